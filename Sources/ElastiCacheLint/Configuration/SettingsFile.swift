package import LintDiagnostics
internal import LintSyntax
internal import LintText

/// A configuration file in YAML or JSON.
package enum SettingsFile {
  /// The file names of a configuration.
  package static let names = [
    ".elasticache-lint.yml", ".elasticache-lint.yaml", ".elasticache-lint.json",
  ]

  /// Reads a configuration; if its path ends in `.json`, it must be JSON.
  ///
  /// - Parameters:
  ///   - file: the configuration; its path is shown for its suppressions.
  ///   - isPattern: whether a text is a valid path pattern.
  /// - Throws: ``SettingsFileError`` with all problems.
  package static func settings(
    in file: SourceFile,
    isPattern: @escaping (String) -> Bool,
  ) throws(SettingsFileError) -> Settings {
    let isJSON = file.path.hasSuffix(".json")
    let reading = isJSON ? JSONReader().read(file.text) : TemplateReader().read(file.text)
    let lines = LineIndex(file.text)
    if let error = reading.error {
      let problem = Located(error.message, at: lines.range(error.range))
      throw SettingsFileError(problems: [problem])
    }
    // A file with only comments is a valid, empty configuration.
    guard let root = reading.documents.first?.root, root.scalarValue != .null else {
      return Settings()
    }
    var form = SettingsForm(file.path, lines, isPattern: isPattern)
    let settings = form.settings(root)
    if let second = reading.documents.dropFirst().first?.root {
      form.note("there must be one document", at: second)
    }
    guard form.problems.isEmpty else {
      throw SettingsFileError(
        problems: form.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
      )
    }
    return settings
  }
}
