package import LintText

extension YAMLReader {
  /// Returns the comments of a text in order; for a malformed text, those before the error.
  ///
  /// libyaml does not report comments. Between two tokens it skips only white space, line endings
  /// and the text between a `#` and a line ending, so a `#` between tokens begins a comment
  /// regardless of the text before it. A comment may also follow the indicator of a block scalar.
  package func comments(in text: SourceText) -> [SourceComment] {
    var scanner = YAMLTokenScanner(text.bytes)
    var offsets = CharacterOffsets(text.bytes)
    var comments: [SourceComment] = []
    var end = 0
    while let (characters, isBlockScalar) = scanner.next() {
      let token = offsets.bytes(of: characters)
      if end < token.lowerBound {
        Self.add(commentsIn: end..<token.lowerBound, of: text, to: &comments)
      }
      if isBlockScalar {
        let header = Self.end(ofBlockScalarSign: token, in: text)
        if header < token.upperBound, text.bytes[header] == UInt8(ascii: "#") {
          let end = Self.lineEnd(behind: header, upTo: token.upperBound, in: text)
          comments.append(SourceComment(header..<end, in: text))
        }
      }
      end = max(end, token.upperBound)
    }
    return comments
  }

  private static func add(
    commentsIn gap: Range<Int>,
    of text: SourceText,
    to comments: inout [SourceComment],
  ) {
    var offset = gap.lowerBound
    while let sign = text.bytes[offset..<gap.upperBound].firstIndex(of: UInt8(ascii: "#")) {
      offset = lineEnd(behind: sign, upTo: gap.upperBound, in: text)
      comments.append(SourceComment(sign..<offset, in: text))
    }
  }

  /// Returns the offset after `|` or `>`, its indicators and white space.
  private static func end(ofBlockScalarSign token: Range<Int>, in text: SourceText) -> Int {
    let signs = Array("|>+-0123456789 \t".utf8)
    return text.bytes[token].firstIndex { !signs.contains($0) } ?? token.upperBound
  }

  /// Returns the end of the line by the rules of YAML 1.1: at LF, CR, NEL, LS or PS.
  private static func lineEnd(behind start: Int, upTo limit: Int, in text: SourceText) -> Int {
    let bytes = text.bytes
    let end = (start..<limit).first { offset in
      switch bytes[offset] {
      case 0x0A, 0x0D: true
      case 0xC2: bytes.hasBytes("\u{85}", at: offset)
      case 0xE2: bytes.hasBytes("\u{2028}", at: offset) || bytes.hasBytes("\u{2029}", at: offset)
      default: false
      }
    }
    return end ?? limit
  }
}
