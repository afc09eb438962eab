internal import LintText

/// The text of a document, with the positions of a client.
struct DocumentText: Sendable {
  private(set) var bytes: [UInt8]

  private let encoding: PositionEncoding

  /// The offsets of the starts of lines.
  private var starts: [Int] = []

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    starts = [0] + lineStarts(in: 0..<bytes.count)
  }

  /// The length of the byte order mark, which offsets of reports don't count.
  private var markLength: Int { bytes.byteOrderMarkLength }

  private func lineStarts(in range: Range<Int>) -> [Int] {
    bytes.withUnsafeBytes { LineIndex.lineStarts(in: range, of: $0) }
  }

  /// Replaces a range.
  mutating func replace(_ range: TextRange, with text: String) {
    let (first, last) = (offset(of: range.start), offset(of: range.end))
    let (start, end) = (min(first, last), max(first, last))
    bytes.replaceSubrange(start..<end, with: text.utf8)
    // The other lines stay as they are. A carriage return before the edit may now end no line.
    let shift = text.utf8.count - (end - start)
    let before = max(line(at: start) - 1, 0)
    let after = line(at: end) + 1
    let rest = starts[after...].map { $0 + shift }
    let edited = starts[before]..<(rest.first.map { $0 - 1 } ?? bytes.count)
    starts.replaceSubrange((before + 1)..., with: lineStarts(in: edited) + rest)
  }

  /// Returns the byte at a position; the end of the line or text for a position after it.
  func offset(of position: TextPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return bytes.count }
    var offset = starts[position.line]
    let next = position.line + 1
    let end = next < starts.count ? starts[next] : bytes.count
    var rest = max(position.character, 0)
    while offset < end, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      rest -= encoding.units(ofScalarAt: bytes[offset])
      guard rest >= 0 else { break }
      offset += 1
    }
    // A position inside of a scalar is that of the scalar.
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// Returns the position of a byte.
  private func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let character = bytes[starts[line]..<offset].reduce(0) {
      $0 + encoding.units(ofScalarAt: $1)
    }
    return TextPosition(line: line, character: character)
  }

  /// Returns the line of a byte.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns a range of a report as the client counts it.
  func range(_ range: SourceRange) -> TextRange { self.range(offsets(of: range)) }

  /// Returns the bytes of a range of a report.
  func offsets(of range: SourceRange) -> Range<Int> {
    let (offsets, mark) = (range.offsets, markLength)
    let start = min(offsets.lowerBound + mark, bytes.count)
    return start..<max(start, min(offsets.upperBound + mark, bytes.count))
  }

  /// Returns a range of bytes as the client counts it.
  func range(_ offsets: Range<Int>) -> TextRange {
    TextRange(start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
  }

  /// The digest by which edits name the text.
  var digest: Int {
    bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[markLength...]).digest }
  }

  /// Returns the text before a position on its line.
  func linePrefix(_ position: TextPosition) -> String {
    let end = offset(of: position)
    return String(decoding: bytes[starts[line(at: end)]..<end], as: UTF8.self)
  }

  /// Returns the bytes of the line of a byte.
  func lineOffsets(at offset: Int) -> Range<Int> {
    let line = line(at: offset)
    return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)
  }

  /// Returns the lines before the one of a position, last first.
  func linesAbove(_ position: TextPosition) -> some Sequence<String> {
    let last = min(max(position.line, 0), starts.count - 1)
    return (0..<last).reversed().lazy.map { line in
      String(decoding: bytes[starts[line]..<starts[line + 1]], as: UTF8.self)
    }
  }
}
