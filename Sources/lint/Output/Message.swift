internal import ElastiCacheLint

/// Text for standard error, in one line or several.
///
/// File names, configurations, arguments and the output of other programs come from anybody. So a
/// message is written as a literal, every value in it is escaped, and only a literal begins a line.
struct Message: Sendable {
  private var lines = [PrintableText("")]

  /// Joins messages, each on lines of its own.
  init(lines messages: [Message]) {
    lines = messages.flatMap(\.lines)
  }

  /// Takes text of several lines from a library, each of which is escaped on its own.
  init(linesOf text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { PrintableText($0) }
  }

  /// The lines without the last line end.
  var text: String {
    lines.map(\.textAtLineStart).joined(separator: "\n")
  }
}

extension Message: ExpressibleByStringInterpolation {
  init(stringLiteral literal: String) {
    append(literal: literal)
  }

  init(stringInterpolation: Interpolation) {
    self = stringInterpolation.message
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var message: Message = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      message.append(literal: literal)
    }

    /// Inserts a value, which stays on its line whatever is in it.
    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      message.append(value.description)
    }

    mutating func appendInterpolation(_ part: Message) {
      for (index, line) in part.lines.enumerated() {
        if index > 0 { message.lines.append(PrintableText("")) }
        message.append(line.text)
      }
    }
  }

  private mutating func append(literal: String) {
    let parts = literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { lines.append(PrintableText("")) }
      append(part)
    }
  }

  private mutating func append(_ text: some StringProtocol) {
    lines[lines.count - 1].append(text)
  }
}
