internal import LintText

/// The text of `Fn::Sub`, split into its parts.
enum SubstitutionText {
  enum Part: Hashable {
    case literal(Text)
    /// The text between `${` and `}`.
    case name(Text)
  }

  /// Returns the parts of a text; `${!Name}` is the literal `${Name}`.
  static func parts(of text: Text) -> [Part] {
    var parts: [Part] = []
    var rest = text.utf8[...]
    var search = rest
    while let sign = search.firstIndex(of: UInt8(ascii: "$")) {
      search = search[sign...].dropFirst()
      guard search.first == UInt8(ascii: "{") else { continue }
      guard let end = search.firstIndex(of: UInt8(ascii: "}")) else { break }
      if sign > rest.startIndex { parts.append(.literal(Text(rest[..<sign]))) }
      let name = search[..<end].dropFirst()
      if name.first == UInt8(ascii: "!") {
        parts.append(.literal("${\(Text(name.dropFirst()))}"))
      } else {
        parts.append(.name(Text(decoding: name.filter { !Self.blanks.contains($0) })))
      }
      search = search[end...].dropFirst()
      rest = search
    }
    if !rest.isEmpty { parts.append(.literal(Text(rest))) }
    return parts
  }

  private static let blanks = [UInt8](" \t\n".utf8)
}
