internal import LintDiagnostics
internal import LintSyntax

/// The values of the identifiers of `Fn::ForEach` loops, for one turn of the loops.
struct Bindings: Hashable {
  private var values: [Text: Text] = [:]

  /// How many bytes the longest value has.
  private(set) var longest = 0

  var isEmpty: Bool { values.isEmpty }

  subscript(identifier: Text) -> Text? { values[identifier] }

  func binding(_ identifier: Text, to value: Text) -> Bindings {
    var bindings = self
    bindings.values[identifier] = value
    bindings.longest = max(longest, value.utf8.count)
    return bindings
  }

  /// A text with `${Identifier}` and `&{Identifier}` replaced.
  ///
  /// What is put in is not looked through again: it may come from the template as it is.
  func apply(to text: Text) -> Text {
    guard !values.isEmpty, text.utf8.contains(Self.opening) else { return text }
    var result: [UInt8] = []
    var rest = text.utf8[...]
    while let brace = rest.firstIndex(of: Self.opening) {
      let end = rest[brace...].dropFirst().firstIndex { $0 == Self.opening || $0 == Self.closing }
      guard let end, rest[end] == Self.closing, brace > rest.startIndex,
        case let sign = rest.index(before: brace), Self.signs.contains(rest[sign]),
        let value = values[Text(text.utf8[rest.index(after: brace)..<end])]
      else {
        // Another reference may begin right behind the brace.
        let next = rest.index(after: brace)
        result += rest[..<next]
        rest = rest[next...]
        continue
      }
      result += rest[..<sign]
      result += value.utf8
      rest = rest[rest.index(after: end)...]
    }
    return Text(decoding: result + rest)
  }

  private static let opening = UInt8(ascii: "{")
  private static let closing = UInt8(ascii: "}")
  private static let signs = [UInt8(ascii: "$"), UInt8(ascii: "&")]

  /// A key or name as it is once the loops are unrolled.
  func text(of node: Node) -> Text? {
    node.text.map(apply)
  }
}
