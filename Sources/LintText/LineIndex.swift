/// Converts byte offsets to lines and columns.
///
/// A Terraform plan is often a single line of many megabytes, where a table of line starts would
/// not help, and one entry per line of an indented plan would cost more than the rest of the
/// program. The index therefore records line and column every KiB and counts from there.
package struct LineIndex: Sendable {
  private let text: SourceText
  private let checkpoints: [Checkpoint]

  private struct Checkpoint {
    var line = 1
    var column = 1

    /// The offset of the start of the line.
    var lineStart = 0
  }

  private static let stride = 1024

  /// Creates an index in one pass over the text.
  package init(_ text: SourceText) {
    self.text = text
    var checkpoints = [Checkpoint()]
    checkpoints.reserveCapacity(text.bytes.count / Self.stride + 1)
    var start = 0
    var state = Checkpoint()
    while start + Self.stride < text.bytes.count {
      Self.advance(&state, over: start..<start + Self.stride, of: text.bytes)
      checkpoints.append(state)
      start += Self.stride
    }
    self.checkpoints = checkpoints
  }

  /// Returns the position of a byte.
  ///
  /// An offset outside the text is clamped to its nearest end.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), text.bytes.count)
    let block = min(offset / Self.stride, checkpoints.count - 1)
    var state = checkpoints[block]
    Self.advance(&state, over: block * Self.stride..<offset, of: text.bytes)
    return SourcePosition(
      line: state.line,
      column: state.column,
      offset: offset,
      utf8Column: offset - state.lineStart + 1,
    )
  }

  /// Returns the positions of a range of bytes.
  package func range(_ offsets: Range<Int>) -> SourceRange {
    position(at: offsets.lowerBound)..<position(at: offsets.upperBound)
  }

  private static func advance(
    _ state: inout Checkpoint,
    over range: Range<Int>,
    of bytes: UnsafeRawBufferPointer,
  ) {
    let block = UnsafeRawBufferPointer(rebasing: bytes[range])
    // The common case in a plan: one check per byte instead of three.
    guard !block.isASCIIWithinLine else {
      state.column += block.count
      return
    }
    guard block.total(where: { $0 == 0x0D }) == 0 else {
      advanceByByte(&state, over: range, of: bytes)
      return
    }
    let lineFeeds = block.total { $0 == 0x0A }
    guard lineFeeds > 0, let last = block.lastIndex(of: 0x0A) else {
      state.column += scalarCount(block)
      return
    }
    state.line += lineFeeds
    state.lineStart = range.lowerBound + last + 1
    state.column = 1 + scalarCount(UnsafeRawBufferPointer(rebasing: block[(last + 1)...]))
  }

  /// Advances byte by byte; a carriage return ends a line unless a line feed follows, possibly in
  /// the next block.
  private static func advanceByByte(
    _ state: inout Checkpoint,
    over range: Range<Int>,
    of bytes: UnsafeRawBufferPointer,
  ) {
    var start = range.lowerBound
    for index in range where endsLine(bytes, at: index) {
      start = index + 1
      state = Checkpoint(line: state.line + 1, lineStart: start)
    }
    state.column += scalarCount(UnsafeRawBufferPointer(rebasing: bytes[start..<range.upperBound]))
  }

  private static func endsLine(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: true
    case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
    default: false
    }
  }

  /// Returns the offsets at which the lines after the line ends in a range start.
  package static func lineStarts(
    in range: Range<Int>,
    of bytes: UnsafeRawBufferPointer
  ) -> [Int] {
    range.filter { endsLine(bytes, at: $0) }.map { $0 + 1 }
  }

  /// Returns the number of bytes that do not continue a scalar.
  private static func scalarCount(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.total { $0 & 0xC0 != 0x80 }
  }
}

extension LineIndex {
  /// Returns the line in which a range begins, for display, without its line ending.
  ///
  /// If a line does not fit a terminal, only the member around the range is shown: programs write
  /// such lines, and in a plan the neighboring values may be secret.
  package func excerpt(of range: SourceRange) -> Excerpt {
    let start = range.lowerBound
    let line = bounds(around: start.offset, before: 160, after: 160)
    let shown =
      isLineStart(line.lowerBound) && isLineEnd(line.upperBound)
      ? line : member(range, within: line)
    let before = UnsafeRawBufferPointer(rebasing: text.bytes[shown.lowerBound..<start.offset])
    return Excerpt(
      text: text.string(shown),
      firstColumn: start.column - Self.scalarCount(before),
      isCutAtEnd: !isLineEnd(shown.upperBound),
    )
  }

  /// Returns the range extended to the key before it, as far as possible without parsing.
  private func member(_ range: SourceRange, within line: Range<Int>) -> Range<Int> {
    let delimiters: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "[")]
    let start = range.lowerBound.offset
    let delimiter = text.bytes[line.lowerBound..<start].lastIndex(where: delimiters.contains)
    let end = min(max(start, range.upperBound.offset), line.upperBound)
    return (delimiter.map { $0 + 1 } ?? line.lowerBound)..<end
  }

  /// Returns the part of a line within `before` and `after` bytes of an offset, without splitting
  /// scalars.
  private func bounds(around offset: Int, before: Int, after: Int) -> Range<Int> {
    let bytes = text.bytes
    var start = offset
    while offset - start < before, !isLineStart(start) { start -= 1 }
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var end = offset
    while end - offset < after, !isLineEnd(end) { end += 1 }
    while end > offset, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  private func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || [0x0A, 0x0D].contains(text.bytes[offset - 1])
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    offset >= text.bytes.count || [0x0A, 0x0D].contains(text.bytes[offset])
  }
}
