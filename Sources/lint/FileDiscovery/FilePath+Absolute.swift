extension FilePath {
  /// The working folder without links; nil once somebody has removed it.
  private static let working = POSIX.realPath(of: FilePath("."))

  /// The absolute path by its own names; links are followed only where `..` stands, whose meaning
  /// depends on them.
  var absolute: FilePath {
    if components.contains(where: { $0.elementsEqual("..".utf8) }) {
      return POSIX.resolvedPath(of: self)
    }
    guard bytes.first != UInt8(ascii: "/"), let working = Self.working else { return self }
    return components.reduce(working) { $0.appending($1) }
  }
}
