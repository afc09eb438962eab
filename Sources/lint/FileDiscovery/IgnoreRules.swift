/// What the `.gitignore` files of a folder, and of those above it, say about names in it.
///
/// Files count down from the root of the Git work tree, or from the folder that was named where
/// there is no work tree. A work tree inside another starts anew, as it does for Git.
struct IgnoreRules: Sendable {
  /// The folder, by its names below where counting starts.
  private var folder: [GlobName] = []

  /// From the outermost to the innermost, which wins.
  private var files: [IgnoreFile] = []

  /// The rules that the folders above a named one impose on it.
  ///
  /// None when they exclude the named folder itself: to name it is to overrule them.
  static func above(_ named: FilePath) -> IgnoreRules {
    guard var folder = POSIX.realPath(of: named) else { return IgnoreRules() }
    var names: [ArraySlice<UInt8>] = []
    while !Border.isWorkTree(folder) {
      guard let parent = folder.parent else { return IgnoreRules() }
      names.append(folder.lastComponent)
      folder = parent
    }

    var rules = IgnoreRules()
    for name in names.reversed() {
      rules.addFiles(in: folder)
      guard !rules.exclude(name, isFolder: true) else { return IgnoreRules() }
      rules = rules.entering(name)
      folder = folder.appending(name)
    }
    return rules
  }

  /// Takes account of the ignore files in the folder itself.
  mutating func addFiles(in path: FilePath) {
    if Border.isWorkTree(path) {
      self = IgnoreRules()
      let exclude = path.appending(".git/info/exclude")
      if Self.isInside(exclude, path) { add(exclude) }
    }
    add(path.appending(".gitignore"))
  }

  /// Whether no folder on the way to a file is a link that leads out of a work tree.
  private static func isInside(_ file: FilePath, _ root: FilePath) -> Bool {
    guard let file = POSIX.realPath(of: file), let root = POSIX.realPath(of: root)
    else { return false }
    return file.components.starts(with: root.components)
  }

  private mutating func add(_ path: FilePath) {
    guard let file = IgnoreFile(at: path, depth: folder.count) else { return }
    files.append(file)
  }

  /// The rules for a folder in this one, its own files not yet counted.
  func entering(_ name: some Collection<UInt8>) -> IgnoreRules {
    var rules = self
    rules.folder.append(GlobCharacter.characters(of: name))
    return rules
  }

  /// Whether a name in the folder is excluded; symbolic links count as files, as for Git.
  func exclude(_ name: some Collection<UInt8>, isFolder: Bool) -> Bool {
    guard !files.isEmpty else { return false }
    let path = folder + [GlobCharacter.characters(of: name)]
    for file in files.reversed() {
      if let verdict = file.verdict(on: path, isFolder: isFolder) { return verdict }
    }
    return false
  }
}
