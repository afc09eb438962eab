internal import LintDiagnostics

/// The terminal style of a message's parts.
struct TextStyle {
  let isColored: Bool

  /// The terminal; nil for another target.
  var terminal: TerminalView?

  /// A part of a message.
  enum Part {
    case severity(Severity)
    case message
    case frame
    case help
  }

  /// Returns a printable text styled as a part.
  func callAsFunction(_ part: Part, _ text: String) -> String {
    guard isColored else { return text }
    return "\u{1B}[\(code(part))m\(text)\u{1B}[0m"
  }

  /// Returns a printable message that follows `title` on a line, wrapped in a terminal and styled as
  /// a part.
  ///
  /// - Parameters:
  ///   - title: the number of columns before the message.
  ///   - indent: the number of columns before further lines.
  func wrapped(_ part: Part?, _ message: String, after title: Int, indent: Int) -> String {
    func styled(_ line: String) -> String { part.map { self($0, line) } ?? line }
    guard let terminal, title + message.count > terminal.width else { return styled(message) }
    // A word as long as the title keeps its place in the first line.
    let place = String(repeating: "x", count: max(0, title - 1 - indent))
    let lines = WrappedText("\(place) \(message)", width: terminal.width - indent).lines
    let margin = "\n" + String(repeating: " ", count: indent)
    let taken = place.isEmpty ? 0 : place.count + 1
    let first = lines.prefix(1).map { String($0.dropFirst(taken)) }
    return (first + lines.dropFirst()).map(styled).joined(separator: margin)
  }

  private func code(_ part: Part) -> String {
    switch part {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .message: "1"
    case .frame: "1;94"
    case .help: "32"
    }
  }
}
