extension Border {
  /// Reads a file.
  ///
  /// A path that the user named may be a FIFO or `/dev/stdin`. Any other is opened only if it is a
  /// regular file: opening a device may already act on it, and a FIFO would wait for a writer.
  package func read(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    if let bytes = open?[path, folders] { return try checked(bytes, of: path, limit) }
    guard !isUnbounded else { return try FileContents.read(path, limit) }
    let file = try readTarget(of: path, isFolder: false)
    do throws(SystemError) {
      guard try POSIX.status(of: file).kind == .regular else { throw SystemError.notRegular }
    } catch {
      throw .system(error)
    }
    return try FileContents.readRegular(file, limit)
  }

  /// Returns the text of an open file.
  private func checked(
    _ bytes: FileBytes,
    of path: FilePath,
    _ limit: SizeLimit,
  ) throws(FileProblem) -> FileBytes {
    if let problem = problem(with: path) { throw problem }
    guard bytes.bytes.count < limit.bytes || limit.cuts else { throw .tooLarge(limit) }
    return bytes
  }

  /// Reads a file of a folder that is known to be inside the border.
  ///
  /// Only links are resolved and checked, which takes many times as long as opening a file.
  func read(entry path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    if let bytes = open?[path, folders] { return try checked(bytes, of: path, limit) }
    do throws(FileProblem) {
      return try FileContents.readRegular(path, limit)
    } catch .system(.isLink) {
      return try read(path, limit)
    }
  }

  /// Reads a regular file, not a link, of a readable folder.
  ///
  /// Nothing else is opened, since opening a device may act on it.
  package static func readEntry(
    _ path: FilePath,
    _ limit: SizeLimit
  ) throws(FileProblem) -> FileBytes {
    do throws(SystemError) {
      guard try POSIX.entryKind(of: path) == .regular else { throw SystemError.notRegular }
    } catch {
      throw .system(error)
    }
    return try FileContents.readRegular(path, limit)
  }

  /// Reads standard input, which only the user can name.
  static func readStandardInput(_ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    try FileContents.readStandardInput(limit)
  }

  /// Returns the entries of a folder; empty if it doesn't exist or must not be read.
  func entries(of folder: FilePath) -> [FolderEntry] { (try? listing(of: folder)) ?? [] }

  /// Returns the entries of a folder.
  func listing(of folder: FilePath) throws(FileProblem) -> [FolderEntry] {
    let real = try readTarget(of: folder, isFolder: true)
    do throws(SystemError) {
      let known = folders?.entries(of: real)
      let entries = if let known { known } else { try POSIX.entries(of: real) }
      if known == nil { folders?.add(entries, of: real) }
      guard let open else { return entries }
      let names = Set(entries.map(\.name))
      return entries + open.entries(of: real).filter { !names.contains($0.name) }
    } catch {
      throw .system(error)
    }
  }

  /// Returns a FIFO or device in the folder of a Git repository; nil if not found.
  ///
  /// Git opens files there by name, waits forever for a FIFO without a writer, and reads
  /// `/dev/zero` until memory runs out. Links to files are followed. The folders with most objects
  /// and those of extensions are not searched.
  static func endlessFile(below folder: FilePath) -> FilePath? {
    var folders = [folder]
    while let folder = folders.popLast() {
      let isObjects = folder.lastComponent.elementsEqual("objects".utf8)
      for entry in (try? POSIX.entries(of: folder)) ?? [] {
        let path = folder.appending(entry: entry.name)
        let isLink = entry.kind == .link
        switch isLink ? (try? POSIX.status(of: path))?.kind : entry.kind {
        case .folder:
          let isSearched =
            isObjects
            ? entry.name.count != 2
            : !["annex", "lfs", "modules"].contains { entry.name.elementsEqual($0.utf8) }
          // Links to folders may form a cycle.
          if isSearched, !isLink { folders.append(path) }
        case .stream: return path
        case .other:
          // The socket of Git's file system monitor.
          if !entry.name.starts(with: "fsmonitor--daemon".utf8) { return path }
        case .regular, .link, nil: break
        }
      }
    }
    return nil
  }
}
