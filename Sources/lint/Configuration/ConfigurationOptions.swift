internal import ArgumentParser

/// Which configurations count.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "Take the settings of this file for everything, by default those of the nearest "
        + ".elasticache-lint.yml.",
      valueName: "FILE",
    ),
    completion: .file(),
  )
  var path: String?

  @Flag(name: .customLong("no-config"), help: "Take the settings of no file.")
  var ignoresFiles = false

  func validate() throws {
    if path != nil, ignoresFiles {
      throw ValidationError("--config names a configuration, so not with --no-config.")
    }
  }

  /// The variable that names a configuration as the option does.
  static let variable = "ELASTICACHE_LINT_CONFIG"

  /// What finds the configurations; reads the file if one is named.
  func finder() throws(UnusableConfiguration) -> ConfigurationFinder {
    if ignoresFiles { return ConfigurationFinder(.none) }
    let named = path ?? ProcessEnvironment.value(Self.variable).flatMap { $0.isEmpty ? nil : $0 }
    guard let named else { return ConfigurationFinder(.nearest) }
    return ConfigurationFinder(.only(try LoadedConfiguration(FilePath(named))))
  }
}
