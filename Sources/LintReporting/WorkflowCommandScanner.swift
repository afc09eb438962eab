/// Recognizes `##[`, `##vso[`, and `##teamcity[` in a text, one scalar at a time.
///
/// GitHub Actions, Azure Pipelines, and TeamCity obey these commands anywhere in a log line, even
/// inside a printed document.
struct WorkflowCommandScanner: Sendable, Hashable {
  private var state = State.none

  private enum State: Sendable {
    case none
    case firstHash
    case named
  }

  /// Whether no part of a command has been read.
  var isIdle: Bool { state == .none }

  /// Returns whether a scalar is the bracket that completes a command.
  mutating func isCompleted(by scalar: Unicode.Scalar) -> Bool {
    switch (scalar, state) {
    case ("#", .none): state = .firstHash
    case ("#", _): state = .named
    case ("[", .named):
      state = .none
      return true
    case ("a"..."z", .named), ("A"..."Z", .named), (".", .named): break
    // Services ignore joiners when they compare.
    case _ where Self.isJoiner(scalar): break
    default: state = .none
    }
    return false
  }

  /// Whether a scalar only joins others, as in emoji.
  static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || scalar == "\u{FE0F}"
  }
}
