/// Text of an input, compared, hashed and ordered by its UTF-8 bytes.
///
/// `String` compares canonically: "é" equals "e" followed by U+0301. YAML, JSON, HCL,
/// CloudFormation and Terraform compare code units, so these are two different names. Canonical
/// comparison also sorts each run of combining marks, in time quadratic in its length.
public struct Text: Sendable {
  /// The text as a `String`, for messages and for libraries that take one.
  public let string: String

  /// Creates a text from a string.
  public init(_ string: String) {
    var string = string
    // Foundation may return strings in another encoding.
    string.makeContiguousUTF8()
    self.string = string
  }

  /// Creates a text from a slice that begins and ends on scalar boundaries.
  package init(_ utf8: Substring.UTF8View) {
    self.init(String(Substring(utf8)))
  }

  /// Creates a text from bytes, repairing malformed UTF-8.
  package init(decoding bytes: some Collection<UInt8>) {
    string = String(decoding: bytes, as: UTF8.self)
  }

  /// The UTF-8 bytes.
  package var utf8: String.UTF8View { string.utf8 }

  /// Whether the text has no bytes.
  package var isEmpty: Bool { string.isEmpty }

  /// Calls a closure with the UTF-8 bytes.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let result = string.utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
    if let result { return result }
    return Array(string.utf8).withUnsafeBytes(body)
  }
}

extension Text: Hashable {
  /// Compares bytes.
  public static func == (left: Text, right: Text) -> Bool {
    left.utf8.count == right.utf8.count
      && left.withBytes { left in right.withBytes { left.hasBytes($0, at: 0) } }
  }

  /// Hashes the bytes and a terminator, because texts are hashed one after another.
  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Text: Comparable {
  /// Orders texts byte by byte, which is also the order of their scalars.
  public static func < (left: Text, right: Text) -> Bool {
    left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
  }
}

extension Text: ExpressibleByStringInterpolation {
  /// Creates a text from a literal.
  public init(stringLiteral string: String) {
    self.init(string)
  }
}

extension Text: CustomStringConvertible {
  /// The text itself.
  public var description: String { string }
}

extension Text: Decodable {
  /// Decodes a string.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
}

// MARK: Searching

extension Text {
  /// Whether the text begins with another one.
  package func hasPrefix(_ prefix: Text) -> Bool {
    withBytes { bytes in prefix.withBytes { bytes.hasBytes($0, at: 0) } }
  }

  /// Whether the text ends with another one.
  package func hasSuffix(_ suffix: Text) -> Bool {
    withBytes { bytes in suffix.withBytes { bytes.hasBytes($0, at: bytes.count - $0.count) } }
  }

  /// Whether a name occurs in the text.
  ///
  /// - Parameter name: one or more ASCII characters.
  package func contains(_ name: StaticString) -> Bool {
    withBytes { $0.contains(name) }
  }

  /// Returns the parts between occurrences of a separator, including empty ones.
  ///
  /// - Parameter separator: not empty.
  package func split(separator: Text) -> [Text] {
    var parts: [Text] = []
    var rest = utf8[...]
    guard let initial = separator.utf8.first else { return [self] }
    var search = rest
    while let start = search.firstIndex(of: initial) {
      search = search[start...]
      guard search.starts(with: separator.utf8) else {
        search = search.dropFirst()
        continue
      }
      parts.append(Text(rest[..<start]))
      search = search.dropFirst(separator.utf8.count)
      rest = search
    }
    parts.append(Text(rest))
    return parts
  }

  /// Returns the text before and after the first separator, or nil if it does not occur.
  package func split(atFirst separator: UInt8) -> (before: Text, behind: Text)? {
    guard let index = utf8.firstIndex(of: separator) else { return nil }
    return (Text(utf8[..<index]), Text(utf8[index...].dropFirst()))
  }
}

// MARK: Changing

extension Text {
  /// Returns the text without certain bytes at either end.
  ///
  /// - Parameter bytes: the ASCII characters to remove.
  package func trimming(_ bytes: StaticString) -> Text {
    let isTrimmed = { (byte: UInt8) in bytes.withUTF8Buffer { $0.contains(byte) } }
    var rest = utf8[...]
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return Text(rest)
  }

  /// Whether the text equals a word, ignoring case.
  ///
  /// - Parameter word: lowercase ASCII.
  package func isWord(inAnyCase word: StaticString) -> Bool {
    utf8.count == word.utf8CodeUnitCount
      && word.withUTF8Buffer { word in
        zip(utf8, word).allSatisfy { byte, letter in
          (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            ? byte | 0x20 == letter : byte == letter
        }
      }
  }

  /// Concatenates two texts.
  package static func + (left: Text, right: Text) -> Text {
    Text(left.string + right.string)
  }

  /// Appends a text.
  package static func += (left: inout Text, right: Text) {
    left = left + right
  }
}

extension Sequence<Text> {
  /// Returns the texts joined with a separator.
  package func joined(separator: Text = "") -> Text {
    Text(lazy.map(\.string).joined(separator: separator.string))
  }
}

extension RawRepresentable<String> where Self: CaseIterable {
  /// Creates the case with a name, or returns nil if no case has it.
  @inlinable
  package init?(_ name: Text) {
    guard let match = Self.allCases.first(where: { Text($0.rawValue) == name }) else { return nil }
    self = match
  }
}
