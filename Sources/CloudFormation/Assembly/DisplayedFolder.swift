internal import LintText

/// A folder as displayed, without resolving links.
struct DisplayedFolder {
  let isAbsolute: Bool
  let names: [Text]

  private init(isAbsolute: Bool, names: [Text]) {
    self.isAbsolute = isAbsolute
    self.names = names
  }

  init(ofFile path: String) {
    let parts = Text(path).split(separator: "/").dropLast()
    isAbsolute = Text(path).hasPrefix("/")
    names = parts.filter { !$0.isEmpty && $0 != "." }
  }

  /// The folder above; nil for the root.
  var parent: DisplayedFolder? {
    guard let last = names.last, last != ".." else {
      return isAbsolute ? nil : DisplayedFolder(isAbsolute: false, names: names + [".."])
    }
    return DisplayedFolder(isAbsolute: isAbsolute, names: names.dropLast())
  }

  /// Returns the path of a file, which is relative to this folder.
  func path(to file: String) -> String {
    var folder = self
    var rest = Text(file).split(separator: "/").filter { !$0.isEmpty && $0 != "." }[...]
    while rest.first == "..", let parent = folder.parent {
      folder = parent
      rest = rest.dropFirst()
    }
    let path = (folder.names + rest).joined(separator: "/").string
    return isAbsolute ? "/" + path : path
  }

  /// Returns the names from another folder to this one; nil if this one is not inside.
  func names(below folder: DisplayedFolder) -> ArraySlice<Text>? {
    guard isAbsolute == folder.isAbsolute else { return nil }
    // The working folder is inside the folders above it.
    let shared =
      folder.names.contains { $0 != ".." }
      ? folder.names.count : min(folder.names.count, names.prefix { $0 == ".." }.count)
    guard names.prefix(shared) == folder.names.prefix(shared) else { return nil }
    let rest = names.dropFirst(shared)
    return rest.contains("..") ? nil : rest
  }
}
