internal import ElastiCacheLint
internal import LintWorkspace

/// Suggests a command in place of a path that does not exist, since a misspelled command is a path.
enum CommandSuggestion {
  /// Returns the command whose name is near an argument; nil if none is, or if the argument is a
  /// command, an option or what may be a path.
  static func command(near argument: String) -> String? {
    guard !argument.hasPrefix("-"), !argument.contains(where: { $0 == "/" || $0 == "." }),
      !Lint.subcommands.contains(argument),
      (try? POSIX.status(of: FilePath(argument))) == nil
    else { return nil }
    return NearName.of(argument, in: Lint.subcommands.sorted())
  }
}
