internal import ElastiCacheLint
package import LintText

/// The result of a run, with the paths that it covered.
package struct LintOutcome {
  package let report: Report

  /// The paths of all opened files, including templates of nested stacks.
  let paths: Set<Text>

  /// The folders that were walked.
  package let folders: [FilePath]

  /// The reports of all inputs, by the paths shown to people.
  let reports: [(path: String, report: FileReport)]

  /// The folders of the root modules among the inputs.
  let rootModules: Set<Text>
}

extension LintOutcome {
  /// The paths of files that were read completely, so no finding in them was missed.
  package var examinedPaths: Set<Text> {
    let unread = report.diagnostics.filter { $0.rule == Rules.unreadable.name }
    return paths.subtracting(unread.map { Text($0.inputPath) })
  }
}

extension LintOutcome {
  /// The reports that stay the same when findings are fixed: of files without caches, findings and
  /// references to other files.
  var settledReports: [FilePath: FileReport] {
    let settled = reports.filter(\.report.isSettled).map { (FilePath($0), $1) }
    return Dictionary(settled) { first, _ in first }
  }

  /// The nested templates, and the files and folders of configurations, that each file depends on;
  /// root modules are found without it.
  package var dependencies: [Text: Set<Text>] {
    let pairs = reports.map { path, report in
      (Text(path), report.nestedPaths.union(report.sourceFolders))
    }
    return Dictionary(pairs.filter { !$1.isEmpty && !rootModules.contains($0) }) { $0.union($1) }
  }
}
