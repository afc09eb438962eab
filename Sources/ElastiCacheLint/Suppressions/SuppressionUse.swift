package import LintDiagnostics
internal import LintRules

/// The outcome of a suppression.
package enum SuppressionUse: Sendable, Hashable {
  /// It accepts something.
  case used
  /// Rejected; the diagnostic gives the reason.
  case refused(Diagnostic)
  /// It accepts nothing here, but may in another deployment.
  case open
  /// It accepts nothing, as the diagnostic says.
  case unused(Diagnostic)
}

extension SuppressionUse {
  /// Returns the outcome of a rejected suppression; one whose problem is off accepts nothing, as
  /// before.
  static func refused(_ diagnostic: Diagnostic, _ levels: RuleLevels) -> Self {
    levels.leveled(diagnostic).map { .refused($0) } ?? .open
  }

  /// Returns the outcome of a suppression that accepts nothing.
  static func unused(_ suppression: Suppression, _ levels: RuleLevels) -> Self {
    levels.leveled(.unused(suppression)).map { .unused($0) } ?? .open
  }

  var isUnused: Bool { if case .unused = self { true } else { false } }

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
