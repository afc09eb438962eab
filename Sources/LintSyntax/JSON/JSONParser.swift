internal import LintText

/// A one-pass JSON parser that checks the grammar and builds nodes for the selected parts.
struct JSONParser {
  private let text: SourceText
  private let bytes: UnsafeRawBufferPointer
  private let selection: JSONSelection
  private let isPrefix: Bool
  private var scanner: JSONScanner
  private var builder = DocumentBuilder()
  private var open: [Container] = []
  /// Whether skipping has already found an error ahead, so that it isn't tried again.
  private var isWrongAhead = false

  private struct Container {
    let isObject: Bool
    let start: Int
    /// The point to roll back to if the container is dropped; nil if it is always kept.
    let mark: DocumentBuilder.Mark?
  }

  /// The part of a member that has been read.
  private enum Member {
    case key
    /// The key of a discriminator, whose value decides whether the object is kept.
    case discriminatorKey
    case all
  }

  /// Creates a parser for the value at `start`.
  ///
  /// - Parameter isPrefix: whether text may follow the value.
  init(_ text: SourceText, _ selection: JSONSelection, from start: Int = 0, isPrefix: Bool = false)
  {
    self.text = text
    bytes = text.bytes
    self.selection = selection
    self.isPrefix = isPrefix
    scanner = JSONScanner(text.bytes, from: start)
  }

  /// The offset after the parsed value and the white space that follows it.
  var endOffset: Int { scanner.offset }

  mutating func parse() throws(SyntaxError) -> Document {
    scanner.skipSpace()
    var member = Member.key
    value: while true {
      let start = scanner.offset
      switch scanner.peek {
      case _ where member == .all: break
      case UInt8(ascii: "{"):
        try begin(isObject: true)
        if scanner.peek != UInt8(ascii: "}") {
          member = try readMember()
          continue value
        }
      case UInt8(ascii: "["):
        try begin(isObject: false)
        // An element of the discriminator's value isn't a discriminator.
        member = .key
        if scanner.peek != UInt8(ascii: "]") { continue value }
      case UInt8(ascii: "\""):
        let content = try scanner.string()
        let isDropped = member == .discriminatorKey && !content.hasEscapes && drops(content.range)
        if !isDropped || !dropObject() { addString(content, at: start) }
      default:
        try scanner.literal()
        builder.addScalar(.plain, content: start..<scanner.offset, at: start..<scanner.offset)
      }
      member = .key
      // After a value: a comma, or the ends of containers.
      while true {
        scanner.skipSpace()
        guard let container = open.last else {
          guard isPrefix || scanner.isAtEnd else {
            throw unexpected("expected nothing more after the JSON value")
          }
          return builder.finish(text)
        }
        switch scanner.peek {
        case UInt8(ascii: ","):
          scanner.advance()
          scanner.skipSpace()
          if container.isObject { member = try readMember() }
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
    var mark: DocumentBuilder.Mark?
    if selection.discriminator != nil, open.last?.isObject == false {
      mark = builder.mark()
    }
    try builder.begin(isObject ? .mapping : .sequence, at: sign, isFlow: true)
    open.append(Container(isObject: isObject, start: sign.lowerBound, mark: mark))
    scanner.advance()
    scanner.skipSpace()
  }

  private mutating func end() {
    open.removeLast()
    builder.end(at: scanner.offset)
  }

  /// Reads a key and its colon, and skips the value if the member isn't selected.
  private mutating func readMember() throws(SyntaxError) -> Member {
    let start = scanner.offset
    guard scanner.peek == UInt8(ascii: "\"") else { throw unexpected("expected a key in quotes") }
    let key = try scanner.string()
    addString(key, at: start)
    scanner.skipSpace()
    guard scanner.peek == UInt8(ascii: ":") else { throw unexpected("expected ':'") }
    scanner.advance()
    scanner.skipSpace()
    guard !isWrongAhead else { return .key }
    let name = UnsafeRawBufferPointer(rebasing: bytes[key.range])
    if open.last?.mark != nil, selection.isDiscriminator(name) { return .discriminatorKey }
    guard open.count == 1, selection.skipsMember(name) else { return .key }
    let place = scanner.offset..<scanner.offset
    guard passOver({ $0.skipValue() }) else { return .key }
    builder.addScalar(.plain, content: place, at: place)
    return .all
  }

  /// Skips unselected input.
  ///
  /// On an error the cursor stays where it was, so that the parser reads the input token by token
  /// and reports the error.
  private mutating func passOver(_ skip: (inout JSONSkimmer) -> Bool) -> Bool {
    var skimmer = JSONSkimmer(scanner, depth: open.count)
    guard skip(&skimmer) else {
      isWrongAhead = true
      return false
    }
    scanner = skimmer.scanner
    return true
  }

  /// Whether an object is dropped, according to the text of its discriminator.
  private func drops(_ discriminator: Range<Int>) -> Bool {
    !selection.keepsElement(UnsafeRawBufferPointer(rebasing: bytes[discriminator]))
  }

  /// Drops the innermost object after the value of its discriminator, unless the rest of it has an
  /// error.
  private mutating func dropObject() -> Bool {
    guard let mark = open.last?.mark, passOver({ $0.skipObject() }) else { return false }
    builder.dropInnermost(backTo: mark)
    open.removeLast()
    return true
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
      return scanner.comment ?? SyntaxError(expectation, at: scanner.offset)
    }
    let kind = container.isObject ? "object" : "array"
    return SyntaxError(
      "the JSON ends inside an \(kind): \(expectation)",
      at: scanner.offset,
      related: SyntaxError.Related(message: "the \(kind) begins here", offset: container.start),
    )
  }
}
