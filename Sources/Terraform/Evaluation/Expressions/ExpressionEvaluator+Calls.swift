internal import LintModel
internal import LintSyntax
internal import LintText

/// Calls of functions.
extension ExpressionEvaluator {
  mutating func call(_ node: Int) throws(EvaluationError) -> TerraformValue {
    let name = tree.name(of: node)
    switch name {
    case "try", "core::try":
      guard let arguments = try self.arguments(node, isLazy: true) else { break }
      return try firstSuccess(arguments, node)
    case "can", "core::can":
      guard let arguments = try self.arguments(node, isLazy: true) else { break }
      return try can(arguments, node)
    default:
      guard let arguments = try self.arguments(node, isLazy: false) else { break }
      var values: [TerraformValue] = []
      values.reserveCapacity(arguments.count)
      for argument in arguments { values.append(try argument.result.get()) }
      budget.charge(forReading: values)
      do throws(EvaluationError) {
        let result = try scope.call(name, values)
        if let used = Self.used(by: name, values, result) { budget.use(used) }
        return result
      } catch {
        var located = error
        located.origin = error.origin ?? origin(node)
        throw located
      }
    }
    return expansionIsUnknown
  }

  /// The result of a call whose expanded argument is unknown.
  private var expansionIsUnknown: TerraformValue {
    .unknown(UnknownValue(reason: unknownExpansion ?? .malformed("an unknown argument")))
  }

  /// Returns an unknown value because of which a call may fail once it is known; nil if it succeeds
  /// for all values that it may be.
  private static func used(
    by function: Text,
    _ arguments: [TerraformValue],
    _ result: TerraformValue,
  ) -> UnknownValue? {
    let unknown = arguments.compactMap(\.unknown)
    let isKnown = result.unknown.map { !$0.candidates.isEmpty } ?? true
    if isKnown, !unknown.isEmpty, unknown.allSatisfy({ !$0.candidates.isEmpty }) { return nil }
    return unknown.first ?? (selecting.contains(function) ? nil : result.unknown)
  }

  /// The functions that select from collections, whose parts may be unknown.
  private static var selecting: Set<Text> {
    ["coalesce", "concat", "element", "lookup", "merge", "one", "values"]
  }

  /// An evaluated argument.
  private struct Argument {
    let result: Result<TerraformValue, EvaluationError>

    /// The reason of an unknown value because of which it may fail once that is known.
    var unknown: Undecided?
  }

  /// Evaluates the arguments of a call; nil if an expanded one is unknown.
  ///
  /// - Parameter isLazy: whether the failure of an argument is only a result; otherwise it is thrown.
  private mutating func arguments(
    _ node: Int,
    isLazy: Bool,
  ) throws(EvaluationError) -> [Argument]? {
    var arguments: [Argument] = []
    var child = tree.firstChild(of: node)
    while let argument = child {
      child = tree.next(after: argument)
      guard tree[node].isExpanding, child == nil else {
        guard isLazy else {
          arguments.append(Argument(result: .success(try evaluate(argument))))
          continue
        }
        let (result, unknown) = budget.recordingUse { attempt(argument) }
        if case .failure(let error) = result, error.isOfReference { throw error }
        arguments.append(Argument(result: result, unknown: unknown))
        // Later arguments of `try` are not needed.
        if unknown == nil, case .success = result { return arguments }
        continue
      }
      let value = try evaluate(argument)
      switch value.content {
      case .tuple(let elements), .list(let elements), .set(let elements):
        arguments += elements.map { Argument(result: .success($0)) }
      case .unknown(let unknown):
        unknownExpansion = unknown.reason
        return nil
      case .null, .boolean, .number, .string, .object, .map:
        throw failure("an expanded argument must be a list, a set or a tuple", argument)
      }
    }
    return arguments
  }

  // MARK: Lazy functions

  /// Returns the first argument that does not fail.
  ///
  /// One that uses unknown values may fail once they are known, so the next ones are possible too.
  private func firstSuccess(
    _ arguments: [Argument],
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    var possible: [TerraformValue] = []
    var reason: Undecided?
    for argument in arguments {
      guard case .success(let value) = argument.result else { continue }
      possible.append(value)
      guard let unknown = argument.unknown else { break }
      reason = reason ?? unknown
    }
    guard let first = possible.first else { throw failure("no argument of 'try' succeeds", node) }
    guard let reason, possible.count > 1 else { return first }
    return .either(possible, reason)
  }

  private func can(
    _ arguments: [Argument],
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    guard arguments.count == 1, let argument = arguments.first else {
      throw failure("'can' takes one argument", node)
    }
    guard case .success = argument.result else { return .boolean(false) }
    return argument.unknown.map { .unknown($0, .boolean) } ?? .boolean(true)
  }
}
