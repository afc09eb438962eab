internal import ElastiCacheLint

/// A configuration, or a variable of the environment, that cannot be used; nothing is linted without
/// what it says.
struct UnusableConfiguration: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = PrintableText(description).text
  }

  /// Takes all that is wrong with a file, each on a line of its own.
  init(_ error: SettingsFileError, in path: FilePath) {
    description = error.problems.map {
      PrintableText("\(path):\($0.range.lowerBound): \($0.value)").text
    }
    .joined(separator: "\n")
  }
}
