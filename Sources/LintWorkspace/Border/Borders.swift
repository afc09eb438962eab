/// Finds the border of a folder: the repository that contains it, or else the linted folder.
package struct Borders: Sendable {
  /// The folders that the user named, and the folders of the files that the user named.
  private let named: Set<FilePath>

  /// The named folders without links.
  private let linted: [FilePath]

  private var known: [FilePath: Border] = [:]

  /// The folders with a file that may be edited, each without links.
  private var editable: [FilePath: FilePath] = [:]

  /// The open files, read in place of those on disk; nil without any.
  let open: OpenFiles?

  /// The folders that the run has met.
  package let folders = KnownFolders()

  /// - Parameters:
  ///   - linted: the files and folders that the user named.
  ///   - open: the files that are open in an editor.
  package init(linted paths: [FilePath], open: OpenFiles? = nil) {
    self.open = open
    var folders: Set<FilePath> = []
    for path in paths {
      let isFolder = (try? POSIX.status(of: path))?.kind == .folder
      folders.insert(isFolder ? path : path.parent ?? FilePath("."))
    }
    named = folders
    linted = folders.map { POSIX.resolvedPath(of: $0) }
  }

  /// Returns the borders with other open files, for another run.
  package func opening(_ open: OpenFiles) -> Borders { Borders(copying: self, open) }

  /// The borders for another run, which knows no folders.
  package var renewed: Borders { Borders(copying: self, open) }

  private init(copying other: Borders, _ open: OpenFiles?) {
    (named, linted) = (other.named, other.linted)
    self.open = open
  }

  /// Whether the user named a folder or a file in it; the working folder counts as named.
  func isNamed(_ folder: FilePath) -> Bool {
    folder == FilePath(".") || named.contains(folder)
  }

  /// Returns the nearest enclosing folder that contains `.git`.
  ///
  /// - Parameter folder: an absolute path without links.
  package static func repository(of folder: FilePath) -> FilePath? {
    sequence(first: folder, next: \.parent).first(where: Border.isWorkTree)
  }

  /// Returns the border of a text in a folder, which need not exist.
  package func border(around folder: FilePath) -> Border {
    border(around: folder, linted)
  }

  /// Whether a discovered text in the folder of a file could refer to the file, with its links.
  package func contain(_ path: FilePath) -> Bool {
    border(around: path.folder).problem(with: path) == nil
  }

  /// The outermost folders inside the borders of what the user named, without links.
  var roots: [FilePath] { Array(Set(linted.compactMap { border(around: $0).root })) }

  /// Returns the file at a path, with links resolved, if it may be edited.
  ///
  /// Links are followed inside a repository only, and those below a linted folder are not edited if
  /// they are in a repository of their own, such as a submodule.
  package mutating func editableFile(at path: FilePath) throws(FileProblem) -> FilePath {
    // Resolving each file of a folder would take longer than editing it.
    if let folder = editable[path.folder], (try? POSIX.entryKind(of: path)) == .regular {
      return try Border.editableFile(folder.appending(entry: Array(path.lastComponent)))
    }
    let folder = POSIX.resolvedPath(of: path.folder)
    let named = linted.filter { folder.isInside($0) }
      .max { $0.components.count < $1.components.count }
    // The file to write is the one that links lead to now.
    let file = try renewed.border(around: path.folder)
      .editableFile(at: path, in: Self.repository(of: named ?? folder))
    if file == folder.appending(entry: Array(path.lastComponent)) { editable[path.folder] = folder }
    return file
  }

  /// Returns the border of a root module.
  ///
  /// Terraform runs in the working folder, so it counts as linted without being named.
  func border(ofRootModule folder: FilePath) -> Border {
    border(around: folder, linted + Self.working)
  }

  private func border(around folder: FilePath, _ linted: [FilePath]) -> Border {
    let real = folders.resolvedPath(ofFolder: folder)
    if let repository = folders.repository(of: real) {
      return Border(repository: repository, open: open, folders)
    }
    return Border(folder: outermost(of: linted, around: real) ?? real, open: open, folders)
  }

  private static var working: [FilePath] { [FilePath.working].compactMap(\.self) }

  /// Returns the border of a text in a folder, caching the result.
  mutating func knownBorder(around folder: FilePath) -> Border {
    if let border = known[folder] { return border }
    let border = border(around: folder)
    known[folder] = border
    return border
  }

  /// Whether the configuration of a folder may be in a folder above it.
  ///
  /// Without a repository the working folder counts as well: its configuration is that of the run.
  func mayLookAbove(_ folder: FilePath) -> Bool {
    let real = folders.resolvedPath(ofFolder: folder)
    if let repository = folders.repository(of: real) { return real != repository }
    return outermost(of: linted + Self.working, around: real).map { $0 != real } ?? false
  }

  private func outermost(of folders: [FilePath], around real: FilePath) -> FilePath? {
    folders.filter { real.isInside($0) }
      .min { $0.components.count < $1.components.count }
  }
}

extension Border {
  /// Whether a folder contains `.git`: a folder, a file in submodules and linked work trees, or a
  /// link, even a broken one.
  package static func isWorkTree(_ folder: FilePath) -> Bool {
    (try? POSIX.entryKind(of: folder.appending(".git"))) != nil
  }
}
