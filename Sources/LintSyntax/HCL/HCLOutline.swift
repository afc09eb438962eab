internal import LintText

/// The part of an expression outside its brackets and strings, which determines whether the
/// expression may continue or end, and its value if it is simple.
struct HCLOutline {
  /// The kind of token that must or may come next.
  private enum State {
    case operand
    /// A name, an index or a splat after a dot.
    case member
    /// A name after `::`.
    case functionName
    /// An operator or the end.
    case operation
  }

  private enum Shape {
    case empty
    case minus
    case constant(HCLExpression)
    /// The names are stored separately, so that appending takes linear time.
    case traversal
    case other
  }

  private var state = State.operand
  private var shape = Shape.empty
  private var names: [Text] = []
  private var isCallable = false
  /// The number of `?` without their `:` so far.
  private var openConditionals = 0

  /// The value of the expression added so far.
  var expression: HCLExpression {
    switch shape {
    case .constant(let constant): constant
    case .traversal where state == .operation: .traversal(names)
    case .empty, .minus, .traversal, .other: .other
    }
  }

  /// The error message for an incomplete expression, or nil if it may end.
  var expectation: String? {
    switch state {
    case .operand: "expected a value"
    case .member, .functionName: "expected a name"
    case .operation: openConditionals > 0 ? "expected ':'" : nil
    }
  }

  /// Whether a token continues the expression.
  func continues(with kind: HCLToken.Kind) -> Bool {
    switch (state, kind) {
    case (.operand, .identifier), (.operand, .number), (.operand, .quote), (.operand, .heredoc),
      (.operand, .opening), (.operand, .minus), (.operand, .not):
      true
    case (.member, .identifier), (.member, .number), (.member, .star),
      (.functionName, .identifier):
      true
    case (.operation, .opening(.parenthesis)), (.operation, .doubleColon): isCallable
    case (.operation, .colon): openConditionals > 0
    case (.operation, .dot), (.operation, .opening(.bracket)), (.operation, .question),
      (.operation, .infix), (.operation, .minus), (.operation, .star):
      true
    case (.operand, _), (.member, _), (.functionName, _), (.operation, _): false
    }
  }

  /// Adds a token that continues the expression; an opening bracket represents its whole contents.
  mutating func add(_ kind: HCLToken.Kind, _ text: @autoclosure () -> Text) {
    shape = nextShape(kind, text)
    switch kind {
    case .identifier: isCallable = state != .member
    default: isCallable = false
    }
    if kind == .question { openConditionals += 1 }
    if kind == .colon { openConditionals -= 1 }
    switch (state, kind) {
    case (_, .dot): state = .member
    case (_, .doubleColon): state = .functionName
    case (.operation, .opening), (.member, .star): state = .operation
    case (_, .minus), (_, .not), (_, .infix), (_, .star), (_, .question), (_, .colon):
      state = .operand
    default: state = .operation
    }
  }

  /// Adds a string without template sequences.
  mutating func add(string: Text) {
    if case .empty = shape { shape = .constant(.string(string)) } else { shape = .other }
    isCallable = false
    state = .operation
  }

  private mutating func nextShape(_ kind: HCLToken.Kind, _ text: () -> Text) -> Shape {
    switch (shape, kind) {
    case (.empty, .minus): return .minus
    case (.empty, .number): return .constant(.number(text()))
    case (.minus, .number): return .constant(.number("-" + text()))
    case (.empty, .identifier):
      let name = text()
      switch name {
      case "null": return .constant(.null)
      case "true": return .constant(.boolean(true))
      case "false": return .constant(.boolean(false))
      default: names = [name]
      }
      return .traversal
    case (.traversal, .dot): return .traversal
    case (.traversal, .identifier) where state == .member:
      names.append(text())
      return .traversal
    default: return .other
    }
  }
}
