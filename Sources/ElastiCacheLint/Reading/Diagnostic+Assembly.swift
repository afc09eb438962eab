package import LintDiagnostics
internal import LintRules

extension Diagnostic {
  /// Returns a note on a cloud assembly that may be older than its program.
  ///
  /// - Parameters:
  ///   - folder: the folder of the assembly.
  ///   - manifest: the path at which the note is reported.
  package static func outdatedAssembly(
    _ folder: String,
    manifest: String,
    because reason: String,
  ) -> Diagnostic {
    Diagnostic(
      rule: Rules.notExamined.name,
      severity: .note,
      message: "the templates in '\(folder)' may be outdated: \(reason)",
      help: "run 'cdk synth', then lint again",
      place: .start(of: manifest),
    )
  }
}
