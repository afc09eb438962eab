/// What to lint.
struct LintInput: Equatable {
  /// Files and folders as they were written; `-` is standard input.
  var paths = ["."]

  /// The name to show for standard input.
  var standardInputName = Self.defaultStandardInputName

  /// What standard input is called if nobody gives it a name.
  static let defaultStandardInputName = "<stdin>"

  /// Everything that is named, where standard input counts as the file that it is called.
  var locations: [FilePath] {
    paths.contains("-") ? files + [FilePath(standardInputName)] : files
  }

  /// The files and folders among what is named.
  var files: [FilePath] { paths.filter { $0 != "-" }.flatMap(RawArguments.paths) }
}
