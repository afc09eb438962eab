/// The severity of a problem, from a remark to an error that must be fixed.
public enum Severity: String, Sendable, CaseIterable {
  /// Information; it never fails a run unless requested.
  case note
  /// A problem in some circumstances.
  case warning
  /// A problem.
  case error
}

extension Severity: Comparable {
  /// Orders severities from note to error.
  public static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
