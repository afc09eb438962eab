package import LintText

/// A node of a parsed document: a scalar, a mapping or a sequence.
///
/// An alias reads as the node that it stands for, but keeps its own place: where a value is used
/// is where people look for it.
package struct Node: Sendable {
  /// The document that it belongs to.
  package let document: Document

  /// The record that says where it stands.
  let site: Int

  /// The record that says what it is.
  private let index: Int

  /// Whether its tag has been taken for a function already.
  private let isUntagged: Bool

  init(document: Document, site: Int) {
    self.init(document: document, site: site, isUntagged: false)
  }

  private init(document: Document, site: Int, isUntagged: Bool) {
    self.document = document
    self.site = site
    self.isUntagged = isUntagged
    let record = document.records[site]
    // An alias never refers to another alias: an anchor cannot stand on one.
    index = record.kind == .alias ? Int(record.content) : site
  }

  private var record: Record { document.records[index] }

  /// What a node can be.
  package enum Kind: Sendable {
    /// A single value.
    case scalar
    /// Keys with values.
    case mapping
    /// A list.
    case sequence
  }

  /// What the node is.
  package var kind: Kind {
    switch record.kind {
    case .scalar, .alias: .scalar
    case .mapping: .mapping
    case .sequence: .sequence
    }
  }

  /// Where it is written, in byte offsets; of an alias, where the alias is written.
  ///
  /// Quotes, tag and anchor are included. A mapping or sequence in block style ends where its last
  /// value ends. A value that is not written has an empty range behind its colon or dash.
  package var range: Range<Int> {
    let record = document.records[site]
    return Int(record.start)..<Int(max(record.start, record.end))
  }

  /// Its tag as written, such as `!Ref`, with the shorthand `!!` resolved; nil without one.
  package var tag: Text? {
    isUntagged || record.tag == 0 ? nil : document.tags[Int(record.tag)]
  }

  /// The same node without its tag.
  package var untagged: Node {
    Node(document: document, site: site, isUntagged: true)
  }

  /// What an alias stands for, in its own place; any other node itself.
  package var target: Node {
    Node(document: document, site: index)
  }

  /// Whether two nodes are one and the same node of the same document.
  package func isIdentical(to other: Node) -> Bool {
    document === other.document && index == other.index
  }
}

// MARK: Scalars

extension Node {
  /// How a scalar is written.
  package var style: ScalarStyle { record.style }

  /// The content of a scalar without quotes and escapes, or nil if it is no scalar.
  package var text: Text? {
    kind == .scalar ? withContent { Text(decoding: $0) } : nil
  }

  /// Whether it is a scalar with exactly this content.
  package func hasText(_ text: StaticString) -> Bool {
    Int(record.contentLength) == text.utf8CodeUnitCount && hasPrefix(text)
  }

  /// Whether it is a scalar whose content begins so.
  package func hasPrefix(_ text: StaticString) -> Bool {
    kind == .scalar && withContent { $0.hasBytes(text, at: 0) }
  }

  /// Whether it is a scalar whose content ends so.
  package func hasSuffix(_ text: StaticString) -> Bool {
    kind == .scalar && withContent { $0.hasBytes(text, at: $0.count - text.utf8CodeUnitCount) }
  }

  /// How many bytes the content of a scalar has; 0 if it is no scalar.
  package var contentSize: Int { Int(record.contentLength) }

  /// Whether it is a scalar with this content but for the case of its letters.
  ///
  /// - Parameter text: some ASCII characters.
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
  /// The elements of a sequence; none if it is no sequence.
  package var elements: [Node] {
    kind == .sequence ? children() : []
  }

  /// The first elements of a sequence, up to some number; none if it is no sequence.
  package func elements(upTo count: Int) -> [Node] {
    kind == .sequence ? children(upTo: count) : []
  }

  /// The entries of a mapping as they are written, merge keys and duplicates included; none if it
  /// is no mapping.
  package var writtenEntries: [Entry] {
    guard kind == .mapping else { return [] }
    var entries: [Entry] = []
    var key = index + 1
    while key < record.next {
      let value = Int(document.records[key].next)
      entries.append(entry(key: key, value: value))
      key = Int(document.records[value].next)
    }
    return entries
  }

  private func entry(key: Int, value: Int) -> Entry {
    Entry(key: Node(document: document, site: key), value: Node(document: document, site: value))
  }

  /// The entries of a mapping with merge keys resolved: a key written in the mapping itself
  /// wins over a merged one, and of several merged mappings the first one wins.
  ///
  /// A key that is written twice is here twice. Of what is merged, keys that are no scalars are
  /// left out: nothing tells whether they are known.
  package var entries: [Entry] {
    let written = writtenEntries
    guard written.contains(where: \.isMerge) else { return written }
    var entries = written.filter { !$0.isMerge }
    var known = Set(entries.compactMap(\.key.text))
    for merge in written where merge.isMerge {
      let sources = merge.value.kind == .sequence ? merge.value.elements : [merge.value]
      for source in sources {
        // A merged mapping may merge others; aliases cannot form a circle, so this ends.
        let merged = source.entries.filter { $0.key.text.map { !known.contains($0) } ?? false }
        known.formUnion(merged.compactMap(\.key.text))
        entries += merged
      }
    }
    return entries
  }

  /// The entry of a mapping that has just one, merge keys resolved; nil if it has more or none.
  package var onlyEntry: Entry? {
    let key = index + 1
    guard kind == .mapping, key < record.next else { return nil }
    let value = Int(document.records[key].next)
    let first = entry(key: key, value: value)
    let next = Int(document.records[value].next)
    // Asked of every mapping there is, most of which have a second key: no need to lay out them all.
    let isPlain =
      !first.isMerge && (next == record.next || !Node(document: document, site: next).isMergeKey)
    guard isPlain else { return entries.count == 1 ? entries[0] : nil }
    return next == record.next ? first : nil
  }

  /// The value of a key that is not known beforehand.
  package func value(named name: Text) -> Node? {
    entries.first { $0.key.text == name }?.value
  }

  /// The value of a key, or nil if the node is no mapping or has no such key.
  ///
  /// Of a key that is written twice, the first.
  package subscript(key: StaticString) -> Node? {
    site(of: key).map { Node(document: document, site: Int(document.records[$0].next)) }
  }

  /// The entry of a key, or nil if the node is no mapping or has no such key.
  package func entry(_ key: StaticString) -> Entry? {
    site(of: key).map { entry(key: $0, value: Int(document.records[$0].next)) }
  }

  /// The record of a key, or nil if the node is no mapping or has no such key.
  ///
  /// Nodes hold on to their document, and every resource is asked for several keys: no node is made
  /// of a key before its length is right.
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
    // Searched where it stands: `entries` would lay out all that is merged, for each key anew.
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

  /// Whether it is `<<`, unquoted or with the tag of merge keys; `!!str <<` is a key like others.
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

    /// Whether it is a YAML merge key, `<<`.
    package var isMerge: Bool { key.isMergeKey }
  }
}

extension Node: Hashable {
  /// Whether two nodes stand in the same place of the same document.
  package static func == (left: Node, right: Node) -> Bool {
    left.document === right.document && left.site == right.site
      && left.isUntagged == right.isUntagged
  }

  /// Hashes the place.
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
  /// How many bytes the content of a scalar has, or of the scalar that an alias stands for.
  fileprivate func contentLength(at site: Int) -> UInt32 {
    let isAlias = records[site].kind == .alias
    return records[isAlias ? Int(records[site].content) : site].contentLength
  }

  /// Every mapping that is written in the document, outer ones first.
  package var mappings: [Node] {
    records.indices.lazy.filter { self.records[$0].kind == .mapping }
      .map { Node(document: self, site: $0) }
  }
}
