public import LintDiagnostics
internal import LintRules

extension Report {
  /// Combines the reports of several inputs.
  ///
  /// Unused suppressions are only known here: one in a module or in a nested stack's template may
  /// be used by one input but not by another.
  ///
  /// - Parameters:
  ///   - fileCount: the number of inputs read.
  ///   - files: the reports of the inputs.
  ///   - listsSuppressed: whether formats for people also list suppressed findings.
  public init(fileCount: Int, files: [FileReport], listsSuppressed: Bool = false) {
    self.init(
      fileCount: fileCount,
      files: files,
      diagnostics: [],
      listsSuppressed: listsSuppressed,
    )
  }

  /// Combines the reports of several inputs and diagnostics for unreadable paths.
  ///
  /// - Parameters:
  ///   - coverage: the judged and skipped inputs; nil for the total of `files`.
  ///   - diagnostics: additional problems, of files that cannot be opened.
  package init(
    fileCount: Int,
    coverage: Coverage? = nil,
    files: [FileReport],
    diagnostics: [Diagnostic],
    listsSuppressed: Bool,
  ) {
    let coverage = coverage ?? files.reduce(into: Coverage()) { $0 += $1.coverage }
    let files = ConfigurationNotes.reduced(files)
    let uses = files.reduce(into: [:]) { uses, file in
      uses.merge(file.suppressions, uniquingKeysWith: SuppressionUse.merged)
    }
    let hygiene = uses.compactMap { suppression, use -> Diagnostic? in
      switch use {
      case .used, .open: nil
      case .refused(let diagnostic): diagnostic
      case .unused: .unused(suppression)
      }
    }
    self.init(
      fileCount: fileCount,
      coverage: coverage,
      caches: files.flatMap(\.caches),
      diagnostics: diagnostics + files.flatMap(\.diagnostics) + hygiene,
      suppressed: files.flatMap(\.suppressed),
      listsSuppressed: listsSuppressed,
      rules: Rules.guides,
    )
  }
}
