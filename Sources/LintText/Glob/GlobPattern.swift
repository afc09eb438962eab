/// A pattern in `.gitignore` syntax, relative to a folder.
///
/// A pattern without a slash, other than at its end, is matched against the last name of a path;
/// one with a slash against the whole path. As in Git, except that `?` and `[…]` match a character
/// where Git matches a byte.
package struct GlobPattern: Sendable {
  /// Whether the pattern starts with `!`, which undoes earlier exclusions.
  package let isNegated: Bool
  private let isFolderOnly: Bool
  private let shape: Shape

  private enum Shape {
    case name([GlobToken])
    case path([GlobSegment])
  }

  /// Fails for a pattern that can match nothing: empty, or with an unclosed `[` or trailing `\`.
  package init?(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// Parses one line of a `.gitignore` file without its line end and trailing spaces.
  package init?(bytes: some Collection<UInt8>) {
    var text = GlobCharacter.characters(of: bytes)[...]
    isNegated = text.first == "!"
    if isNegated { text.removeFirst() }
    isFolderOnly = text.last == "/"
    if isFolderOnly { text.removeLast() }
    let hasSlash = text.contains("/")
    if text.first == "/" { text.removeFirst() }

    guard !text.isEmpty, let names = try? GlobParser.names(in: text) else { return nil }
    shape = hasSlash ? .path(Self.segments(names)) : .name(names.flatMap(\.self))
  }

  private static func segments(_ names: [[GlobToken]]) -> [GlobSegment] {
    let segments = names.map { tokens -> GlobSegment in
      tokens.count > 1 && tokens.allSatisfy(\.isRun) ? .anyDepth : .name(tokens)
    }
    // `a/**` matches everything in `a`, but not `a`.
    return segments.last?.isRun == true ? segments + [.name([.run])] : segments
  }

  /// Whether the pattern, regardless of negation, matches the path or only its last name.
  package func matches(_ path: ArraySlice<GlobName>, isFolder: Bool) -> Bool {
    guard isFolder || !isFolderOnly, let name = path.last else { return false }
    return switch shape {
    case .name(let tokens): tokens.matches(name[...])
    case .path(let segments): segments.matches(path)
    }
  }

  /// Returns whether a list of patterns excludes a path; nil if no pattern matches.
  ///
  /// The last matching pattern wins. Parent folders are not considered here.
  package static func verdict(
    of patterns: [GlobPattern],
    on path: ArraySlice<GlobName>,
    isFolder: Bool,
  ) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }
}
