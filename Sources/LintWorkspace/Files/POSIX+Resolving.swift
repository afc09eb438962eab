extension POSIX {
  /// Returns the absolute path without links, `.`, and `..` as far as it exists; the rest is
  /// appended unresolved.
  ///
  /// Unlike `realPath`, it returns a path for a file that was removed or doesn't exist yet.
  package static func resolvedPath(of path: FilePath) -> FilePath {
    var rest: [ArraySlice<UInt8>] = []
    var known = path
    while true {
      if let real = realPath(of: known) {
        return rest.reversed().reduce(real) { folder, name in
          name.elementsEqual("..".utf8) ? folder.parent ?? folder : folder.appending(name)
        }
      }
      // The working folder itself may have been removed.
      guard known != FilePath("."), !known.bytes.isEmpty else { return path }
      rest.append(known.lastComponent)
      known = known.parent ?? FilePath(".")
    }
  }
}
