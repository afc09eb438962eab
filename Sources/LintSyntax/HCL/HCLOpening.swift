/// A bracket or string that is still open.
struct HCLOpening {
  let kind: Kind
  let start: Int

  enum Kind {
    case bracket(HCLBracket)
    case quote
    case heredoc(HCLHeredocMarker)
  }

  init(_ kind: Kind, at start: Int) {
    self.kind = kind
    self.start = start
  }

  /// Creates the bracket or string that a token opens, or returns nil if it does not open one.
  init?(_ token: HCLToken) {
    switch token.kind {
    case .opening(let bracket): kind = .bracket(bracket)
    case .quote: kind = .quote
    case .heredoc(let marker): kind = .heredoc(marker)
    default: return nil
    }
    start = token.range.lowerBound
  }
}
