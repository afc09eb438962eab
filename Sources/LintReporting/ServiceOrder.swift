/// Recognizes `##[`, `##vso[` and `##teamcity[` in a text, one scalar after the other.
///
/// GitHub Actions, Azure Pipelines and TeamCity obey these wherever they are in a line of a log, in a
/// document that is printed too.
struct ServiceOrder: Sendable, Hashable {
  private var state = State.none

  private enum State: Sendable {
    case none
    case firstHash
    case named
  }

  /// Whether no part of an order has been read.
  var isIdle: Bool { state == .none }

  /// Whether a scalar is the bracket that completes an order.
  mutating func isCompleted(by scalar: Unicode.Scalar) -> Bool {
    switch (scalar, state) {
    case ("#", .none): state = .firstHash
    case ("#", _): state = .named
    case ("[", .named):
      state = .none
      return true
    case ("a"..."z", .named), ("A"..."Z", .named), (".", .named): break
    // Services compare without these.
    case _ where Self.isJoiner(scalar): break
    default: state = .none
    }
    return false
  }

  /// Whether a scalar only joins others, as those of emoji are joined.
  static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || scalar == "\u{FE0F}"
  }
}
