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
      for argument in arguments { values.append(try argument.get()) }
      do throws(EvaluationError) {
        return try scope.call(name, values)
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

  /// Evaluates the arguments of a call; nil if an expanded one is unknown.
  ///
  /// - Parameter isLazy: whether the failure of an argument is only a result; otherwise it is thrown.
  private mutating func arguments(
    _ node: Int,
    isLazy: Bool,
  ) throws(EvaluationError) -> [Result<TerraformValue, EvaluationError>]? {
    var arguments: [Result<TerraformValue, EvaluationError>] = []
    var child = tree.firstChild(of: node)
    while let argument = child {
      child = tree.next(after: argument)
      guard tree[node].isExpanding, child == nil else {
        let result = attempt(argument)
        if !isLazy { _ = try result.get() }
        arguments.append(result)
        // Later arguments of `try` are not needed.
        if isLazy, case .success(let value) = result, value.unknownPart == nil { return arguments }
        continue
      }
      let value = try evaluate(argument)
      switch value.content {
      case .tuple(let elements), .list(let elements), .set(let elements):
        arguments += elements.map { .success($0) }
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
  /// One that is not wholly known may fail once it is known, so the next ones are possible too.
  private func firstSuccess(
    _ arguments: [Result<TerraformValue, EvaluationError>],
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    var possible: [TerraformValue] = []
    for case .success(let value) in arguments {
      possible.append(value)
      if value.unknownPart == nil { break }
    }
    guard let first = possible.first else { throw failure("no argument of 'try' succeeds", node) }
    guard let part = first.unknownPart else { return first }
    return .either(possible, part.reason)
  }

  private func can(
    _ arguments: [Result<TerraformValue, EvaluationError>],
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    guard arguments.count == 1, let argument = arguments.first else {
      throw failure("'can' takes one argument", node)
    }
    guard case .success(let value) = argument else { return .boolean(false) }
    if let part = value.unknownPart { return .unknown(part.reason, .boolean) }
    return .boolean(true)
  }
}
