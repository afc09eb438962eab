internal import LintDiagnostics

/// The terminal style of a message's parts.
struct TextStyle {
  let isColored: Bool

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

  private func code(_ part: Part) -> String {
    switch part {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .message: "1"
    case .frame: "34"
    case .help: "32"
    }
  }
}
