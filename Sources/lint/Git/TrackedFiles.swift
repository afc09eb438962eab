/// The files that Git tracks among those that `.gitignore` files name.
///
/// Git ignores none that it tracks, as of a template that was added by force, or before the line that
/// names it.
enum TrackedFiles {
  /// A tracked file in what was left out.
  struct File {
    /// What was left out: the file, or a folder that it is in or below.
    let entry: FilePath

    /// The names that lead from that folder to the file; none for a file that was left out itself.
    let names: [ArraySlice<UInt8>]
  }

  /// - Parameter ignored: files and folders that were left out.
  static func files(among ignored: [FilePath]) -> [File] {
    var folders: [FilePath: FilePath?] = [:]
    var entries: [FilePath: [ArraySlice<UInt8>: FilePath]] = [:]
    for entry in ignored {
      let parent = entry.parent ?? FilePath(entry.bytes.first == UInt8(ascii: "/") ? "/" : ".")
      let folder = folders[parent] ?? POSIX.realPath(of: parent)
      folders[parent] = folder
      guard let folder,
        let root = sequence(first: folder, next: \.parent).first(where: Border.isWorkTree),
        let names = folder.appending(entry.lastComponent).names(below: root)
      else { continue }
      entries[root, default: [:]][FilePath(names: names).bytes[...]] = entry
    }
    return entries.flatMap { root, entries in files(in: root, among: entries) }
  }

  /// - Parameter entries: what was left out, by the path from the root.
  private static func files(
    in root: FilePath,
    among entries: [ArraySlice<UInt8>: FilePath],
  ) -> [File] {
    var files: [File] = []
    GitIndex.forEachPath(in: root) { path in
      let slash = UInt8(ascii: "/")
      let ends = path.indices.filter { path[$0] == slash } + [path.endIndex]
      for end in ends {
        guard let entry = entries[path[..<end]] else { continue }
        files.append(File(entry: entry, names: path[end...].split(separator: slash)))
        break
      }
    }
    return files
  }
}
