/// How bad a problem is, from a remark to something that must be mended.
public enum Severity: String, Sendable, CaseIterable {
  /// Something to know; it never fails a run unless asked to.
  case note
  /// Something that is wrong in some circumstances.
  case warning
  /// Something that is wrong.
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
