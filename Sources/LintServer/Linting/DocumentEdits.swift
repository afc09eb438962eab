internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The edits that resolve the findings in a document.
struct DocumentEdits: Sendable {
  private let fixes: [Key: Fix]
  private let suppressions: [Key: Fix]

  /// The edits of all safe fixes in the document; nil without any.
  let safe: FileEdits?

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
    safe = report.flatMap { report in
      FileEdits.all(of: report, includingUnsafe: false).first { edits in
        POSIX.resolvedPath(of: FilePath(edits.path)) == document
      }
    }
    run.suppression = SuppressionText(reason: Self.reason)
    suppressions = Self.fixes(of: try? run.outcome().report)
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
