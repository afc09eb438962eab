internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The edits that resolve the findings in a document, found when they are first used.
struct DocumentEdits: Sendable {
  private let path: FilePath

  /// Lints the document, with fixes.
  private var run: FolderRun

  /// Whether runs end early, so that the edits are incomplete.
  var isInterrupted: @Sendable () -> Bool {
    get { run.isInterrupted }
    set { run.isInterrupted = newValue }
  }

  /// The report of the document as it is.
  private lazy var report = try? run.outcome().report

  private lazy var fixes = Fixes(of: report)

  private lazy var suppressions = Fixes(of: try? suppressingRun.outcome().report)

  /// The edits of all safe fixes in the document, as the command makes them, and the number of
  /// findings that they resolve.
  private(set) lazy var safe = safeEdits()

  /// The edits of a report by the findings that they resolve.
  private struct Fixes {
    private let all: [Key: [(related: [RelatedPlace], fix: Fix)]]

    private struct Key: Hashable {
      let rule: Text
      let place: Place
      let resource: ResourceIdentity?

      init(_ finding: Diagnostic) {
        (rule, place, resource) = (Text(finding.rule), finding.place, finding.resource)
      }
    }

    init(of report: Report?) {
      let pairs = (report?.diagnostics ?? []).compactMap { finding in
        finding.fix.map { (Key(finding), [(finding.related, $0)]) }
      }
      all = Dictionary(pairs) { $0 + $1 }
    }

    /// Returns the edits for a finding; of those of several callers, the edits for its own.
    subscript(finding: Diagnostic) -> Fix? {
      let fixes = all[Key(finding)] ?? []
      if fixes.count == 1 { return fixes.first?.fix }
      return fixes.first { $0.related == finding.related }?.fix
    }
  }

  /// The reason of a suppression until the user writes another one.
  static let reason = "TODO: give the reason"

  /// - Parameter run: lints the document.
  init(of path: FilePath, _ run: FolderRun) {
    self.path = path
    var run = run
    run.findsFixes = true
    run.findsSources = false
    self.run = run
  }

  private var suppressingRun: FolderRun {
    var run = run
    run.suppression = SuppressionText(reason: Self.reason)
    return run
  }

  /// Makes the safe edits of the document in memory until none are left.
  private mutating func safeEdits() -> (edits: [EditHistory.Edit], count: Int) {
    guard var report, let contents = run.open[path] else { return ([], 0) }
    var run = run
    var draft = FixDraft(contents, shownAs: path.description)
    for _ in 0..<FileEdits.rounds(for: report) {
      let edits = FileEdits.all(of: report, includingUnsafe: false).first { edits in
        POSIX.resolvedPath(of: FilePath(edits.path)) == path
      }
      guard let edits, (try? draft.apply(edits)) != nil else { break }
      run.open = run.open.replacing(path, with: draft.edited)
      guard let next = try? run.outcome().report else { break }
      report = next
    }
    return (draft.history.edits, draft.count)
  }

  /// Returns the edits that resolve a finding.
  mutating func fix(of finding: Diagnostic) -> Fix? { fixes[finding] }

  /// Returns the edits that accept a finding.
  mutating func suppression(of finding: Diagnostic) -> Fix? { suppressions[finding] }
}
