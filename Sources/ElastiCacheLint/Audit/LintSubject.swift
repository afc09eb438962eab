/// The caches that a linter judges.
package enum LintSubject: Sendable {
  /// Caches that templates, plans and configurations declare.
  ///
  /// - Parameter findsNames: whether to find the names that they get.
  case declarations(findsNames: Bool)
  /// Caches that run, compared with declarations if there are any.
  case running(DeclaredCaches?)

  /// Whether to find the names of declared caches.
  var findsNames: Bool {
    if case .declarations(let findsNames) = self { findsNames } else { false }
  }

  /// The declarations to compare caches with; nil without any.
  var declared: DeclaredCaches? {
    if case .running(let declared) = self { declared } else { nil }
  }

  /// Whether caches that run are judged.
  package var isRunning: Bool {
    if case .running = self { true } else { false }
  }
}
