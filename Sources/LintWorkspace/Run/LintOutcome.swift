internal import ElastiCacheLint
package import LintText

/// The result of a run, with the paths that it covered.
package struct LintOutcome {
  package let report: Report

  /// The paths of all opened files, including templates of nested stacks.
  let paths: Set<Text>

  /// The folders that were walked.
  package let folders: [FilePath]

  /// The reports that stay the same when findings are fixed: of files without caches, findings and
  /// references to other files.
  let settledReports: [FilePath: FileReport]

  /// The nested templates, and the files and folders of configurations, that each file depends on.
  package let dependencies: [Text: Set<Text>]
}

extension LintOutcome {
  /// The paths of files that were read completely, so no finding in them was missed.
  package var examinedPaths: Set<Text> {
    let unread = report.diagnostics.filter { $0.rule == Rules.unreadable.name }
    return paths.subtracting(unread.map { Text($0.inputPath) })
  }
}
