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
      return try FileContents.readRegular(path, limit)
    } catch .system(.isLink) {
      return try read(path, limit)
    }
  }

  /// Reads a regular file, and no link, of a folder that may be read.
  ///
  /// Anything else is not even opened, since opening a device may act on it.
  static func readEntry(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    do throws(SystemError) {
      guard try POSIX.entryKind(of: path) == .regular else { throw SystemError.notRegular }
    } catch {
      throw .system(error)
    }
    return try FileContents.readRegular(path, limit)
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

  /// Returns a FIFO or device in the folder of a Git repository, or nil if there is none.
  ///
  /// Git opens the files there by their names, waits for ever for a FIFO without a writer, and reads
  /// `/dev/zero` until there is no memory left. Links count as the files that they lead to. The folders
  /// with most objects are not searched, nor those of extensions.
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
          // Links to folders may lead in a circle.
          if isSearched, !isLink { folders.append(path) }
        case .stream: return path
        case .other:
          // The socket of Git's own file system monitor.
          if !entry.name.starts(with: "fsmonitor--daemon".utf8) { return path }
        case .regular, .link, nil: break
        }
      }
    }
    return nil
  }
}
