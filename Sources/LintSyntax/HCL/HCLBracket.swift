/// A delimiter that comes in pairs outside of string content.
enum HCLBracket {
  case parenthesis
  case bracket
  case brace
  /// A template sequence: `${` or `%{`, closed by `}` or `~}`.
  case sequence

  /// The name used in messages.
  var name: String {
    switch self {
    case .parenthesis: "parenthesis"
    case .bracket: "bracket"
    case .brace: "brace"
    case .sequence: "template sequence"
    }
  }

  /// The closing delimiter.
  var closing: String {
    switch self {
    case .parenthesis: ")"
    case .bracket: "]"
    case .brace, .sequence: "}"
    }
  }

  /// Whether a delimiter closes this one; `}` is always read as a brace.
  func isClosed(by closing: HCLBracket) -> Bool {
    closing == self || self == .sequence && closing == .brace
  }
}
