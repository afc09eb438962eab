/// A file to lint, and how it was reached.
struct DiscoveredFile: Hashable, Sendable {
  let path: FilePath

  /// How a file was reached.
  enum Origin: Sendable {
    /// The command line of a person.
    case named
    /// The command line of a program, such as a hook.
    case namedByProgram
    /// A folder.
    case found
  }

  let origin: Origin

  /// True for a file that somebody named, false for one found in a folder or named by a program.
  var isNamed: Bool { origin == .named }

  /// True for a file that a `.gitignore` file names, and that Git tracks all the same.
  var isIgnored = false
}
