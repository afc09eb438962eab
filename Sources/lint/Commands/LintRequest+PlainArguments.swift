internal import ElastiCacheLint
internal import LintWorkspace

extension LintRequest {
  /// Parses arguments that consist only of paths and switches, the most common case; returns nil
  /// for all others, which ArgumentParser parses.
  ///
  /// ArgumentParser looks up the conformances of each option at run time, which takes more
  /// instructions than the rest of a run over a small template.
  init?(plainArguments arguments: [String]) {
    var options = SettingLayer()
    var paths: [String] = []
    for argument in arguments {
      if let setting = Self.plainSwitch(argument) {
        // A repeated switch is wrong usage, which ArgumentParser reports.
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

  private static func plainSwitch(_ argument: String) -> Setting? {
    switch argument {
    case "--force-exclude": .forceExclude
    case "--quiet", "-q": .quiet
    default: nil
    }
  }
}
