import Foundation
import Testing

/// Where the project and the data beside it lie.
enum Repository {
  /// The folder with the manifest.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The corpora of others, which are not part of the project; nil where they are missing.
  static let corpus: URL? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared/corpus")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static let noCorpus: Comment = "there is no folder 'shared' with corpora beside the project"

  /// Every file below a folder, in order, by its path from there.
  static func files(below folder: URL) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { path in
      var isFolder: ObjCBool = false
      let path = folder.appending(path: path).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
