internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The edits that resolve the findings in a document.
struct DocumentEdits: Sendable {
  private let fixes: [Key: Fix]
  private let suppressions: [Key: Fix]

  /// The edits of all safe fixes in the document, as the command makes them, and the number of
  /// findings that they resolve.
  private(set) var safe: (edits: [EditHistory.Edit], count: Int) = ([], 0)

  private struct Key: Hashable {
    let rule: Text
    let place: Place
    let resource: ResourceIdentity?

    init(_ finding: Diagnostic) {
      (rule, place, resource) = (Text(finding.rule), finding.place, finding.resource)
    }
  }

  /// The reason of a suppression until the user writes another one.
  static let reason = "TODO: give the reason"

  /// Finds the edits of a document.
  ///
  /// - Parameter run: lints the document.
  init(of document: FilePath, _ run: FolderRun) {
    var run = run
    run.findsFixes = true
    let report = try? run.outcome().report
    fixes = Self.fixes(of: report)
    if let report { safe = Self.safeEdits(of: document, report, run) }
    run.suppression = SuppressionText(reason: Self.reason)
    suppressions = Self.fixes(of: try? run.outcome().report)
  }

  /// Makes the safe edits of a document in memory until none are left.
  ///
  /// - Parameter report: the report of the document as it is.
  private static func safeEdits(
    of document: FilePath,
    _ report: Report,
    _ run: FolderRun,
  ) -> (edits: [EditHistory.Edit], count: Int) {
    var (report, run) = (report, run)
    guard let contents = run.open[document] else { return ([], 0) }
    var draft = FixDraft(contents, shownAs: document.description)
    for _ in 0..<FileEdits.rounds {
      let edits = FileEdits.all(of: report, includingUnsafe: false).first { edits in
        POSIX.resolvedPath(of: FilePath(edits.path)) == document
      }
      guard let edits, (try? draft.apply(edits)) != nil else { break }
      run.open = run.open.replacing(document, with: draft.edited)
      guard let next = try? run.outcome().report else { break }
      report = next
    }
    return (draft.history.edits, draft.count)
  }

  private static func fixes(of report: Report?) -> [Key: Fix] {
    let pairs = (report?.diagnostics ?? []).compactMap { finding in
      finding.fix.map { (Key(finding), $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Returns the edits that resolve a finding.
  func fix(of finding: Diagnostic) -> Fix? { fixes[Key(finding)] }

  /// Returns the edits that accept a finding.
  func suppression(of finding: Diagnostic) -> Fix? { suppressions[Key(finding)] }
}
