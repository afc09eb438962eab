package import LintDiagnostics

/// The outcome of a suppression.
package enum SuppressionUse: Sendable, Hashable {
  /// It accepts something.
  case used
  /// Rejected; the diagnostic gives the reason.
  case refused(Diagnostic)
  /// It accepts nothing here, but may in another deployment.
  case open
  /// It accepts nothing.
  case unused
}

extension SuppressionUse {
  /// Returns the combined outcome of one suppression in several inputs or documents.
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
