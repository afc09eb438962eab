/// The files that Git tracks although `.gitignore` files exclude them.
///
/// Git never ignores tracked files, such as a template that was added by force, or before the line
/// that excludes it.
enum TrackedFiles {
  /// A tracked file among the excluded entries.
  struct File {
    /// The excluded entry: the file itself, or a folder that contains it.
    let entry: FilePath

    /// The names from that folder to the file; empty if the file itself was excluded.
    let names: [ArraySlice<UInt8>]
  }

  /// - Parameter ignored: the excluded files and folders.
  /// - Returns: the files, and the indexes that cannot be read.
  static func files(
    among ignored: [FilePath]
  ) -> (files: [File], unreadable: [GitIndex.Unreadable]) {
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
    var (all, unreadable): ([File], [GitIndex.Unreadable]) = ([], [])
    for (root, entries) in entries {
      do throws(GitIndex.Unreadable) {
        all += try files(in: root, among: entries)
      } catch {
        unreadable.append(error)
      }
    }
    return (all, unreadable)
  }

  /// - Parameter entries: the excluded entries, by path from the root.
  private static func files(
    in root: FilePath,
    among entries: [ArraySlice<UInt8>: FilePath],
  ) throws(GitIndex.Unreadable) -> [File] {
    var files: [File] = []
    try GitIndex.forEachPath(in: root) { path in
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
