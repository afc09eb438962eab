/// The text of `Fn::Sub`, taken apart.
enum SubstitutionText {
  enum Part: Hashable {
    case literal(String)
    /// What stands between `${` and `}`.
    case name(String)
  }

  /// The parts of a text; `${!Name}` is the literal `${Name}`.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      if start.lowerBound > rest.startIndex {
        parts.append(.literal(String(rest[..<start.lowerBound])))
      }
      let name = rest[start.upperBound..<end]
      if name.hasPrefix("!") {
        parts.append(.literal("${\(name.dropFirst())}"))
      } else {
        let blank: Set<Character> = [" ", "\t", "\n"]
        parts.append(.name(String(name.filter { !blank.contains($0) })))
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}
