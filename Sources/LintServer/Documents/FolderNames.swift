internal import LintText
internal import LintWorkspace

/// The URIs by which the client names its workspace folders.
struct FolderNames {
  /// By the path of the folder without links.
  private var uris: [FilePath: String] = [:]

  /// Adds the URI of a folder.
  mutating func add(_ uri: String, of folder: FilePath) {
    guard folder.parent != nil, !uri.contains("?"), !uri.contains("#") else { return }
    var uri = Substring(uri)
    while uri.hasSuffix("/") { uri.removeLast() }
    uris[folder] = String(uri)
  }

  mutating func remove(_ folder: FilePath) { uris[folder] = nil }

  /// Returns the URI of an absolute path: that of the innermost folder that contains it, with the
  /// rest of the path.
  func uri(of path: FilePath) -> String {
    let folders = uris.keys.filter { path.isInside($0) }
    guard let folder = folders.max(by: { $0.bytes.count < $1.bytes.count }),
      let start = uris[folder], path.uri.utf8.starts(with: folder.uri.utf8)
    else { return path.uri }
    return start + String(decoding: path.uri.utf8.dropFirst(folder.uri.utf8.count), as: UTF8.self)
  }
}
