public import LintDiagnostics
internal import LintRules

/// A record of existing findings, to be fixed later; only new or worse findings count.
///
/// ```swift
/// let report = try Workspace(folder: "templates").lint()
/// let baseline = Baseline(of: report.diagnostics) { $0 }
/// let json = BaselineFile.text(of: baseline)
/// ```
public struct Baseline: Sendable, Equatable {
  /// The number of findings of each kind: a resource may occur twice, and findings without a
  /// resource are indistinguishable within a rule.
  package let counts: [BaselineEntry: Int]

  /// Creates a baseline; entries with a count below 1 are dropped.
  package init(_ counts: [BaselineEntry: Int] = [:]) {
    self.counts = counts.filter { $0.value > 0 }
  }

  /// Creates a baseline of the findings of a report.
  ///
  /// Excludes unreadable inputs, because accepting one could hide anything.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings.
  ///   - path: returns the path to record for the path of an input.
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
