internal import ElastiCacheLint
internal import LintText

/// The files on disk that a root module may refer to.
///
/// A configuration names the folders of its modules and may be untrusted: neither `..` nor links
/// lead out of the border of the root module, and those of fetched modules not out of `.terraform`.
struct ModuleSources: SourceProvider {
  private let folder: FilePath
  private let border: Border
  private let fetchedFolder: FilePath
  private let fetchedBorder: Border

  /// - Parameters:
  ///   - folder: the folder of the root module, as displayed.
  ///   - realFolder: the same folder without links.
  init(_ folder: FilePath, realFolder: FilePath, within border: Border) {
    self.folder = folder
    self.border = border
    fetchedFolder = folder.appending(".terraform")
    fetchedBorder = Border(
      folder: realFolder.appending(".terraform"),
      open: border.open,
      border.folders,
    )
  }

  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    let path = FilePath(path)
    if path.isInside(fetchedFolder), (try? POSIX.entryKind(of: path)) == nil {
      return nil
    }
    // Resolving a path takes much longer than opening it.
    let bytes =
      path.folder == folder
      ? try border.sourceBytes(atEntry: path, .settings)
      : try border(of: path).sourceBytes(at: path, .settings)
    return try bytes.map { bytes throws(UnreadSource) in try SourceFile(bytes, at: path) }
  }

  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    let folder = FilePath(folder)
    return try border(of: folder).sourceEntries(of: folder)
  }

  private func border(of path: FilePath) -> Border {
    path.isInside(fetchedFolder) ? fetchedBorder : border
  }
}
