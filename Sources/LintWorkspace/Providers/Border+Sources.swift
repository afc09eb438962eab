internal import ElastiCacheLint
internal import LintText

extension Border {
  /// Reads a file that a text refers to; returns nil if it doesn't exist.
  func sourceBytes(
    at path: FilePath,
    _ limit: SizeLimit,
  ) throws(UnreadSource) -> FileBytes? {
    do throws(FileProblem) {
      return try read(path, limit)
    } catch {
      return try error.unread()
    }
  }

  /// Reads a file in a folder that is known to be inside the border; returns nil if it doesn't
  /// exist.
  func sourceBytes(
    atEntry path: FilePath,
    _ limit: SizeLimit,
  ) throws(UnreadSource) -> FileBytes? {
    do throws(FileProblem) {
      return try read(entry: path, limit)
    } catch {
      return try error.unread()
    }
  }

  /// Returns the files, folders and links in a folder that a text refers to; empty if it doesn't
  /// exist.
  func sourceEntries(of folder: FilePath) throws(UnreadSource) -> [SourceEntry] {
    do throws(FileProblem) {
      return try listing(of: folder).compactMap { entry in
        let kind: SourceEntry.Kind
        switch entry.kind {
        case .regular: kind = .file
        case .folder: kind = .folder
        case .link: kind = .link
        case .stream, .other: return nil
        }
        return SourceEntry(name: String(decoding: entry.name, as: UTF8.self), kind: kind)
      }
    } catch {
      return try error.unread() ?? []
    }
  }
}

extension FileProblem {
  /// Returns nil for a missing file; throws any other problem.
  fileprivate func unread<Contents>() throws(UnreadSource) -> Contents? {
    if case .system(let error) = self, error.isAbsence { return nil }
    throw UnreadSource(reason: message, isHidden: isBorder)
  }
}

extension SourceFile {
  /// Creates the file of bytes that were read.
  init(_ bytes: FileBytes, at path: FilePath) throws(UnreadSource) {
    guard let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes) else {
      throw UnreadSource(reason: "is no text", isHidden: false)
    }
    self.init(path: path.description, text: text, isNamed: false)
  }
}
