internal import ElastiCacheLint
internal import LintWorkspace

/// Writes the fixes of findings into their files.
struct FixTask {
  let request: FixRequest
  let borders: Borders

  /// The number of findings before the first edit.
  private let total: Int

  /// The number of fixed findings.
  private var fixed = 0

  /// The number of times that files may still be edited: fixing a finding may reveal another one.
  private var rounds = 8

  /// The problems with files that could not be written.
  private(set) var problems: [Message] = []

  init(_ report: Report, _ request: FixRequest, _ borders: Borders) {
    self.request = request
    self.borders = borders
    total = report.diagnostics.count {
      request.suppression == nil ? $0.intent != nil : $0.severity > .note
    }
  }

  /// Fixes findings of a report.
  ///
  /// - Returns: whether a file was written, so that its findings are others now.
  mutating func apply(_ report: Report) -> Bool {
    guard rounds > 0, problems.isEmpty else { return false }
    rounds -= 1
    // A file may be linted by several paths.
    var written: Set<FilePath> = []
    for edits in FileEdits.all(of: report, includingUnsafe: request.includesUnsafe) {
      do throws(FileProblem) {
        let file = try borders.editableFile(at: FilePath(edits.path))
        if !written.contains(file) { try Border.edit(file, edits.applied) }
        written.insert(file)
        fixed += edits.count
      } catch {
        problems.append("\(edits.path): not fixed: \(error.reason)")
      }
    }
    return !written.isEmpty
  }

  /// Returns the results, given the report of what is left.
  func count(_ rest: Report) -> FixCount {
    let unsafe = rest.diagnostics.count { $0.fix?.applicability == .unsafe }
    return FixCount(
      total: max(total, fixed),
      fixed: fixed,
      unsafe: request.includesUnsafe ? 0 : unsafe,
      isSuppression: request.suppression != nil,
    )
  }
}
