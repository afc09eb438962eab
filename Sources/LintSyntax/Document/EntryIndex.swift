/// Finds entries of mappings by their places in the text.
///
/// Two numbers for each node, rather than a dictionary of nodes: nearly all entries of a large
/// template are unrelated to caches.
package struct EntryIndex: Sendable {
  private let document: Document

  /// The record of the container of each record; of the outermost one its own.
  private let containers: [UInt32]

  /// Whether each record is a key of a mapping.
  private let areKeys: [Bool]

  /// Creates the index of a document.
  package init(_ document: Document) {
    self.document = document
    let records = document.records
    var containers = [UInt32](repeating: 0, count: records.count)
    var areKeys = [Bool](repeating: false, count: records.count)
    for (site, record) in records.enumerated()
    where record.kind == .mapping || record.kind == .sequence {
      var child = site + 1
      var isKey = record.kind == .mapping
      while child < record.next {
        containers[child] = UInt32(truncatingIfNeeded: site)
        areKeys[child] = isKey
        if record.kind == .mapping { isKey.toggle() }
        child = Int(records[child].next)
      }
    }
    self.containers = containers
    self.areKeys = areKeys
  }

  /// Returns the innermost entry whose key starts at an offset.
  package func entry(withKeyAt offset: Int) -> Node.Entry? {
    sites(at: offset).last { areKeys[$0] }.map(entry(ofKey:))
  }

  /// Returns the innermost mapping that has a value which starts at an offset.
  package func mapping(withValueAt offset: Int) -> Node? {
    sites(at: offset).last(where: isValue).map { Node(document: document, site: container(of: $0)) }
  }

  /// Returns the mappings around an offset, innermost first, each with its entry whose value
  /// contains the offset.
  package func entries(around offset: Int) -> [(mapping: Node, entry: Node.Entry)] {
    guard var site = lastSite(upTo: offset) else { return [] }
    var entries: [(mapping: Node, entry: Node.Entry)] = []
    while true {
      let node = Node(document: document, site: site)
      if isValue(site), node.range.contains(offset) {
        let mapping = Node(document: document, site: container(of: site))
        entries += mapping.writtenEntries.filter { $0.value == node }.map { (mapping, $0) }
      }
      guard site != container(of: site) else { return entries }
      site = container(of: site)
    }
  }

  private func container(of site: Int) -> Int { Int(containers[site]) }

  private func isValue(_ site: Int) -> Bool {
    !areKeys[site] && site != container(of: site)
      && document.records[container(of: site)].kind == .mapping
  }

  private func entry(ofKey site: Int) -> Node.Entry {
    Node.Entry(
      key: Node(document: document, site: site),
      value: Node(document: document, site: Int(document.records[site].next)),
    )
  }

  /// Returns the last record that starts at or before an offset.
  private func lastSite(upTo offset: Int) -> Int? {
    let records = document.records
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Returns the records that start at an offset, outer ones first.
  private func sites(at offset: Int) -> Range<Int> {
    guard let last = lastSite(upTo: offset), document.records[last].start == offset else {
      return 0..<0
    }
    var first = last
    while first > 0, document.records[first - 1].start == offset { first -= 1 }
    return first..<(last + 1)
  }
}
