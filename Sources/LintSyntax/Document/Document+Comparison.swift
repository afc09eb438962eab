internal import LintText

extension Document {
  /// Whether another document has the same nodes, but for those in some ranges of each.
  ///
  /// Compares the contents, styles and tags of nodes, and not their locations.
  ///
  /// - Parameters:
  ///   - removed: ranges of this document, in order.
  ///   - added: ranges of the other document, in order.
  package func isSame(
    as other: Document,
    without removed: [Range<Int>],
    _ added: [Range<Int>],
  ) -> Bool {
    var (left, right) = (Cursor(self, removed), Cursor(other, added))
    while true {
      let (old, new) = (left.next(), right.next())
      guard let old, let new else { return old == nil && new == nil }
      guard Node(document: self, site: old).isAlike(Node(document: other, site: new)) else {
        return false
      }
    }
  }

  /// Goes through the records of a document, without those in some ranges.
  private struct Cursor {
    private let document: Document
    private let ranges: [Range<Int>]
    private var site = 0
    private var range = 0

    init(_ document: Document, _ ranges: [Range<Int>]) {
      self.document = document
      self.ranges = ranges
    }

    /// Returns the next record, after which its first child follows.
    mutating func next() -> Int? {
      while site < document.records.count {
        let record = document.records[site]
        let (start, end) = (Int(record.start), Int(record.end))
        while range < ranges.count, ranges[range].upperBound < start { range += 1 }
        // A missing value at the start of an edit is the one before it.
        if range < ranges.count, end <= ranges[range].upperBound,
          ranges[range].lowerBound < (start == end ? start : start + 1)
        {
          site = Int(record.next)
          continue
        }
        // A part of an expression in a string.
        if range < ranges.count, document.isJSON, record.kind == .scalar,
          start < ranges[range].lowerBound, ranges[range].upperBound < end
        {
          site = Int(record.next)
          continue
        }
        site += 1
        return site - 1
      }
      return nil
    }
  }
}

extension Node {
  /// Whether two nodes are alike but for their children.
  fileprivate func isAlike(_ other: Node) -> Bool {
    let (old, new) = (document.records[site], other.document.records[other.site])
    guard old.kind == new.kind, tag == other.tag else { return false }
    switch old.kind {
    case .scalar: return style == other.style && hasSameText(as: other)
    case .mapping, .sequence: return true
    case .alias:
      return document.text.string(range) == other.document.text.string(other.range)
    }
  }
}
