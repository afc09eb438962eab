internal import ElastiCacheLint

extension UsageError {
  /// Reports all problems of a configuration, each on its own line.
  package init(_ error: SettingsFileError, in path: FilePath) {
    let lines = error.problems.map { problem -> Message in
      "\(path):\(problem.range.lowerBound): \(problem.value)"
    }
    self.init(Message(lines: lines))
  }
}
