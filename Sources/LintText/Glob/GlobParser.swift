/// Parses a pattern into tokens, including the corner cases of Git's `wildmatch.c`.
struct GlobParser {
  /// The pattern is malformed; Git never matches it.
  struct Malformed: Error {}

  private var rest: ArraySlice<GlobCharacter>

  /// Returns the tokens of each name between slashes, including escaped ones.
  static func names(in text: ArraySlice<GlobCharacter>) throws(Malformed) -> [[GlobToken]] {
    var parser = GlobParser(rest: text)
    var names: [[GlobToken]] = []
    var tokens: [GlobToken] = []
    while let character = parser.rest.popFirst() {
      switch character {
      case "*": tokens.append(.run)
      case "?": tokens.append(.any)
      case "[": tokens.append(try parser.characterClass())
      default:
        let literal = try parser.literal(character)
        if literal == "/" {
          names.append(tokens)
          tokens = []
        } else {
          tokens.append(.character(literal))
        }
      }
    }
    return names + [tokens]
  }

  /// Returns the character itself, or the one after it if it is a backslash.
  private mutating func literal(
    _ character: GlobCharacter
  ) throws(Malformed) -> GlobCharacter {
    guard character == "\\" else { return character }
    guard let escaped = rest.popFirst() else { throw Malformed() }
    return escaped
  }

  /// Parses a class from after its `[` to its `]`, which is literal as the first member.
  private mutating func characterClass() throws(Malformed) -> GlobToken {
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<GlobCharacter>] = []
    var lowerBound: GlobCharacter?
    var isFirst = true
    while let character = rest.popFirst() {
      if character == "]", !isFirst { return .oneOf(ranges, isNegated: isNegated) }
      isFirst = false
      if character == "[", let named = try namedClass() {
        ranges += named
        lowerBound = nil
      } else if character == "-", let lower = lowerBound, let next = rest.first, next != "]" {
        rest.removeFirst()
        let upper = try literal(next)
        if lower <= upper { ranges.append(lower...upper) }
        lowerBound = nil
      } else {
        let member = try literal(character)
        ranges.append(member...member)
        lowerBound = member
      }
    }
    throw Malformed()
  }

  /// Parses `:alpha:]` and similar; nil, without reading anything, if the `[` is literal.
  private mutating func namedClass() throws(Malformed) -> [ClosedRange<GlobCharacter>]? {
    guard rest.first == ":" else { return nil }
    let body = rest.dropFirst()
    guard let end = body.firstIndex(of: "]") else { throw Malformed() }
    let name = body[..<end]
    guard name.last == ":" else { return nil }
    guard let ranges = Self.namedClasses[Array(name.dropLast())] else { throw Malformed() }
    rest = rest[(end + 1)...]
    return ranges
  }

  /// The POSIX classes, for ASCII.
  private static let namedClasses: [GlobName: [ClosedRange<GlobCharacter>]] = [
    name("alnum"): ["0"..."9", "A"..."Z", "a"..."z"],
    name("alpha"): ["A"..."Z", "a"..."z"],
    name("blank"): [" "..." ", "\t"..."\t"],
    name("cntrl"): ["\0"..."\u{1F}", "\u{7F}"..."\u{7F}"],
    name("digit"): ["0"..."9"],
    name("graph"): ["!"..."~"],
    name("lower"): ["a"..."z"],
    name("print"): [" "..."~"],
    name("punct"): ["!"..."/", ":"..."@", "["..."`", "{"..."~"],
    name("space"): [" "..." ", "\t"..."\r"],
    name("upper"): ["A"..."Z"],
    name("xdigit"): ["0"..."9", "A"..."F", "a"..."f"],
  ]

  private static func name(_ text: String) -> GlobName {
    GlobCharacter.characters(of: text.utf8)
  }
}
