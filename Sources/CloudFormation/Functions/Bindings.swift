internal import LintSyntax
internal import LintText

/// The values of the identifiers of `Fn::ForEach` loops, for one iteration of the loops.
struct Bindings: Hashable {
  private var values: [Text: Text] = [:]

  /// The identifiers of loops that are not unrolled, which have no value.
  private var open: Set<Text> = []

  /// The length of the longest value in bytes.
  private(set) var longest = 0

  var isEmpty: Bool { values.isEmpty }

  subscript(identifier: Text) -> Text? { values[identifier] }

  /// Whether a name is the identifier of a loop, which hides a parameter of the same name.
  func hides(_ name: Text) -> Bool { values[name] != nil || open.contains(name) }

  /// Adds the identifier of a loop that is not unrolled.
  func opening(_ identifier: Text) -> Bindings {
    var bindings = self
    bindings.values[identifier] = nil
    bindings.open.insert(identifier)
    return bindings
  }

  func binding(_ identifier: Text, to value: Text) -> Bindings {
    var bindings = self
    bindings.values[identifier] = value
    bindings.open.remove(identifier)
    bindings.longest = max(longest, value.utf8.count)
    return bindings
  }

  /// Returns a text with `${Identifier}` and `&{Identifier}` replaced; the latter by only the
  /// letters and digits of the value, so that it can be part of a logical ID (CloudFormation user
  /// guide, "Fn::ForEach").
  ///
  /// Inserted values are not searched again: they are literal text.
  func apply(to text: Text) -> Text {
    guard !values.isEmpty, text.utf8.contains(Self.opening) else { return text }
    var result: [UInt8] = []
    var end = text.utf8.startIndex
    Self.forEachReference(in: text) { reference, sign, name in
      guard let value = values[name] else { return }
      result += text.utf8[end..<reference.lowerBound]
      result +=
        sign == UInt8(ascii: "&") ? value.utf8.filter(Self.isAlphanumeric) : Array(value.utf8)
      end = reference.upperBound
    }
    return Text(decoding: result + text.utf8[end...])
  }

  /// Returns the first identifier in a text that belongs to a loop that is not unrolled.
  func openIdentifier(in text: Text) -> Text? {
    guard !open.isEmpty else { return nil }
    var found: Text?
    Self.forEachReference(in: text) { _, _, name in
      if found == nil, open.contains(name) { found = name }
    }
    return found
  }

  /// Calls a function with every `${Name}` and `&{Name}` in a text.
  private static func forEachReference(
    in text: Text,
    _ body: (_ reference: Range<String.Index>, _ sign: UInt8, _ name: Text) -> Void,
  ) {
    var rest = text.utf8[...]
    while let brace = rest.firstIndex(of: opening) {
      let end = rest[brace...].dropFirst().firstIndex { $0 == opening || $0 == closing }
      guard let end, rest[end] == closing, brace > rest.startIndex,
        case let sign = rest.index(before: brace), signs.contains(rest[sign])
      else {
        // Another reference may begin right after the brace.
        rest = rest[rest.index(after: brace)...]
        continue
      }
      let next = rest.index(after: end)
      body(sign..<next, rest[sign], Text(text.utf8[rest.index(after: brace)..<end]))
      rest = rest[next...]
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let opening = UInt8(ascii: "{")
  private static let closing = UInt8(ascii: "}")
  private static let signs = [UInt8(ascii: "$"), UInt8(ascii: "&")]

  /// Returns a key or name after the loops are unrolled.
  func text(of node: Node) -> Text? {
    node.text.map(apply)
  }
}
