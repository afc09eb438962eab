internal import ElastiCacheLint
internal import LintWorkspace

/// Suggests a command in place of a path that does not exist, since a misspelled command is a path,
/// and so is an option without its hyphens.
enum CommandSuggestion {
  /// Returns the option that an argument names, or the command whose name is near it.
  ///
  /// Returns nil without one, and for a command, an option and what may be a path.
  static func command(near argument: String) -> String? {
    guard !argument.hasPrefix("-"), !argument.contains(where: { $0 == "/" || $0 == "." }),
      !Lint.subcommands.contains(argument),
      (try? POSIX.status(of: FilePath(argument))) == nil
    else { return nil }
    let option = "--\(argument)"
    if OptionSuggestion.options(of: Check.self).contains(option) { return option }
    return NearName.of(argument, in: Lint.subcommands.sorted())
  }
}
