public import LintDiagnostics
internal import LintRules

/// The findings that were there when somebody began to look: they are left for later, and what is new
/// or worse counts.
public struct Baseline: Sendable, Equatable {
  /// How many findings there are of each kind: one resource may be there twice, and a finding without
  /// a resource is told from others of its rule by nothing.
  package let counts: [BaselineEntry: Int]

  /// Makes a baseline of its parts; a count below 1 is no entry.
  package init(_ counts: [BaselineEntry: Int] = [:]) {
    self.counts = counts.filter { $0.value > 0 }
  }

  /// Takes the findings of a report.
  ///
  /// What could not be read is left out: nobody knows what it would hide.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings.
  ///   - path: the path to keep for that of an input.
  public init(of diagnostics: [Diagnostic], path: (String) -> String) {
    self.init(
      Dictionary(
        diagnostics.filter { $0.rule != Rules.unreadable.name }
          .map { (BaselineEntry($0, path: path($0.inputPath)), 1) },
        uniquingKeysWith: +,
      )
    )
  }
}
