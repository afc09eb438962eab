import LintTestSupport

/// Trials of the command in a folder.
protocol FolderTrial {
  var folder: TemporaryFolder { get }
}

extension FolderTrial {
  /// Returns the lines that the command prints, one for each finding and the summary.
  func lines(_ arguments: String...) throws -> [String] {
    let run = try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
    return run.output.split(separator: "\n").map(String.init)
  }
}
