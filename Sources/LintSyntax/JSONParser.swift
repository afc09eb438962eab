internal import LintDiagnostics

/// One pass over the bytes of a JSON text: checks the grammar and lays out what is selected.
struct JSONParser {
  private let text: SourceText
  private let bytes: UnsafeRawBufferPointer
  private let selection: JSONSelection
  private var scanner: JSONScanner
  private var builder = DocumentBuilder()
  private var open: [Container] = []
  /// At which depth the value that is passed over began; nil while everything is laid out.
  private var skippedDepth: Int?

  private struct Container {
    let isObject: Bool
    let start: Int
    /// Where to go back to if it turns out that it is not kept; nil if that cannot happen.
    let mark: DocumentBuilder.Mark?
  }

  init(_ text: SourceText, _ selection: JSONSelection) {
    self.text = text
    bytes = text.bytes
    self.selection = selection
    scanner = JSONScanner(text.bytes)
  }

  mutating func parse() throws(SyntaxError) -> Document {
    scanner.skipSpace()
    // Whether the last key was the discriminator of its object.
    var isDiscriminator = false
    value: while true {
      let start = scanner.offset
      switch scanner.peek {
      case UInt8(ascii: "{"):
        try begin(isObject: true)
        if scanner.peek != UInt8(ascii: "}") {
          isDiscriminator = try member()
          continue value
        }
      case UInt8(ascii: "["):
        try begin(isObject: false)
        if scanner.peek != UInt8(ascii: "]") { continue value }
      case UInt8(ascii: "\""):
        let content = try scanner.string()
        if isDiscriminator, !content.hasEscapes { dropObject(unlessKept: content.range) }
        if skippedDepth == nil { addString(content, at: start) }
      default:
        try scanner.literal()
        if skippedDepth == nil {
          builder.addScalar(.plain, content: start..<scanner.offset, at: start..<scanner.offset)
        }
      }
      // Behind a value: a comma, or the ends of containers.
      while true {
        endSkippedValue()
        scanner.skipSpace()
        guard let container = open.last else {
          guard scanner.isAtEnd else {
            throw SyntaxError("expected nothing more after the JSON value", at: scanner.offset)
          }
          return builder.finish(text)
        }
        switch scanner.peek {
        case UInt8(ascii: ","):
          scanner.advance()
          scanner.skipSpace()
          if container.isObject { isDiscriminator = try member() }
          continue value
        case container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
          scanner.advance()
          end()
        default:
          throw unexpected(
            container.isObject ? "expected ',' or '}'" : "expected ',' or ']'"
          )
        }
      }
    }
  }

  // MARK: Containers

  private mutating func begin(isObject: Bool) throws(SyntaxError) {
    let sign = scanner.offset..<scanner.offset + 1
    guard open.count < SyntaxLimits.depth else {
      throw SyntaxError("nested more than \(SyntaxLimits.depth) levels deep", at: sign)
    }
    var mark: DocumentBuilder.Mark?
    if skippedDepth == nil {
      if isObject, selection.discriminator != nil, open.last?.isObject == false {
        mark = builder.mark()
      }
      try builder.begin(isObject ? .mapping : .sequence, at: sign, isFlow: true)
    }
    open.append(Container(isObject: isObject, start: sign.lowerBound, mark: mark))
    scanner.advance()
    scanner.skipSpace()
  }

  private mutating func end() {
    open.removeLast()
    guard let skippedDepth else { return builder.end(at: scanner.offset) }
    // The element that was dropped is closed; its array is not.
    if open.count < skippedDepth { self.skippedDepth = nil }
  }

  /// Reads a key and its colon.
  ///
  /// Returns whether the value that follows decides about the object.
  private mutating func member() throws(SyntaxError) -> Bool {
    let start = scanner.offset
    guard scanner.peek == UInt8(ascii: "\"") else { throw unexpected("expected a key in quotes") }
    let key = try scanner.string()
    if skippedDepth == nil { addString(key, at: start) }
    scanner.skipSpace()
    guard scanner.peek == UInt8(ascii: ":") else { throw unexpected("expected ':'") }
    scanner.advance()
    scanner.skipSpace()
    guard skippedDepth == nil else { return false }
    let name = UnsafeRawBufferPointer(rebasing: bytes[key.range])
    if open.last?.mark != nil, selection.isDiscriminator(name) { return true }
    if open.count == 1, selection.skipsMember(name) {
      let place = scanner.offset..<scanner.offset
      builder.addScalar(.plain, content: place, at: place)
      skippedDepth = open.count + 1
    }
    return false
  }

  /// Goes on laying out behind a value that was passed over as a whole.
  private mutating func endSkippedValue() {
    guard let skippedDepth, open.count + 1 == skippedDepth else { return }
    self.skippedDepth = nil
  }

  /// Drops the innermost object if its discriminator says so.
  private mutating func dropObject(unlessKept discriminator: Range<Int>) {
    guard let mark = open.last?.mark,
      !selection.keepsElement(UnsafeRawBufferPointer(rebasing: bytes[discriminator]))
    else { return }
    builder.dropInnermost(backTo: mark)
    skippedDepth = open.count
  }

  // MARK: Strings

  private mutating func addString(_ string: JSONScanner.StringContent, at start: Int) {
    let range = start..<scanner.offset
    guard string.hasEscapes else {
      return builder.addScalar(.doubleQuoted, content: string.range, at: range)
    }
    let content = JSONScanner.unescaped(UnsafeRawBufferPointer(rebasing: bytes[string.range]))
    content.withUnsafeBytes { builder.addScalar(.doubleQuoted, content: $0, at: range, in: bytes) }
  }

  // MARK: Errors

  private func unexpected(_ expectation: String) -> SyntaxError {
    guard scanner.isAtEnd, let container = open.last else {
      return SyntaxError(expectation, at: scanner.offset)
    }
    let kind = container.isObject ? "object" : "array"
    return SyntaxError(
      "the JSON ends inside an \(kind): \(expectation)",
      at: scanner.offset,
      related: SyntaxError.Related(message: "the \(kind) begins here", offset: container.start),
    )
  }
}
