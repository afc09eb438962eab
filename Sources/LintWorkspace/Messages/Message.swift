internal import ElastiCacheLint

/// Text for standard error, with one or more lines.
///
/// File names, configurations, arguments and the output of other programs are untrusted. Therefore
/// a message is a literal in which every value is escaped, and only a literal begins a line.
package struct Message: Sendable {
  private var lines = [PrintableText("")]

  /// Joins messages, each on separate lines.
  package init(lines messages: [Message]) {
    lines = messages.flatMap(\.lines)
  }

  /// Creates a message from the multi-line text of a library, escaping each line separately.
  package init(linesOf text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { PrintableText($0) }
  }

  /// The lines without a final line ending.
  package var text: String {
    lines.map(\.textAtLineStart).joined(separator: "\n")
  }
}

extension Message: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: String) {
    append(literal: literal)
  }

  package init(stringInterpolation: Interpolation) {
    self = stringInterpolation.message
  }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var message: Message = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      message.append(literal: literal)
    }

    /// Inserts a value, escaped so it cannot start a new line.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      message.append(value.description)
    }

    package mutating func appendInterpolation(_ part: Message) {
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
