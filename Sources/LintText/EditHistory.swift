/// Edits of a text made in several rounds, as the edits of the first text that lead to the last one.
package struct EditHistory: Sendable {
  /// The last text, as parts in order.
  private var parts: [Part]

  private let count: Int

  private enum Part {
    /// A part of the first text.
    case kept(Range<Int>)
    case added([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .added(let bytes): bytes.count
      }
    }

    /// Returns the first bytes of the part, and the others.
    func split(at offset: Int) -> (Part, Part) {
      switch self {
      case .kept(let range):
        let middle = range.lowerBound + offset
        return (.kept(range.lowerBound..<middle), .kept(middle..<range.upperBound))
      case .added(let bytes):
        return (.added(Array(bytes[..<offset])), .added(Array(bytes[offset...])))
      }
    }
  }

  /// A replacement of bytes of the first text.
  package struct Edit: Sendable {
    package let offsets: Range<Int>
    package let replacement: [UInt8]
  }

  /// Creates the history of a text that has not been edited.
  ///
  /// - Parameter count: the number of its bytes.
  package init(ofTextWithCount count: Int) {
    self.count = count
    parts = [.kept(0..<count)]
  }

  /// Makes another round of edits.
  ///
  /// - Parameters:
  ///   - edits: the edits of the last text, in order and without overlaps.
  ///   - shift: the number of bytes before those that the offsets of the edits count.
  package mutating func apply(_ edits: [TextEdit], after shift: Int) {
    var rest = Array(parts.reversed())
    var position = 0
    func take(until offset: Int) -> [Part] {
      var taken: [Part] = []
      while position < offset, let part = rest.popLast() {
        let (first, others) =
          position + part.count <= offset ? (part, nil) : part.split(at: offset - position)
        taken.append(first)
        position += first.count
        if let others { rest.append(others) }
      }
      return taken
    }
    parts = []
    for edit in edits {
      parts += take(until: edit.offsets.lowerBound + shift)
      _ = take(until: edit.offsets.upperBound + shift)
      parts.append(.added(Array(edit.replacement.utf8)))
    }
    parts += rest.reversed()
  }

  /// The edits of the first text, in order and without overlaps.
  package var edits: [Edit] {
    var edits: [Edit] = []
    var (end, added): (Int, [UInt8]) = (0, [])
    func close(at start: Int) {
      if end < start || !added.isEmpty {
        edits.append(Edit(offsets: end..<start, replacement: added))
      }
      added = []
    }
    for part in parts {
      switch part {
      case .added(let bytes): added += bytes
      case .kept(let range):
        close(at: range.lowerBound)
        end = range.upperBound
      }
    }
    close(at: count)
    return edits
  }
}
