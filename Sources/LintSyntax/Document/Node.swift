package import LintText

/// A node of a parsed document: a scalar, a mapping or a sequence.
///
/// An alias reads as its target but keeps its own range: users look for a value where it is used.
package struct Node: Sendable {
  /// The document that the node belongs to.
  package let document: Document

  /// The index of the record with its position.
  let site: Int

  /// The index of the record with its content.
  private let index: Int

  /// Whether its tag has already been interpreted as a function.
  private let isUntagged: Bool

  init(document: Document, site: Int) {
    self.init(document: document, site: site, isUntagged: false)
  }

  private init(document: Document, site: Int, isUntagged: Bool) {
    self.document = document
    self.site = site
    self.isUntagged = isUntagged
    let record = document.records[site]
    // An alias never refers to another alias, because an alias cannot have an anchor.
    index = record.kind == .alias ? Int(record.content) : site
  }

  private var record: Record { document.records[index] }

  /// A kind of node.
  package enum Kind: Sendable {
    /// A single value.
    case scalar
    /// Keys with values.
    case mapping
    /// A list.
    case sequence
  }

  /// The kind of the node.
  package var kind: Kind {
    switch record.kind {
    case .scalar, .alias: .scalar
    case .mapping: .mapping
    case .sequence: .sequence
    }
  }

  /// The byte range in the document; of an alias, the range of the alias itself.
  ///
  /// Includes quotes, tag and anchor. A mapping or sequence in block style ends where its last
  /// value ends. A missing value has an empty range after its colon or dash.
  package var range: Range<Int> {
    let record = document.records[site]
    return Int(record.start)..<Int(max(record.start, record.end))
  }

  /// The tag as written, such as `!Ref`, with the shorthand `!!` resolved; nil without one.
  package var tag: Text? {
    isUntagged || record.tag == 0 ? nil : document.tags[Int(record.tag)]
  }

  /// The same node without its tag.
  package var untagged: Node {
    Node(document: document, site: site, isUntagged: true)
  }

  /// The target of an alias, with its own range; any other node itself.
  package var target: Node {
    Node(document: document, site: index)
  }

  /// Whether two nodes, or their alias targets, are the same node of the same document.
  package func isIdentical(to other: Node) -> Bool {
    document === other.document && index == other.index
  }
}

// MARK: Scalars

extension Node {
  /// The style of a scalar.
  package var style: ScalarStyle { record.style }

  /// The content of a scalar without quotes and escapes, or nil for another kind of node.
  package var text: Text? {
    kind == .scalar ? withContent { Text(decoding: $0) } : nil
  }

  /// Whether it is a scalar with exactly this content.
  package func hasText(_ text: StaticString) -> Bool {
    Int(record.contentLength) == text.utf8CodeUnitCount && hasPrefix(text)
  }

  /// Whether it is a scalar whose content has this prefix.
  package func hasPrefix(_ text: StaticString) -> Bool {
    kind == .scalar && withContent { $0.hasBytes(text, at: 0) }
  }

  /// Whether it is a scalar whose content has this suffix.
  package func hasSuffix(_ text: StaticString) -> Bool {
    kind == .scalar && withContent { $0.hasBytes(text, at: $0.count - text.utf8CodeUnitCount) }
  }

  /// The size of the content of a scalar in bytes; 0 for another kind of node.
  package var contentSize: Int { Int(record.contentLength) }

  /// Whether it is a scalar with this content, ignoring case.
  ///
  /// - Parameter text: ASCII characters.
  package func hasText(inAnyCase text: StaticString) -> Bool {
    guard kind == .scalar, Int(record.contentLength) == text.utf8CodeUnitCount else { return false }
    return withContent { content in
      text.withUTF8Buffer { text in
        zip(content, text).allSatisfy { Self.lowercase($0) == Self.lowercase($1) }
      }
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  func withContent<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = Int(record.content)
    let end = start + Int(record.contentLength)
    guard record.isUnescaped else {
      return body(UnsafeRawBufferPointer(rebasing: document.text.bytes[start..<end]))
    }
    return document.unescaped.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<end]))
    }
  }
}

// MARK: Containers

extension Node {
  /// The elements of a sequence; empty for another kind of node.
  package var elements: [Node] {
    kind == .sequence ? children() : []
  }

  /// Returns the first elements of a sequence, at most `count`; empty for another kind of node.
  package func elements(upTo count: Int) -> [Node] {
    kind == .sequence ? children(upTo: count) : []
  }

  /// The entries of a mapping as written, including merge keys and duplicates; empty for another
  /// kind of node.
  package var writtenEntries: [Entry] {
    guard kind == .mapping else { return [] }
    // Growing an array takes longer than counting, and each key of a resource is looked up so.
    let count = childCount / 2
    return Array(unsafeUninitializedCapacity: count) { entries, initialized in
      var key = index + 1
      for entry in 0..<count {
        let value = Int(document.records[key].next)
        entries.initializeElement(at: entry, to: self.entry(key: key, value: value))
        key = Int(document.records[value].next)
      }
      initialized = count
    }
  }

  private var childCount: Int {
    let end = record.next
    var count = 0
    var child = UInt32(truncatingIfNeeded: index + 1)
    while child < end {
      count += 1
      child = document.records[Int(child)].next
    }
    return count
  }

  private func entry(key: Int, value: Int) -> Entry {
    Entry(key: Node(document: document, site: key), value: Node(document: document, site: value))
  }

  /// The entries of a mapping with merge keys resolved: a key in the mapping itself takes
  /// precedence over a merged one, and the first of several merged mappings over later ones.
  ///
  /// A key that is written twice appears twice. Merged keys that aren't scalars are omitted,
  /// because it is unknown whether they are duplicates.
  package var entries: [Entry] {
    let written = writtenEntries
    guard written.contains(where: \.isMerge) else { return written }
    var entries = written.filter { !$0.isMerge }
    var known = Set(entries.compactMap(\.key.text))
    for merge in written where merge.isMerge {
      let sources = merge.value.kind == .sequence ? merge.value.elements : [merge.value]
      for source in sources {
        // A merged mapping may merge others; aliases cannot form a cycle, so this terminates.
        let merged = source.entries.filter { $0.key.text.map { !known.contains($0) } ?? false }
        known.formUnion(merged.compactMap(\.key.text))
        entries += merged
      }
    }
    return entries
  }

  /// The entry of a mapping with exactly one, merge keys resolved; nil for any other number.
  package var onlyEntry: Entry? {
    let key = index + 1
    guard kind == .mapping, key < record.next else { return nil }
    let value = Int(document.records[key].next)
    let first = entry(key: key, value: value)
    let next = Int(document.records[value].next)
    // Evaluated for every mapping, most of which have a second key, so avoid building all entries.
    let isPlain =
      !first.isMerge && (next == record.next || !Node(document: document, site: next).isMergeKey)
    guard isPlain else { return entries.count == 1 ? entries[0] : nil }
    return next == record.next ? first : nil
  }

  /// Returns the value of a key whose name isn't known in advance.
  package func value(named name: Text) -> Node? {
    entries.first { $0.key.text == name }?.value
  }

  /// The value of a key, or nil if the node isn't a mapping or lacks the key.
  ///
  /// If the key is written twice, its first value.
  package subscript(key: StaticString) -> Node? {
    site(of: key).map { Node(document: document, site: Int(document.records[$0].next)) }
  }

  /// Returns the entry of a key, or nil if the node isn't a mapping or lacks the key.
  package func entry(_ key: StaticString) -> Entry? {
    site(of: key).map { entry(key: $0, value: Int(document.records[$0].next)) }
  }

  /// Returns the record of a key, or nil if the node isn't a mapping or lacks the key.
  ///
  /// Nodes retain their document, and several keys of every resource are looked up, so a node for a
  /// key is created only once its length matches.
  private func site(of key: StaticString) -> Int? {
    guard kind == .mapping else { return nil }
    let length = UInt32(truncatingIfNeeded: key.utf8CodeUnitCount)
    var child = index + 1
    var merged: [Node] = []
    while child < record.next {
      let value = Int(document.records[child].next)
      let keyLength = document.contentLength(at: child)
      if keyLength == length, Node(document: document, site: child).hasText(key) { return child }
      if keyLength == 2, Node(document: document, site: child).isMergeKey {
        merged.append(Node(document: document, site: value))
      }
      child = Int(document.records[value].next)
    }
    // Search the merged mappings directly: `entries` would build all merged entries again for each
    // key.
    for merge in merged {
      for source in merge.kind == .sequence ? merge.elements : [merge] {
        if let site = source.site(of: key) { return site }
      }
    }
    return nil
  }

  private func children(upTo count: Int = .max) -> [Node] {
    var children: [Node] = []
    var child = index + 1
    while child < record.next, children.count < count {
      children.append(Node(document: document, site: child))
      child = Int(document.records[child].next)
    }
    return children
  }

  /// Whether it is `<<`, unquoted or with the tag of merge keys; `!!str <<` is an ordinary key.
  fileprivate var isMergeKey: Bool {
    guard hasText("<<") else { return false }
    guard let tag else { return style == .plain }
    return tag == "tag:yaml.org,2002:merge"
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key; usually a scalar, but YAML allows any node.
    package let key: Node

    /// The value.
    package let value: Node

    /// Creates an entry from its parts.
    package init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// Whether it is a YAML merge key, `<<`.
    package var isMerge: Bool { key.isMergeKey }
  }
}

extension Node: Hashable {
  /// Whether two nodes have the same location in the same document.
  package static func == (left: Node, right: Node) -> Bool {
    left.document === right.document && left.site == right.site
      && left.isUntagged == right.isUntagged
  }

  /// Hashes the location.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(document))
    hasher.combine(site)
  }
}

extension Node {
  /// Whether two scalars have the same content.
  package func hasSameText(as other: Node) -> Bool {
    guard kind == .scalar, other.kind == .scalar,
      record.contentLength == other.record.contentLength
    else { return false }
    return withContent { content in other.withContent { $0.elementsEqual(content) } }
  }
}

extension Document {
  /// Returns the size in bytes of the content of a scalar, or of the target of an alias.
  fileprivate func contentLength(at site: Int) -> UInt32 {
    let isAlias = records[site].kind == .alias
    return records[isAlias ? Int(records[site].content) : site].contentLength
  }

  /// Every mapping written in the document, outer ones first.
  package var mappings: [Node] {
    records.indices.lazy.filter { self.records[$0].kind == .mapping }
      .map { Node(document: self, site: $0) }
  }
}
