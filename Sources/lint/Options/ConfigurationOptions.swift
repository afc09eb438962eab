internal import ArgumentParser
internal import LintWorkspace

/// The options that choose configurations.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "Use the settings of this file for everything, by default those of the nearest "
        + ".elasticache-lint.yml.",
      valueName: "FILE",
    ),
    completion: .file(),
  )
  var path: String?

  @Flag(name: .customLong("no-config"), help: "Use no settings file.")
  var ignoresFiles = false

  func validate() throws {
    if path != nil, ignoresFiles {
      throw ValidationError("--config names a configuration, so not with --no-config.")
    }
  }

  /// The resulting choice.
  var choice: ConfigurationChoice {
    if ignoresFiles { return .none }
    return path.map(ConfigurationChoice.file) ?? .nearest
  }
}
