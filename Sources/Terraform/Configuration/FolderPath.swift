internal import LintText

/// Paths of folders, put together as Terraform does: by their text, whatever links there are
/// (`path/filepath.Join` of Go).
enum FolderPath {
  /// A path that is relative to a folder, without `.` and with `..` only at its start.
  static func joining(_ path: Text, to folder: Text) -> Text {
    let isAbsolute = path.hasPrefix("/") || folder.hasPrefix("/")
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    var names: [Text] = []
    for name in whole.split(separator: "/") where name != "." && !name.isEmpty {
      if name != ".." {
        names.append(name)
      } else if let last = names.last, last != ".." {
        names.removeLast()
      } else if !isAbsolute {
        names.append(name)
      }
    }
    let joined = names.joined(separator: "/")
    return isAbsolute ? "/\(joined)" : joined.isEmpty ? "." : joined
  }
}
