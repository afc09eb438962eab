public import LintText

/// A range of one input, with the line that shows it.
public struct Place: Sendable, Hashable {
  /// The path of the input as shown to people.
  @Bytewise public private(set) var path: String

  /// The range of text.
  public let range: SourceRange

  /// The line in which the range begins, or nil without a line to show, as for an input that could
  /// not be opened.
  public let excerpt: Excerpt?

  /// Creates a location from its parts.
  package init(path: String, range: SourceRange, excerpt: Excerpt?) {
    self.path = path
    self.range = range
    self.excerpt = excerpt
  }

  /// Creates a location of bytes of an input.
  package init(path: String, bytes: Range<Int>, lines: LineIndex) {
    let range = lines.range(bytes)
    self.init(path: path, range: range, excerpt: lines.excerpt(of: range))
  }

  /// The same location without its excerpt, for content that must not be shown.
  package var withoutExcerpt: Place {
    Place(path: path, range: range, excerpt: nil)
  }

  /// Whether it is an input as a whole, so that a line would mislead.
  package var isWholeInput: Bool { excerpt == nil && range == .start ..< .start }

  /// Whether it is in an input: a file, or the folder of a root module.
  package func isInside(input: String) -> Bool {
    input == "." && !path.hasPrefix("../") || path == input || path.hasPrefix("\(input)/")
  }

  /// Returns the start of an input that has no text to show.
  package static func start(of path: String) -> Place {
    Place(path: path, range: .start ..< .start, excerpt: nil)
  }
}
