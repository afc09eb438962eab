/// Writes reports into files.
enum ReportFile {
  /// Puts a text in the place of a file: whoever reads meanwhile sees the old one or the new one,
  /// and never a part.
  ///
  /// A file keeps its permissions, and a link stays one. What is no file, such as a pipe, cannot be
  /// replaced and is written to.
  static func replace(_ path: FilePath, with text: String) throws(SystemError) {
    let target = POSIX.realPath(of: path) ?? path
    switch (try? POSIX.status(of: target))?.kind {
    case .folder: throw .isFolder
    case .stream, .other, .link: try POSIX.write(text, to: target, .stream)
    case .regular, nil: try replace(file: target, with: text)
    }
  }

  private static func replace(file: FilePath, with text: String) throws(SystemError) {
    // Whoever interrupts would leave the draft behind.
    let signals = POSIX.holdInterruptions()
    defer { POSIX.release(signals) }
    let permissions = POSIX.permissions(of: file)
    let draft = try write(text, besides: file, permissions)
    do throws(SystemError) {
      try POSIX.rename(draft, to: file)
    } catch {
      POSIX.remove(draft)
      throw error
    }
  }

  /// Writes a text to a new file in the folder of another one.
  private static func write(
    _ text: String,
    besides file: FilePath,
    _ permissions: POSIX.Permissions?,
  ) throws(SystemError) -> FilePath {
    var number = 0
    while true {
      let name = ".lint-\(POSIX.processID)-\(number).tmp"
      let draft = file.parent?.appending(name) ?? FilePath(name)
      do throws(SystemError) {
        try POSIX.write(text, to: draft, .create, permissions: permissions)
        return draft
      } catch .isThere where number < 100 {
        // Left behind by a process with our number that was killed.
        number += 1
      } catch {
        if error != .isThere { POSIX.remove(draft) }
        throw error
      }
    }
  }

  /// Adds a text to the end of a file.
  static func append(_ text: String, to path: FilePath) throws(SystemError) {
    try POSIX.write(text, to: path, .append)
  }
}
