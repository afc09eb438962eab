/// A pattern in the syntax of `.gitignore`, relative to some folder.
///
/// A pattern without a slash, other than at its end, is matched against the last name of a path;
/// one with a slash against the whole path. As in Git, except that `?` and `[…]` take a character
/// where Git takes a byte.
struct GlobPattern: Sendable {
  /// True for `!…`, which takes back what earlier patterns exclude.
  let isNegated: Bool
  private let isFolderOnly: Bool
  private let shape: Shape

  private enum Shape {
    case name([GlobToken])
    case path([GlobSegment])
  }

  /// Fails for a pattern that could match nothing: empty, or with `[` or `\` left open.
  init?(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// Reads one line of a `.gitignore` without its line end and trailing spaces.
  init?(bytes: some Collection<UInt8>) {
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
    // `a/**` is everything in `a`, but not `a`.
    return segments.last?.isRun == true ? segments + [.name([.run])] : segments
  }

  /// Whether the pattern, leaving negation aside, means the path or only its last name.
  func matches(_ path: ArraySlice<GlobName>, isFolder: Bool) -> Bool {
    guard isFolder || !isFolderOnly, let name = path.last else { return false }
    return switch shape {
    case .name(let tokens): tokens.matches(name[...])
    case .path(let segments): segments.matches(path)
    }
  }

  /// Whether a list of patterns excludes a path; nil when none of them says anything about it.
  ///
  /// The last pattern that matches wins. What holds for the folders above is not asked here.
  static func verdict(
    of patterns: [GlobPattern],
    on path: ArraySlice<GlobName>,
    isFolder: Bool,
  ) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }
}
