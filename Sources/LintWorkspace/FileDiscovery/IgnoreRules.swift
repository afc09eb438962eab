/// The `.gitignore` rules of a folder and its parents, for the names in the folder.
///
/// Rules start at the root of the Git work tree, or at the named folder outside of a work tree. A
/// nested work tree starts anew, as in Git.
struct IgnoreRules: Sendable {
  /// The names from the base to the folder.
  private var folder: [GlobName] = []

  /// The files from outermost to innermost; the innermost wins.
  private var files: [IgnoreFile] = []

  /// Returns the rules of the parents of a named folder.
  ///
  /// Empty if they exclude the named folder itself, because naming it overrules them.
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

  /// Adds the ignore files of the folder itself.
  mutating func addFiles(in path: FilePath) {
    if Border.isWorkTree(path) {
      self = IgnoreRules()
      let exclude = path.appending(".git/info/exclude")
      if Self.isInside(exclude, path) { add(exclude) }
    }
    add(path.appending(".gitignore"))
  }

  /// Whether a file is inside a work tree after resolving links.
  private static func isInside(_ file: FilePath, _ root: FilePath) -> Bool {
    guard let file = POSIX.realPath(of: file), let root = POSIX.realPath(of: root)
    else { return false }
    return file.isInside(root)
  }

  private mutating func add(_ path: FilePath) {
    guard let file = IgnoreFile(at: path, depth: folder.count) else { return }
    files.append(file)
  }

  /// Returns the rules for a subfolder, without its own files.
  func entering(_ name: some Collection<UInt8>) -> IgnoreRules {
    var rules = self
    rules.folder.append(GlobCharacter.characters(of: name))
    return rules
  }

  /// Whether a name in the folder is excluded; symbolic links count as files, as in Git.
  func exclude(_ name: some Collection<UInt8>, isFolder: Bool) -> Bool {
    guard !files.isEmpty else { return false }
    let path = folder + [GlobCharacter.characters(of: name)]
    for file in files.reversed() {
      if let verdict = file.verdict(on: path, isFolder: isFolder) { return verdict }
    }
    return false
  }
}
