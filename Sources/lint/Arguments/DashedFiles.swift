/// Keeps files whose names begin with a dash from being taken for options.
///
/// pre-commit hands over the staged files without `--` before them. A file `-dash.yaml` would be
/// read as options, `-h` among them, and nothing would be linted.
enum DashedFiles {
  /// The arguments, with `./` before each that names an existing file and begins with a dash.
  static func shielded(_ arguments: [String]) -> [String] {
    // Behind `--` nothing is an option.
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let options = arguments[..<end].map { argument in
      argument.hasPrefix("-") && argument != "-"
        && (try? POSIX.status(of: FilePath(argument))) != nil
        ? "./\(argument)" : argument
    }
    return options + arguments[end...]
  }
}
