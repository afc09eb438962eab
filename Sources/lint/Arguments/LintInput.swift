/// The inputs to lint.
struct LintInput: Equatable {
  /// Files and folders as given on the command line; `-` is standard input.
  var paths = ["."]

  /// The displayed name of standard input.
  var standardInputName = Self.defaultStandardInputName

  /// The default name of standard input.
  static let defaultStandardInputName = "<stdin>"

  /// All named paths, with standard input as a file of its displayed name.
  var locations: [FilePath] {
    paths.contains("-") ? files + [FilePath(standardInputName)] : files
  }

  /// The named files and folders, without standard input.
  var files: [FilePath] { paths.filter { $0 != "-" }.flatMap(RawArguments.paths) }
}
