internal import ElastiCacheLint

extension LintRequest {
  /// Reads arguments that are paths and switches alone, as hooks and people mostly write them; nil for
  /// all others, which are for ArgumentParser.
  ///
  /// ArgumentParser asks the runtime for the conformances of each option, which takes more
  /// instructions than all the rest of a run over a small template.
  init?(plainArguments arguments: [String]) {
    var options = SettingLayer()
    var paths: [String] = []
    for argument in arguments {
      if let setting = Self.plainSwitches[argument] {
        // A switch that is there twice is wrong usage, which ArgumentParser tells.
        guard options.values[setting] == nil else { return nil }
        options.set(setting, option: true)
      } else if argument.isEmpty || argument.hasPrefix("-") || Lint.subcommands.contains(argument) {
        return nil
      } else {
        paths.append(argument)
      }
    }
    self.init(options: options)
    if !paths.isEmpty { input.paths = paths }
  }

  private static let plainSwitches: [String: Setting] = [
    "--force-exclude": .forceExclude, "--quiet": .quiet, "-q": .quiet,
  ]
}
