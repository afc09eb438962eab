internal import LintText

/// The markers and the content of heredocs.
extension HCLScanner {
  /// Skips `<<EOT` with its line ending; the cursor is at the first `<`.
  mutating func skipHeredocMarker() throws(SyntaxError) {
    let start = offset
    offset += peek(2) == UInt8(ascii: "-") ? 3 : 2
    guard skipIdentifier() else {
      throw SyntaxError("expected the marker of a heredoc after '<<'", at: start..<offset)
    }
    guard skipLineEnd() else {
      throw SyntaxError("expected a line end after the marker of a heredoc", at: offset)
    }
  }

  /// Returns the marker of a heredoc that was skipped.
  func heredocMarker(at start: Int) -> HCLHeredocMarker {
    var scanner = self
    let isIndented = bytes[start + 2] == UInt8(ascii: "-")
    scanner.offset = start + (isIndented ? 3 : 2)
    let word = scanner.offset
    _ = scanner.skipIdentifier()
    return HCLHeredocMarker(word: word..<scanner.offset, isIndented: isIndented)
  }

  /// Reads the content of a heredoc up to its marker or its next template sequence.
  ///
  /// - Parameters:
  ///   - isLineStart: whether the marker may occur at the cursor; false after a template sequence.
  ///   - opening: the start of the heredoc.
  mutating func heredocContent(
    _ marker: HCLHeredocMarker,
    isLineStart: Bool,
    begunAt opening: Int,
  ) throws(SyntaxError) -> HCLContentEnd {
    if isLineStart, let end = skipClosingMarker(marker) { return .closing(end) }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        if let sequence = skipSequenceOpening() { return .opening(sequence) }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard skipLineEnd() else {
          throw SyntaxError("expected a line feed after a carriage return", at: offset)
        }
        if let end = skipClosingMarker(marker) { return .closing(end) }
      case 0x80...:
        try skipMultibyte()
      default:
        offset += 1
      }
    }
    throw broken(inside: "heredoc", text.string(marker.word), begunAt: opening)
  }

  /// Skips a marker that is alone on the line that begins at the cursor, with the space around it,
  /// and returns the end of the marker itself.
  ///
  /// The line must end: Terraform does not recognize a marker at the end of the text.
  private mutating func skipClosingMarker(_ marker: HCLHeredocMarker) -> Int? {
    let start = skippingSpace(from: offset)
    guard bytes[start...].starts(with: bytes[marker.word]) else { return nil }
    let end = start + marker.word.count
    let space = skippingSpace(from: end) - offset
    guard lineEndLength(space) != nil else { return nil }
    offset += space
    return end
  }

  /// Returns the end of the white space that begins at an offset, within the same line.
  ///
  /// Includes all of Unicode's white space, because Terraform trims it from the line of the marker.
  private func skippingSpace(from start: Int) -> Int {
    var index = start
    while let (scalar, length) = scalar(at: index), scalar.properties.isWhitespace,
      scalar != "\n", scalar != "\r"
    {
      index += length
    }
    return index
  }
}
