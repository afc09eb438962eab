extension Border {
  /// Reads a file.
  ///
  /// What a person named may be a FIFO, or `/dev/stdin`. Everything else is opened only if it is a
  /// regular file: opening a device may already act on it, and a FIFO would wait for a writer.
  func read(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    guard !isUnbounded else { return try FileContents.read(path, limit) }
    let file = try target(of: path)
    do throws(SystemError) {
      guard try POSIX.status(of: file).kind == .regular else { throw SystemError.notRegular }
    } catch {
      throw .system(error)
    }
    return try FileContents.readRegular(file, limit)
  }

  /// Reads a file of a folder that is known to lie within the border.
  ///
  /// Only a link needs to be followed and checked, which takes many times as long as opening a file.
  func read(entry path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    do throws(FileProblem) {
      return try Self.readEntry(path, limit)
    } catch .system(.isLink) {
      return try read(path, limit)
    }
  }

  /// Reads a regular file, and no link, of a folder that may be read.
  static func readEntry(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    try FileContents.readRegular(path, limit)
  }

  /// Reads standard input, which nobody but a person can name.
  static func readStandardInput(_ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    try FileContents.readStandardInput(limit)
  }

  /// The names in a folder; none if there is no such folder, or it must not be read.
  func entries(of folder: FilePath) -> [FolderEntry] {
    guard let real = try? target(of: folder) else { return [] }
    return (try? POSIX.entries(of: real)) ?? []
  }
}
