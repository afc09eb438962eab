internal import LintText

/// A scanner for the tokens of HCL outside of string content, and for its comments.
struct HCLScanner {
  let text: SourceText
  let bytes: UnsafeRawBufferPointer
  var offset = 0
  private(set) var comments: [HCLComment] = []

  init(_ text: SourceText) {
    self.text = text
    bytes = text.bytes
  }

  /// Returns the byte `distance` after the cursor, or 0 at the end, since no token begins with 0.
  func peek(_ distance: Int = 0) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  /// Reads the next token; line endings are tokens, comments are not.
  mutating func next() throws(SyntaxError) -> HCLToken {
    try skipSpaceAndComments()
    let start = offset
    let kind = try scanKind()
    return HCLToken(kind: kind, range: start..<offset)
  }

  private mutating func scanKind() throws(SyntaxError) -> HCLToken.Kind {
    guard offset < bytes.count else { return .end }
    switch bytes[offset] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try skipNumber()
      return .number
    case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "<"):
      try skipHeredocMarker()
      return .heredoc
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      guard skipLineEnd() else { throw invalidCharacter() }
      return .newline
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...:
      guard skipIdentifier() else { throw invalidCharacter() }
      return .identifier
    default:
      guard let (kind, length) = symbol() else { throw invalidCharacter() }
      offset += length
      return kind
    }
  }

  // MARK: Space, comments and line ends

  private mutating func skipSpaceAndComments() throws(SyntaxError) {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): skipBlanks()
      case UInt8(ascii: "#"): skipLineComment()
      case UInt8(ascii: "/"):
        switch peek(1) {
        case UInt8(ascii: "/"): skipLineComment()
        case UInt8(ascii: "*"): try skipInlineComment()
        default: return
        }
      default: return
      }
    }
  }

  private mutating func skipBlanks() {
    var end = offset + 1
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    offset = end
  }

  private mutating func skipLineComment() {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    // Keep the line ending: it is a token, even after a comment.
    if offset < bytes.count, bytes[offset - 1] == UInt8(ascii: "\r") { offset -= 1 }
    comments.append(HCLComment(range: start..<offset))
  }

  private mutating func skipInlineComment() throws(SyntaxError) {
    let start = offset
    offset += 2
    while !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
      guard offset < bytes.count else { throw broken(inside: "comment", "*/", begunAt: start) }
      offset += 1
    }
    offset += 2
    comments.append(HCLComment(range: start..<offset))
  }

  /// Skips a line ending; false if the cursor isn't at one.
  mutating func skipLineEnd() -> Bool {
    guard let length = lineEndLength() else { return false }
    offset += length
    return true
  }

  /// Returns the length of the line ending `distance` after the cursor, or nil at anything else.
  func lineEndLength(_ distance: Int = 0) -> Int? {
    let length = peek(distance) == UInt8(ascii: "\r") ? 2 : 1
    return peek(distance + length - 1) == UInt8(ascii: "\n") ? length : nil
  }

  // MARK: Symbols

  /// Returns the longest symbol at the cursor and its length.
  private func symbol() -> (HCLToken.Kind, Int)? {
    let next = peek(1)
    switch bytes[offset] {
    case UInt8(ascii: "="):
      switch next {
      case UInt8(ascii: ">"): return (.arrow, 2)
      case UInt8(ascii: "="): return (.infix, 2)
      default: return (.equals, 1)
      }
    case UInt8(ascii: "."):
      let isEllipsis = next == UInt8(ascii: ".") && peek(2) == UInt8(ascii: ".")
      return isEllipsis ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: "\""): return (.quote, 1)
    case UInt8(ascii: "("): return (.opening(.parenthesis), 1)
    case UInt8(ascii: ")"): return (.closing(.parenthesis), 1)
    case UInt8(ascii: "["): return (.opening(.bracket), 1)
    case UInt8(ascii: "]"): return (.closing(.bracket), 1)
    case UInt8(ascii: "{"): return (.opening(.brace), 1)
    case UInt8(ascii: "}"): return (.closing(.brace), 1)
    case UInt8(ascii: ":"): return next == UInt8(ascii: ":") ? (.doubleColon, 2) : (.colon, 1)
    case UInt8(ascii: "?"): return (.question, 1)
    case UInt8(ascii: "!"): return next == UInt8(ascii: "=") ? (.infix, 2) : (.not, 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      return (.infix, next == UInt8(ascii: "=") ? 2 : 1)
    case UInt8(ascii: "&"), UInt8(ascii: "|"):
      return next == bytes[offset] ? (.infix, 2) : nil
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "%"): return (.infix, 1)
    case UInt8(ascii: "~"): return next == UInt8(ascii: "}") ? (.closing(.sequence), 2) : nil
    default: return nil
    }
  }

  // MARK: Errors

  private func invalidCharacter() -> SyntaxError {
    guard let (scalar, length) = scalar(at: offset) else {
      return SyntaxError("invalid UTF-8", at: offset)
    }
    let number = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - number.count))
    return SyntaxError(
      "character U+\(padding)\(number) is not allowed here",
      at: offset..<offset + length,
    )
  }

  /// Returns the error for a text that ends before a closing delimiter.
  ///
  /// - Parameter end: the end of the text; nil if it is that of the whole text.
  func broken(
    inside what: String,
    _ closing: String,
    begunAt start: Int,
    at end: Int? = nil,
  ) -> SyntaxError {
    SyntaxError(
      "the text ends inside a \(what): expected '\(closing)'",
      at: end ?? bytes.count,
      related: SyntaxError.Related(message: "the \(what) begins here", offset: start),
    )
  }
}
