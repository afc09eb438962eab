internal import LintModel
internal import LintText

/// The values of the objects that an expression may refer to.
protocol EvaluationScope {
  /// Returns the value of an object.
  ///
  /// Attributes and elements of the value are selected by the evaluator.
  ///
  /// - Parameter origin: the location of the reference.
  mutating func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue

  /// Returns the value of an attribute of a resource.
  mutating func value(
    of attribute: Text,
    in resource: ResourceReference,
  ) throws(EvaluationError) -> TerraformValue

  /// Returns the value of an object, of which only a part is used.
  ///
  /// - Parameter path: the attributes, keys and indexes that lead to the part.
  mutating func value(
    of reference: Reference,
    at origin: ValueOrigin,
    using path: [Text],
  ) throws(EvaluationError) -> TerraformValue

  /// Returns the type that an object has in every scenario; nil if it is not known.
  ///
  /// The evaluator then need not ask for the value of an object in a branch that is not selected.
  func declaredType(of reference: Reference) -> TerraformType?

  /// Records the location of a part that is selected from the value of an object.
  mutating func recordPart(_ part: ValueOrigin)

  /// Begins a branch that is not selected: only its type counts.
  mutating func enterUnselected()

  /// Ends a branch that is not selected.
  mutating func leaveUnselected()

  /// Returns the result of a call, except those of `try` and `can`, which are lazy.
  mutating func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue
}

extension EvaluationScope {
  mutating func value(
    of attribute: Text,
    in resource: ResourceReference,
  ) throws(EvaluationError) -> TerraformValue {
    .unknown(UnknownValue(reason: .knownAfterApply([resource.address])))
  }

  mutating func value(
    of reference: Reference,
    at origin: ValueOrigin,
    using path: [Text],
  ) throws(EvaluationError) -> TerraformValue {
    try value(of: reference, at: origin)
  }

  func declaredType(of reference: Reference) -> TerraformType? { nil }

  mutating func recordPart(_ part: ValueOrigin) {}

  mutating func enterUnselected() {}

  mutating func leaveUnselected() {}

  mutating func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    try TerraformFunction.call(function, arguments)
  }
}
