public import LintText

/// A stretch of one input, with the line that shows it.
public struct Place: Sendable, Hashable {
  /// The path of the input as shown to people.
  @Bytewise public private(set) var path: String

  /// The stretch of text.
  public let range: SourceRange

  /// The line in which it begins, or nil where there is no line to show: an input that could not
  /// be opened has none.
  public let excerpt: Excerpt?

  /// Makes a place of its parts.
  package init(path: String, range: SourceRange, excerpt: Excerpt?) {
    self.path = path
    self.range = range
    self.excerpt = excerpt
  }

  /// Makes a place in an input whose lines are known.
  package init(path: String, range: SourceRange, lines: LineIndex) {
    self.init(path: path, range: range, excerpt: lines.excerpt(of: range))
  }

  /// The same place without the line that shows it, for what must not be shown.
  package var withoutExcerpt: Place {
    Place(path: path, range: range, excerpt: nil)
  }

  /// The start of an input that has no text to show.
  package static func start(of path: String) -> Place {
    Place(path: path, range: .start ..< .start, excerpt: nil)
  }
}
