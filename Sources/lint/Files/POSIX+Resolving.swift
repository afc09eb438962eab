extension POSIX {
  /// The absolute path without links, `.` and `..`, as far as there is something; what follows is
  /// taken as it is written.
  ///
  /// Unlike `realPath`, it tells where a file was, or would be.
  static func resolvedPath(of path: FilePath) -> FilePath {
    var rest: [ArraySlice<UInt8>] = []
    var known = path
    while true {
      if let real = realPath(of: known) {
        return rest.reversed().reduce(real) { folder, name in
          name.elementsEqual("..".utf8) ? folder.parent ?? folder : folder.appending(name)
        }
      }
      // Not even the working folder can be resolved once somebody has removed it.
      guard known != FilePath("."), !known.bytes.isEmpty else { return path }
      rest.append(known.lastComponent)
      known = known.parent ?? FilePath(".")
    }
  }
}
