package import LintDiagnostics

/// What came of a suppression.
package enum SuppressionUse: Sendable, Hashable {
  /// It accepts something.
  case used
  /// It holds nothing, for the reason that is told.
  case refused(Diagnostic)
  /// It accepts nothing here, and may accept something in another deployment.
  case open
  /// It accepts nothing.
  case unused
}

extension SuppressionUse {
  /// What came of one suppression in several inputs or documents.
  static func merged(_ left: Self, _ right: Self) -> Self {
    left.rank >= right.rank ? left : right
  }

  private var rank: Int {
    switch self {
    case .unused: 0
    case .open: 1
    case .refused: 2
    case .used: 3
    }
  }
}
