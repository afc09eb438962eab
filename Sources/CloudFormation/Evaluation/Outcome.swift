internal import LintModel
internal import LintSyntax
internal import LintText

/// The result of evaluating a value in some scenarios.
struct Outcome: Hashable {
  /// The resulting value.
  var value: Value

  /// The location of the value: the branch that yields it, or else the function.
  ///
  /// Nil if it isn't written anywhere.
  var node: Node?

  /// The other steps on the path to it.
  var steps: Steps = []

  init(_ value: Value, at node: Node?, steps: Steps = []) {
    self.value = value
    self.node = node
    self.steps = steps
  }

  /// A value of the template, or the reason that it has no value.
  indirect enum Value: Hashable {
    /// No value.
    case absent(Retention.Absence)
    /// A single value.
    case scalar(ScalarValue, isSecret: Bool)
    /// A list.
    case list([Value])
    /// A mapping as written.
    case mapping(Node)
    /// Any value of a parameter without default.
    case anyValue(of: Text)
    /// Any value of a parameter besides those that it is compared with.
    case anythingElse(than: Text)
    /// A text with parameters that may be anything besides the values they are compared with.
    case pattern(TextPattern<Text>)
    /// The truth of a condition.
    case truth(Bool)
    /// Not known before the deployment.
    case undecided(Undecided)
    /// One of several; only the deployment knows which.
    case either([Outcome], Undecided)
    /// CloudFormation refuses the deployment.
    case refused(Text)
    /// The resource is not created.
    case notCreated
    /// The rules of the template refuse the deployment.
    case forbidden
    /// A parameter that selects nothing does not keep its default, though the rules allow it.
    case notKept
    /// The state of a whole cache.
    case cache(CacheState)
  }
}

/// The decisive values of a cache in some scenarios.
struct CacheState: Hashable {
  var retention: Retention
  var node: Node?
  var steps: Steps
  var engine: Engine
  var isTooSmallForBackups: Bool
}

extension Outcome.Value {
  static func text(_ text: Text) -> Self { .scalar(.text(text), isSecret: false) }

  /// The text that CloudFormation would substitute into a longer text, or nil if it is not known.
  var text: Text? {
    if case .scalar(let value, _) = self { return value.text }
    return nil
  }

  /// The approximate size, in bytes of text.
  fileprivate var size: Int {
    switch self {
    case .scalar(.text(let text), _), .anyValue(let text), .anythingElse(let text),
      .refused(let text):
      text.utf8.count
    case .list(let values): values.reduce(0) { $0 + 8 + $1.size }
    case .pattern(let pattern):
      pattern.pieces.reduce(0) {
        switch $1 {
        case .text(let text), .hole(let text): $0 + 8 + text.utf8.count
        }
      }
    case .undecided(let reason): reason.description.utf8.count
    case .scalar, .absent, .mapping, .truth, .either, .notCreated, .forbidden, .notKept, .cache: 0
    }
  }

  var isSecret: Bool {
    switch self {
    case .scalar(_, let isSecret): isSecret
    case .list(let values): values.contains(where: \.isSecret)
    case .absent, .mapping, .anyValue, .anythingElse, .pattern, .truth, .undecided, .either,
      .refused, .notCreated, .forbidden, .notKept, .cache:
      false
    }
  }

  /// All possible values.
  var candidates: [Outcome.Value] {
    if case .either(let outcomes, _) = self { return outcomes.map(\.value) }
    return [self]
  }

  /// The reason that a function of this value has no result, or nil if it may have one.
  var obstacle: Outcome.Value? {
    switch self {
    case .undecided, .refused, .notCreated, .forbidden, .notKept: self
    case .either(_, let reason): .undecided(reason)
    case .anyValue(let parameter): .undecided(.parameter(parameter))
    case .anythingElse(let parameter): .undecided(.otherValue(parameter))
    case .pattern(let pattern): .undecided(.otherValue(pattern.holes.first ?? ""))
    case .list(let values): Self.obstacle(in: values)
    case .absent, .scalar, .mapping, .truth, .cache: nil
    }
  }

  /// Joins two values to one text, or returns nil if one of them is not known well enough.
  static func concatenation(_ left: Outcome.Value, _ right: Outcome.Value) -> Outcome.Value? {
    if let head = left.text, let tail = right.text {
      return .scalar(.text(head + tail), isSecret: left.isSecret || right.isSecret)
    }
    guard var pattern = left.pattern, let rest = right.pattern, !left.isSecret, !right.isSecret
    else { return nil }
    pattern.append(rest)
    // A pattern that is a single hole is the text of a list, not the list itself.
    if case .hole(let name)? = pattern.pieces.first, pattern.pieces.count == 1,
      ![left, right].contains(.pattern(pattern))
    {
      return .anythingElse(than: name)
    }
    return .pattern(pattern)
  }

  private var pattern: TextPattern<Text>? {
    var pattern = TextPattern<Text>()
    switch self {
    case .scalar(let value, _): pattern.append(.text(value.text))
    case .anythingElse(let name): pattern.append(.hole(name))
    case .pattern(let own): pattern = own
    case .absent, .list, .mapping, .anyValue, .truth, .undecided, .either, .refused, .notCreated,
      .forbidden, .notKept, .cache:
      return nil
    }
    return pattern
  }

  /// Returns the reason that a function of several values has no result, or nil if it may have one.
  ///
  /// If one is refused, unknown ones do not matter.
  static func obstacle(in values: [Outcome.Value]) -> Outcome.Value? {
    let obstacles = values.compactMap(\.obstacle)
    return obstacles.first { if case .refused = $0 { true } else { false } } ?? obstacles.first
  }
}

extension Outcome {
  /// The approximate size, in bytes of text.
  var size: Int { value.size + steps.size }

  /// Returns this outcome with `way` appended to its steps.
  func behind(_ way: Steps) -> Outcome {
    Outcome(value, at: node, steps: steps.followed(by: way))
  }

  /// Returns one of two outcomes, where only the deployment knows which.
  ///
  /// - Parameters:
  ///   - node: the function that makes it undecided.
  ///   - steps: the steps on the path to the function.
  static func either(
    _ left: Outcome,
    _ right: Outcome,
    because reason: Undecided,
    at node: Node?,
    steps: Steps = [],
  ) -> Outcome {
    if left == right { return left }
    var candidates: [Outcome] = []
    for outcome in [left, right] {
      if case .either(let outcomes, _) = outcome.value {
        candidates += outcomes.filter { !candidates.contains($0) }
      } else if !candidates.contains(outcome) {
        candidates.append(outcome)
      }
    }
    // Beyond 32 candidates, give up and report undecided.
    guard candidates.count <= 32 else {
      return Outcome(.undecided(reason), at: node, steps: steps)
    }
    return Outcome(.either(candidates, reason), at: node, steps: steps)
  }
}
