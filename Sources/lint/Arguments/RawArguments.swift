internal import LintWorkspace

/// The arguments of the process as bytes: a file name need not be UTF-8, and repairing it would
/// name another file.
enum RawArguments {
  /// Returns the paths that an argument may represent: itself, or all arguments that equal it after
  /// invalid UTF-8 is replaced.
  static func paths(of argument: String) -> [FilePath] {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return [FilePath(argument)] }
    let all = (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0] }
    let meant = all.filter { String(cString: $0) == argument }
      .map {
        FilePath(
          bytes: UnsafeBufferPointer(start: $0, count: length(of: $0)).map { UInt8(bitPattern: $0) }
        )
      }
    return meant.isEmpty ? [FilePath(argument)] : meant
  }

  private static func length(of argument: UnsafePointer<CChar>) -> Int {
    var length = 0
    while argument[length] != 0 { length += 1 }
    return length
  }
}
