internal import ElastiCacheLint
internal import LintText

/// The templates on disk that a template may deploy as nested stacks, within its border.
struct TemplateSources: SourceProvider {
  /// The path of the linted file.
  let input: String

  /// The border of its folder.
  let border: Border

  let borders: Borders

  func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    let (written, parent) = (FilePath(path), FilePath(referrer))
    // Most nested templates are next to the first one.
    let border = referrer == input ? border : borders.border(around: parent.folder)
    guard let bytes = try border.sourceBytes(at: written, .nestedTemplate) else { return nil }
    return try SourceFile(bytes, at: Self.shown(written, besides: parent, border))
  }

  func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    try border.sourceEntries(of: FilePath(folder))
  }

  private static func isAbsolute(_ path: FilePath) -> Bool { path.description.hasPrefix("/") }

  /// Returns the path to display, resolving an absolute path, which through links such as
  /// `/proc/self/cwd` would not match the path that a walk finds.
  private static func shown(
    _ path: FilePath,
    besides parent: FilePath,
    _ border: Border,
  ) -> FilePath {
    guard isAbsolute(path), let real = POSIX.realPath(of: path) else { return path.withoutDetours }
    guard !isAbsolute(parent), let working = POSIX.realPath(of: FilePath(".")),
      real.isInside(working) || border.root.map(working.isInside) ?? false
    else { return real }
    return real.relative(to: working)
  }
}
