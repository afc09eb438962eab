internal import LintWorkspace

/// The inputs to lint.
struct LintInput: Equatable {
  /// Files and folders as given on the command line; `-` is standard input.
  var paths = ["."]

  /// The displayed name of standard input.
  var standardInputName = RunInput.defaultStandardInputName

  /// Whether a word is the path of a file or folder.
  static func isPath(_ word: String) -> Bool { (try? POSIX.status(of: FilePath(word))) != nil }

  /// The inputs of the run.
  var inputs: RunInput {
    RunInput(
      files: paths.filter { $0 != "-" }.flatMap(RawArguments.paths),
      standardInputName: paths.contains("-") ? standardInputName : nil,
    )
  }
}
