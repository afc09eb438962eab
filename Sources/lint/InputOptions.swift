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

  @Option(
    name: .customLong("source-root"),
    help: ArgumentHelp(
      "The folder of the root module that plans were made of, by default the plan's own folder or "
        + "the working folder; may be repeated.",
      valueName: "DIR",
    ),
    completion: .directory,
  )
  var sourceRoots: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out what matches, written as in a .gitignore file; may be repeated.",
      valueName: "GLOB",
    ),
  )
  var exclude: [GlobPattern] = []

  @Flag(
    name: .customLong("force-exclude"),
    help: "Let --exclude leave out what is named too; for programs that name files, such as hooks.",
  )
  var forcesExcludes = false

  @Flag(
    name: .customLong("no-ignore"),
    help: "Walk hidden and vendored folders, and what .gitignore files exclude.",
  )
  var ignoresNothing = false

  /// The files and folders among what is named.
  var files: [FilePath] { paths.filter { $0 != "-" }.map { FilePath($0) } }

  func validate() throws {
    for root in sourceRoots {
      guard let status = try? POSIX.status(of: FilePath(root)), status.kind == .folder else {
        throw ValidationError("--source-root takes a folder, which '\(root)' is not.")
      }
    }
  }
}

extension GlobPattern: ExpressibleByArgument {
  init?(argument: String) {
    self.init(argument)
  }
}
