package import LintText

/// One parsed document in a flat layout: a record for each node in source order, immediately
/// followed by its children.
///
/// A tree of objects takes about twice the time and half as many instructions again (malloc, retain
/// and release for each node), and everything this program reads is a small part of a large file.
/// Read it through ``Node``, starting at ``root``.
///
/// A class, because every node refers to it.
package final class Document: Sendable {
  /// The text that the document was read from.
  ///
  /// All offsets are offsets into it.
  package let text: SourceText

  /// Whether it is written as JSON: every container in braces or brackets, every key in double
  /// quotes, and no tags, anchors or aliases.
  ///
  /// In JSON `1e1` is a number, in YAML 1.1 it is text.
  package let isJSON: Bool

  /// The first anchor or merge key, which CloudFormation itself does not support.
  ///
  /// Every alias follows the first anchor.
  package let firstReuse: Range<Int>?

  /// The index of the record of ``root``.
  private let rootSite: Int

  let records: [Record]
  let unescaped: [UInt8]
  let tags: [Text]

  init(
    text: SourceText,
    isJSON: Bool,
    firstReuse: Range<Int>?,
    records: [Record],
    unescaped: [UInt8],
    tags: [Text],
    rootSite: Int = 0,
  ) {
    self.rootSite = rootSite
    self.text = text
    self.isJSON = isJSON
    self.firstReuse = firstReuse
    self.records = records
    self.unescaped = unescaped
    self.tags = tags
  }

  /// Returns the first node whose tag has a prefix.
  package func firstNode(withTagBeginningWith prefix: Text) -> Node? {
    guard tags.contains(where: { $0.hasPrefix(prefix) }) else { return nil }
    return records.firstIndex { tags[Int($0.tag)].hasPrefix(prefix) }
      .map { Node(document: self, site: $0) }
  }

  /// Returns this document with another of its nodes as the root.
  package func rooted(at node: Node) -> Document {
    Document(
      text: text,
      isJSON: isJSON,
      firstReuse: firstReuse,
      records: records,
      unescaped: unescaped,
      tags: tags,
      rootSite: node.target.site,
    )
  }

  /// The outermost node, or nil in an empty document.
  package var root: Node? {
    records.isEmpty ? nil : Node(document: self, site: rootSite)
  }
}
