internal import ArgumentParser
internal import ElastiCacheLint

/// From which severity on findings make the run fail.
enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
  case error
  case warning
  case note
  case never

  /// The severity, or nil if no finding fails the run.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .never: nil
    }
  }
}
