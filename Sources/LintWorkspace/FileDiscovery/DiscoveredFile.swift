/// A file to lint, with its origin.
struct DiscoveredFile: Hashable, Sendable {
  let path: FilePath

  /// The origin of a file.
  enum Origin: Sendable {
    /// Named by the user on the command line.
    case named
    /// Named by a program, such as a hook, on the command line.
    case namedByProgram
    /// Found in a folder.
    case found
  }

  let origin: Origin

  /// Whether the user named the file; false for one found in a folder or named by a program.
  var isNamed: Bool { origin == .named }

  /// Whether a `.gitignore` file matches the file although Git tracks it.
  var isIgnored = false

  /// Whether it is a symbolic link that was found in a folder.
  var isLink = false

  /// The ignored folder of a cloud assembly in which the file was found; nil for other files.
  var assembly: AssemblyFolder?
}
