internal import ElastiCacheLint
internal import LintWorkspace

/// The edits that fix findings, made in memory before anything is written.
struct FixTask {
  private let request: FixRequest
  private var borders: Borders

  /// The number of findings before the first edit that edits may settle.
  private let total: Int

  /// The number of times that files may still be edited.
  private var rounds: Int

  /// The edited files, by path without links.
  private(set) var drafts: [FilePath: FixDraft] = [:]

  /// The files that cannot be edited, by the paths shown to people, with the reasons.
  private(set) var refused: [String: String] = [:]

  init(_ report: Report, _ request: FixRequest, _ borders: Borders) {
    self.request = request
    self.borders = borders
    rounds = FileEdits.rounds(for: report)
    total = report.diagnostics.count {
      request.suppression == nil ? $0.intent != nil : $0.isSuppressible
    }
  }

  /// Edits the files of a report.
  ///
  /// - Returns: the edited files, by path without links, whose findings are others now.
  mutating func apply(_ report: Report) -> Set<FilePath> {
    guard rounds > 0 else { return [] }
    rounds -= 1
    // A file may be linted by several paths.
    var edited: Set<FilePath> = []
    for edits in FileEdits.all(of: report, includingUnsafe: request.includesUnsafe)
    where refused[edits.path] == nil {
      do throws(FileProblem) {
        let file = try borders.editableFile(at: FilePath(edits.path))
        guard !edited.contains(file) else {
          drafts[file]?.countFindings(of: edits)
          continue
        }
        var draft =
          if let draft = drafts[file] { draft } else {
            try FixDraft(of: file, shownAs: edits.path)
          }
        try draft.apply(edits)
        drafts[file] = draft
        edited.insert(file)
      } catch {
        refused[edits.path] = error.reason
      }
    }
    return edited
  }

  /// Writes the edited files; those that cannot be written are refused.
  ///
  /// - Returns: whether all were written.
  mutating func write() -> Bool {
    var isComplete = true
    for (file, draft) in drafts {
      do throws(FileProblem) {
        try draft.write(to: file)
      } catch {
        refused[draft.path] = error.reason
        drafts[file] = nil
        isComplete = false
      }
    }
    return isComplete
  }

  /// The edited files, one a line, each with the number of findings that its edits settle.
  var changes: [Message] {
    let verb = request.suppression == nil ? "fixed" : "suppressed"
    return drafts.values.map { (path: FilePath($0.path), count: $0.count) }
      .sorted { $0.path < $1.path }
      .map { "\($0.path): \($0.count) finding\($0.count == 1 ? "" : "s") \(verb)" }
  }

  /// Returns the results, given the report of what is left.
  func count(_ rest: Report) -> FixCount {
    let fixed = drafts.values.reduce(0) { $0 + $1.count }
    let unsafe = rest.diagnostics.count { $0.fix?.applicability == .unsafe }
    return FixCount(
      total: max(total, fixed),
      fixed: fixed,
      unsafe: request.includesUnsafe ? 0 : unsafe,
      isSuppression: request.suppression != nil,
    )
  }
}
