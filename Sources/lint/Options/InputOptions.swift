internal import ArgumentParser

/// What to lint.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files and folders to lint; '-' is standard input.", valueName: "PATH"),
    completion: .file(),
  )
  var paths = LintInput().paths

  @Option(
    name: .long,
    help: ArgumentHelp("The name to show for standard input.", valueName: "NAME"),
  )
  var stdinFilename = LintInput.defaultStandardInputName

  /// What is said.
  var input: LintInput { LintInput(paths: paths, standardInputName: stdinFilename) }
}
