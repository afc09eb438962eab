public import LintDiagnostics

/// One parsed document, laid out flat: a record for each node, in the order in which they stand in
/// the text, and the children of a node right behind it.
///
/// A tree of objects takes about twice the time and half as many instructions again (malloc, retain
/// and release for each node), and everything this program reads is a small part of a large file.
/// Read it through ``Node``, starting at ``root``.
///
/// A class, because every node refers to it.
public final class Document: Sendable {
  /// The text it was read from.
  ///
  /// All offsets are offsets into it.
  public let text: SourceText

  /// Whether it is written as JSON: every container in braces or brackets, every key in double
  /// quotes, no tag, anchor or alias.
  ///
  /// In JSON `1e1` is a number, in YAML 1.1 it is text.
  public let isJSON: Bool

  /// The first anchor, alias or merge key, which CloudFormation itself does not read.
  public let firstReuse: Range<Int>?

  let records: [Record]
  let unescaped: [UInt8]
  let tags: [String]

  init(
    text: SourceText,
    isJSON: Bool,
    firstReuse: Range<Int>?,
    records: [Record],
    unescaped: [UInt8],
    tags: [String],
  ) {
    self.text = text
    self.isJSON = isJSON
    self.firstReuse = firstReuse
    self.records = records
    self.unescaped = unescaped
    self.tags = tags
  }

  /// The outermost node, or nil in a document without any.
  public var root: Node? {
    records.isEmpty ? nil : Node(document: self, site: 0)
  }
}

/// One node of a ``Document``.
struct Record {
  var kind: Kind
  var style: ScalarStyle
  /// Whether the content lies in ``Document/unescaped`` instead of the source text.
  var isUnescaped = false
  /// An index into ``Document/tags``; 0 is no tag.
  var tag: UInt16 = 0
  /// Of a scalar: where its content begins.
  ///
  /// Of an alias: the index of the record it stands for.
  var content: UInt32 = 0
  /// Of a scalar: how many bytes its content has.
  var contentLength: UInt32 = 0
  /// Where the node begins in the source text, its tag and anchor included.
  var start: UInt32
  /// Where it ends.
  var end: UInt32
  /// The index just behind the last record below this one.
  var next: UInt32 = 0

  enum Kind: UInt8 {
    case scalar
    case mapping
    case sequence
    case alias
  }
}

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// Between `'`.
  case singleQuoted
  /// Between `"`.
  case doubleQuoted
  /// A block after `|` or `>`.
  case block
}

/// What bounds a document, since libyaml bounds nothing.
public enum SyntaxLimits {
  /// How deep containers may stand in one another.
  ///
  /// CloudFormation templates stay below 40; libyaml takes time that grows with the square of the
  /// depth, 0.8 seconds at 20,000.
  public static let depth = 500

  /// How many nodes a document may have once its aliases are expanded.
  public static let expandedNodes = 1_000_000
}
