extension FilePath {
  /// The working folder without links; nil if it no longer exists.
  // Unsafe because every thread reads it. `WorkingFolder` writes it while no other thread uses paths.
  nonisolated(unsafe) static var working = POSIX.realPath(of: FilePath("."))

  private static let above = Array("..".utf8)[...]

  /// The absolute path; links are resolved only if the path contains `..` after a name, whose meaning
  /// depends on them.
  package var absolute: FilePath {
    let isAbsolute = bytes.first == UInt8(ascii: "/")
    let names = components
    let upward = isAbsolute ? 0 : names.prefix { $0 == Self.above }.count
    if names.dropFirst(upward).contains(Self.above) { return POSIX.resolvedPath(of: self) }
    guard !isAbsolute, let working = Self.working else { return self }
    // The working folder has no links in its path, so `..` leads up from its name.
    let base = (0..<upward).reduce(working) { folder, _ in folder.parent ?? folder }
    return names.dropFirst(upward).reduce(base) { $0.appending($1) }
  }

  /// The absolute path of the file or link itself: the links of its folder are resolved, but a link
  /// at its end is kept.
  package var entry: FilePath {
    let name = lastComponent
    guard !name.isEmpty, name != Self.above else { return POSIX.resolvedPath(of: self) }
    return POSIX.resolvedPath(of: folder).appending(entry: Array(name))
  }

  /// Returns an absolute path with the name of one of some folders in place of a link that leads
  /// there; the entry itself if the path leads into none of them.
  ///
  /// - Parameter folders: absolute paths without links.
  package func relocated(below folders: [FilePath]) -> FilePath {
    if folders.contains(where: { isInside($0) }) { return self }
    let known = Set(folders)
    for above in sequence(first: folder, next: \.parent).reversed() {
      let real = POSIX.resolvedPath(of: above)
      guard known.contains(real) else { continue }
      return components.dropFirst(above.components.count).reduce(real) { $0.appending($1) }
    }
    return entry
  }

  /// The path without folders that a following `..` undoes, `a/../b` as `b`, so a file has one name
  /// regardless of how it was reached; unchanged if the shorter path would be another file because
  /// of a link.
  var withoutDetours: FilePath {
    guard components.contains(Self.above) else { return self }
    var names: [ArraySlice<UInt8>] = []
    for name in components {
      if name == Self.above, let last = names.last, last != Self.above {
        names.removeLast()
      } else {
        names.append(name)
      }
    }
    let root: [UInt8] = bytes.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] : []
    let direct = FilePath(bytes: root + names.joined(separator: [UInt8(ascii: "/")]))
    guard let status = try? POSIX.status(of: direct), let own = try? POSIX.status(of: self),
      status.identity == own.identity
    else { return self }
    return direct
  }

  /// The path relative to the working folder; unchanged if they have no common folder.
  package var relativeToWorking: FilePath {
    Self.working.map { relative(to: $0) } ?? self
  }

  /// Returns the path relative to an absolute folder; unchanged if they have no common folder.
  package func relative(to folder: FilePath) -> FilePath {
    guard bytes.first == UInt8(ascii: "/") else { return self }
    let (own, base) = (components, folder.components)
    let shared = zip(own, base).prefix { $0 == $1 }.count
    guard shared > 0 || base.isEmpty else { return self }
    let names = Array(repeating: Self.above, count: base.count - shared) + own.dropFirst(shared)
    return names.isEmpty
      ? FilePath(".") : FilePath(bytes: names.joined(separator: [UInt8(ascii: "/")]))
  }
}
