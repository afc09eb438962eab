/// What comes in pairs outside of string content.
enum HCLBracket {
  case parenthesis
  case bracket
  case brace
  /// A template sequence: `${` or `%{`, closed by `}` or `~}`.
  case sequence

  /// What it is called in messages.
  var name: String {
    switch self {
    case .parenthesis: "parenthesis"
    case .bracket: "bracket"
    case .brace: "brace"
    case .sequence: "template sequence"
    }
  }

  /// How it closes.
  var closing: String {
    switch self {
    case .parenthesis: ")"
    case .bracket: "]"
    case .brace, .sequence: "}"
    }
  }

  /// Whether a closing bracket is its own; `}` is read as a brace wherever it stands.
  func isClosed(by closing: HCLBracket) -> Bool {
    closing == self || self == .sequence && closing == .brace
  }
}
