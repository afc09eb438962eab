internal import ArgumentParser

/// What to lint.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files and folders to lint; '-' is standard input.", valueName: "PATH"),
    completion: .file(),
  )
  var paths: [String] = ["."]

  @Option(
    name: .long,
    help: ArgumentHelp("The name to show for standard input.", valueName: "NAME"),
  )
  var stdinFilename = Self.standardInputName

  /// What standard input is called if nobody gives it a name.
  static let standardInputName = "<stdin>"

  /// The files and folders among what is named.
  var files: [FilePath] { paths.filter { $0 != "-" }.flatMap(RawArguments.paths) }
}
