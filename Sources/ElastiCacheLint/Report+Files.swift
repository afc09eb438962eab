public import LintDiagnostics
internal import LintRules

extension Report {
  /// Makes a report of what is to be said of several inputs.
  ///
  /// Only here it shows what suppressions are not used: one in a module or in the template of a
  /// nested stack may accept something in one input and nothing in another.
  ///
  /// - Parameters:
  ///   - fileCount: how many inputs were read.
  ///   - files: what is to be said of them.
  ///   - listsSuppressed: whether formats for people list what was accepted too.
  public init(fileCount: Int, files: [FileReport], listsSuppressed: Bool = false) {
    self.init(
      fileCount: fileCount,
      files: files,
      diagnostics: [],
      listsSuppressed: listsSuppressed,
    )
  }

  /// Makes a report of what is to be said of several inputs, and of what is none.
  ///
  /// - Parameters:
  ///   - coverage: how much was judged; nil for that of `files`.
  ///   - diagnostics: problems besides those in the inputs, of files that cannot be opened.
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
