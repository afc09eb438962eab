internal import ElastiCacheLint
internal import LintText

/// What a run found, and where it looked.
struct LintOutcome {
  let report: Report

  /// The paths of everything that was opened, templates of nested stacks included.
  let paths: Set<Text>

  /// The folders that were walked.
  let folders: [FilePath]
}

extension LintOutcome {
  /// The paths of what was read to its end, so that nothing in it was missed.
  var examinedPaths: Set<Text> {
    let unread = report.diagnostics.filter { $0.rule == Rules.unreadable.name }
    return paths.subtracting(unread.map { Text($0.inputPath) })
  }
}
