internal import ElastiCacheLint
internal import Terraform

/// The links in the modules of a repository that lead to named files.
///
/// A file outside of all modules may be linked into several, which Terraform reads as their own.
struct FileLinks {
  /// The paths of the links by the files that they lead to, without links.
  private var links: [FilePath: [FilePath]] = [:]

  /// The paths of the links.
  var paths: [FilePath] { links.values.flatMap(\.self) }

  /// Creates a set without links.
  init() {}

  /// Finds the links to named files.
  ///
  /// - Parameters:
  ///   - found: the links that a walk found. It finds no variable files.
  ///   - modules: the modules in whose folders to search for links to variable files.
  init(
    to named: [FilePath],
    among found: [FilePath],
    _ modules: [FilePath: ModuleSearch.Module],
  ) {
    let variables = named.filter { RootModules.part($0) == .variables }
    var candidates = found
    if !variables.isEmpty {
      for (folder, module) in modules {
        candidates += Self.variableFiles(in: folder, within: module.border)
      }
    }
    guard !candidates.isEmpty else { return }
    // A link that was found concerns its own module; only a file concerns all that link to it.
    let files = named.filter { (try? POSIX.entryKind(of: $0)) != .link }
    let targets = Set(files.map { POSIX.resolvedPath(of: $0) })
    for link in Set(candidates) {
      let target = POSIX.resolvedPath(of: link)
      if targets.contains(target) { links[target, default: []].append(link) }
    }
  }

  /// Returns the links to variable files in a folder and in those directly below it.
  private static func variableFiles(in folder: FilePath, within border: Border) -> [FilePath] {
    let entries = border.entries(of: folder)
    let folders = entries.filter { $0.kind == .folder && $0.name.first != UInt8(ascii: ".") }
      .map { folder.appending(entry: $0.name) }
    func links(_ entries: [FolderEntry], in folder: FilePath) -> [FilePath] {
      entries.filter { $0.kind == .link }.map { folder.appending(entry: $0.name) }
        .filter { RootModules.part($0) == .variables }
    }
    return links(entries, in: folder) + folders.flatMap { links(border.entries(of: $0), in: $0) }
  }

  /// Returns the links that lead to a file.
  func paths(to file: FilePath) -> [FilePath] {
    links.isEmpty ? [] : links[POSIX.resolvedPath(of: file)] ?? []
  }
}
