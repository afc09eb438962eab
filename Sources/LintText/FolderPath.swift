/// Joins folder paths lexically, as Terraform does, without resolving links (Go's
/// `path/filepath.Join`).
package enum FolderPath {
  /// Joins a path to a folder, removing `.` and keeping `..` only at the start.
  package static func joining(_ path: Text, to folder: Text) -> Text {
    if isPlain(path), isPlain(folder) { return "\(folder)/\(path)" }
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

  /// Whether a path is relative and has only names that don't begin with a dot.
  private static func isPlain(_ path: Text) -> Bool {
    path.withBytes { bytes in
      var isStart = true
      for byte in bytes {
        if isStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
        isStart = byte == UInt8(ascii: "/")
      }
      return !isStart
    }
  }

  /// Returns the path from one folder to another; both are joined to the same one.
  package static func relative(_ folder: Text, to base: Text) -> Text {
    let names = folder.split(separator: "/").filter { $0 != "." }
    let baseNames = base.split(separator: "/").filter { $0 != "." }
    let shared = zip(names, baseNames).prefix { $0 == $1 }.count
    let up = Array(repeating: ".." as Text, count: baseNames.count - shared)
    let path = up + names.dropFirst(shared)
    return path.isEmpty ? "." : path.joined(separator: "/")
  }
}
