internal import ElastiCacheLint
internal import LintText

/// The source of a setting.
package enum SettingSource: Hashable, Sendable, CustomStringConvertible {
  case standard
  /// A configuration, and the position in it.
  case file(FilePath, SourcePosition)
  /// The name of an environment variable.
  case variable(String)
  /// An option of the command line, with its dashes.
  case option(String)

  /// The source as displayed: `.elasticache-lint.yml:3:1`, or the name.
  package var description: String {
    switch self {
    case .standard: "default"
    case .file(let path, let position): "\(path):\(position)"
    case .variable(let name), .option(let name): name
    }
  }
}
