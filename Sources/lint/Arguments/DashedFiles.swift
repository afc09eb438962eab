internal import LintWorkspace

/// Prevents files whose names begin with a dash from being parsed as options.
///
/// pre-commit passes the staged files without a preceding `--`. A file `-dash.yaml` would be parsed
/// as options, including `-h`, and nothing would be linted.
enum DashedFiles {
  /// Returns the arguments, with `./` before those that begin with a dash and name an existing
  /// file.
  static func shielded(_ arguments: [String]) -> [String] {
    // After `--` nothing is an option.
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let options = arguments[..<end].map { argument in
      argument.hasPrefix("-") && argument != "-"
        && (try? POSIX.status(of: FilePath(argument))) != nil
        ? "./\(argument)" : argument
    }
    return options + arguments[end...]
  }
}
