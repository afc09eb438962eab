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
    let reduced = ConfigurationNotes.reduced(files)
    let files = SharedFixes(of: reduced, in: .plain).unsafe()
    self.init(
      fileCount: fileCount,
      coverage: files.reduce(into: Coverage()) { $0 += $1.coverage },
      files: files,
      diagnostics: [],
      listsSuppressed: listsSuppressed,
    )
  }

  /// Combines the reports of several inputs and diagnostics for unreadable paths.
  ///
  /// - Parameters:
  ///   - coverage: the judged and skipped inputs.
  ///   - files: the reports of the inputs, with nothing said twice, see ``ConfigurationNotes``, and
  ///     with their fixes as far as other inputs allow, see ``SharedFixes``.
  ///   - diagnostics: additional problems, of files that cannot be opened.
  package init(
    fileCount: Int,
    coverage: Coverage,
    files: [FileReport],
    diagnostics: [Diagnostic],
    listsSuppressed: Bool,
  ) {
    let uses = files.reduce(into: [:]) { uses, file in
      uses.merge(file.suppressions, uniquingKeysWith: SuppressionUse.merged)
    }
    let hygiene = uses.values.compactMap { use -> Diagnostic? in
      switch use {
      case .used, .open: nil
      case .refused(let diagnostic), .unused(let diagnostic): diagnostic
      }
    }
    self.init(
      fileCount: fileCount,
      coverage: coverage,
      caches: files.flatMap(\.caches),
      unchangedCaches: files.reduce(0) { $0 + $1.unchangedCaches },
      diagnostics: diagnostics + files.flatMap(\.diagnostics) + hygiene,
      suppressed: files.flatMap(\.suppressed),
      listsSuppressed: listsSuppressed,
      rules: Rules.guides,
    )
  }
}
