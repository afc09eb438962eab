/// A step along the characters of one name.
enum GlobToken: GlobStep, Sendable {
  /// `*`
  case run
  /// `?`
  case any
  case character(GlobCharacter)
  /// `[a-z_]`, or `[!a-z_]` if negated
  case oneOf([ClosedRange<GlobCharacter>], isNegated: Bool)

  var isRun: Bool {
    switch self {
    case .run: true
    case .any, .character, .oneOf: false
    }
  }

  func accepts(_ character: GlobCharacter) -> Bool {
    switch self {
    case .run, .any: true
    case .character(let own): own == character
    case .oneOf(let ranges, let isNegated):
      ranges.contains { $0.contains(character) } != isNegated
    }
  }
}
