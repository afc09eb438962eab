internal import LintText

/// Paths of files beside an input.
enum RelativePath {
  /// Returns a path that is relative to a folder, without `.` and, as far as possible, `..`.
  static func joined(_ folder: Text, _ path: Text) -> Text {
    var parts: [Text] = []
    let isAbsolute = (folder.isEmpty ? path : folder).hasPrefix("/")
    for part in folder.split(separator: "/") + path.split(separator: "/") {
      if part.isEmpty || part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/\(joined)" : joined
  }

  /// Returns the folder of a path; empty for a name alone.
  static func folder(of path: Text) -> Text {
    let parts = path.split(separator: "/").dropLast()
    return joined(path.hasPrefix("/") ? "/" : "", parts.joined(separator: "/"))
  }
}
