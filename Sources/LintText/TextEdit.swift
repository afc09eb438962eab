/// A replacement of a part of a text.
public struct TextEdit: Sendable, Hashable {
  /// The replaced part; empty for an insertion.
  ///
  /// Offsets count from the start of the text without its byte order mark.
  public let range: SourceRange

  /// The text in its place.
  @Bytewise public private(set) var replacement: String

  /// Creates an edit from its parts.
  package init(_ range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }

  /// The replaced bytes.
  package var offsets: Range<Int> { range.offsets }
}

extension UnsafeRawBufferPointer {
  /// A hash of the bytes, with a random seed for each process.
  package var digest: Int {
    var hasher = Hasher()
    hasher.combine(bytes: self)
    return hasher.finalize()
  }
}

extension [TextEdit] {
  /// The edits in order, each once, without those that overlap an earlier one; of insertions at one
  /// place only the first, which determines where the others belong.
  package var withoutOverlaps: [TextEdit] {
    var kept: [TextEdit] = []
    for edit in Set(self).sorted(by: Self.isBefore) {
      let isClear = kept.last.map { last in
        last.offsets.upperBound <= edit.offsets.lowerBound
          && last.offsets.lowerBound < edit.offsets.lowerBound
      }
      if isClear ?? true { kept.append(edit) }
    }
    return kept
  }

  private static func isBefore(_ left: TextEdit, _ right: TextEdit) -> Bool {
    (left.offsets.lowerBound, left.offsets.upperBound, Text(left.replacement))
      < (right.offsets.lowerBound, right.offsets.upperBound, Text(right.replacement))
  }

  /// Returns a text with these edits made.
  ///
  /// The edits are in order and do not overlap.
  package func applied(to bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + reduce(0) { $0 + $1.replacement.utf8.count })
    var end = 0
    for edit in self {
      result += bytes[end..<edit.offsets.lowerBound]
      result += edit.replacement.utf8
      end = edit.offsets.upperBound
    }
    result += bytes[end...]
    return result
  }

  /// The ranges that the replacements have in the edited text.
  package var offsetsAfterwards: [Range<Int>] {
    var shift = 0
    return map { edit in
      let start = edit.offsets.lowerBound + shift
      shift += edit.replacement.utf8.count - edit.offsets.count
      return start..<start + edit.replacement.utf8.count
    }
  }
}
