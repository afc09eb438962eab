/// The texts of files that are open in an editor, or edited in memory, which replace those on disk.
// A class, because every border of a run refers to the same texts.
package final class OpenFiles: Sendable {
  /// The texts, by path without links.
  private let contents: [FilePath: FileBytes]

  private let names: Set<ArraySlice<UInt8>>

  /// - Parameter contents: the texts, by path without links.
  package init(_ contents: [FilePath: FileBytes]) {
    self.contents = contents
    names = Set(contents.keys.map(\.lastComponent))
  }

  /// Returns the text of a file; nil for a file that isn't open.
  ///
  /// - Parameter folders: the folders that a run knows; nil to resolve the path anew.
  package subscript(path: FilePath, folders: KnownFolders? = nil) -> FileBytes? {
    // Resolving a path takes much longer than opening it.
    guard names.contains(path.lastComponent) || (try? POSIX.entryKind(of: path)) == .link else {
      return nil
    }
    return contents[folders?.resolvedPath(of: path) ?? POSIX.resolvedPath(of: path)]
  }

  /// Returns the texts with another one for a file.
  ///
  /// - Parameter path: a path without links.
  package func replacing(_ path: FilePath, with text: FileBytes) -> OpenFiles {
    OpenFiles(contents.merging([path: text]) { $1 })
  }

  /// Returns the texts with others for some files.
  ///
  /// - Parameter texts: the texts, by path without links.
  func replacing(_ texts: [FilePath: FileBytes]) -> OpenFiles {
    OpenFiles(contents.merging(texts) { $1 })
  }

  /// Returns the text of a file.
  ///
  /// - Parameter path: a path without links.
  func text(at path: FilePath) -> FileBytes? { contents[path] }

  /// Returns the files of a folder, which need not exist on disk.
  ///
  /// - Parameter folder: a path without links.
  func entries(of folder: FilePath) -> [FolderEntry] {
    contents.keys.filter { $0.folder == folder }
      .map { FolderEntry(name: Array($0.lastComponent), kind: .regular) }
  }
}

extension OpenFiles: Hashable {
  /// Compares identities.
  package static func == (left: OpenFiles, right: OpenFiles) -> Bool { left === right }

  /// Hashes the identity.
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
