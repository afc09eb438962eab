internal import LintModel
internal import LintSyntax
internal import LintText

/// Conditional expressions.
///
/// Both results have one type, so the one that isn't selected counts too: `true ? 1 : "a"` is `"1"`.
extension ExpressionEvaluator {
  /// Evaluates a chain `a ? x : b ? y : z`.
  mutating func conditional(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var choices: [Choice] = []
    var last = node
    var result: Result<TerraformValue, EvaluationError>?
    var isSelected = true
    while result == nil, tree[last].kind == .conditional, let condition = tree.firstChild(of: last),
      let yes = tree.next(after: condition), let no = tree.next(after: yes)
    {
      var choice = Choice(node: last, yesNode: yes, noNode: no)
      last = no
      do throws(EvaluationError) {
        let (isTrue, reason) = try boolean(try evaluate(condition), condition)
        choice.isTrue = isTrue
        choice.reason = reason
        if isTrue == true {
          let value = try evaluate(yes)
          choice.yes = .success(value)
          if !Self.dependsOnOtherType(value) {
            result = .success(value)
            continue
          }
          if let type = staticType(of: no) {
            result = .success(try unified(value, with: type, choice))
            continue
          }
        }
        choices.append(choice)
        if isTrue == true, isSelected {
          isSelected = false
          scope.enterUnselected()
        }
      } catch {
        result = .failure(error)
      }
    }
    var rest = result ?? attempt(last)
    if !isSelected { scope.leaveUnselected() }
    for choice in choices.reversed() { rest = combined(choice, rest) }
    return try rest.get()
  }

  private struct Choice {
    let node: Int
    let yesNode: Int
    let noNode: Int
    /// Whether the condition is true; nil if it is unknown.
    var isTrue: Bool?
    /// The reason that the condition is unknown.
    var reason: Undecided?
    /// The result of the first branch, if it has been evaluated.
    var yes: Result<TerraformValue, EvaluationError>?
  }

  private mutating func combined(
    _ choice: Choice,
    _ no: Result<TerraformValue, EvaluationError>,
  ) -> Result<TerraformValue, EvaluationError> {
    do throws(EvaluationError) {
      switch choice.isTrue {
      case true?:
        let yes = choice.yes ?? attempt(choice.yesNode)
        guard case .success(let other) = no else { return Self.isOfReference(no) ? no : yes }
        return .success(try unified(try yes.get(), with: other, choice))
      case false?:
        let value = try no.get()
        guard Self.dependsOnOtherType(value) else { return no }
        if let type = staticType(of: choice.yesNode) {
          return .success(try unified(value, with: type, choice))
        }
        scope.enterUnselected()
        let yes = attempt(choice.yesNode)
        scope.leaveUnselected()
        guard case .success(let other) = yes else { return Self.isOfReference(yes) ? yes : no }
        return .success(try unified(value, with: other, choice))
      case nil:
        return .success(budget.bounded(try undecided(choice, attempt(choice.yesNode), no)))
      }
    } catch {
      return .failure(error)
    }
  }

  /// Returns the result for an unknown condition: the common result of both branches, if any.
  private func undecided(
    _ choice: Choice,
    _ yes: Result<TerraformValue, EvaluationError>,
    _ no: Result<TerraformValue, EvaluationError>,
  ) throws(EvaluationError) -> TerraformValue {
    let reason = choice.reason ?? .malformed("an unknown condition")
    guard case .success(let yes) = yes, case .success(let no) = no else {
      return .unknown(UnknownValue(reason: reason))
    }
    let type = try commonType(yes, no, choice)
    let (first, second) = (try yes.converted(to: type), try no.converted(to: type))
    return .either([first, second], reason, type)
  }

  /// Whether the value of a referenced object fails, even where it isn't selected.
  private static func isOfReference(_ result: Result<TerraformValue, EvaluationError>) -> Bool {
    if case .failure(let error) = result { error.isOfReference } else { false }
  }

  private func mismatch(_ choice: Choice) -> EvaluationError {
    failure("the results of the conditional have no common type", choice.node)
  }

  // MARK: Types

  /// Whether a result may be converted, or refused, because of the other branch; null never is.
  private static func dependsOnOtherType(_ value: TerraformValue) -> Bool {
    !value.isNull
  }

  /// Returns the type of both results; it is open, and converts nothing, if one of them is unknown
  /// and may have any type.
  private func commonType(
    _ yes: TerraformValue,
    _ no: TerraformValue,
    _ choice: Choice,
  ) throws(EvaluationError) -> TerraformType {
    for value in [yes, no] where value.isUnknown && value.type == .any { return .any }
    guard let type = TerraformValue.unifiedType(of: [yes, no]) else { throw mismatch(choice) }
    return type
  }

  private func unified(
    _ value: TerraformValue,
    with other: TerraformValue,
    _ choice: Choice,
  ) throws(EvaluationError) -> TerraformValue {
    try value.converted(to: try commonType(value, other, choice))
  }

  private func unified(
    _ value: TerraformValue,
    with other: TerraformType,
    _ choice: Choice,
  ) throws(EvaluationError) -> TerraformValue {
    if value.isUnknown, value.type == .any { return value }
    guard let type = TerraformType.unified([value.type, other]) else { throw mismatch(choice) }
    return try value.converted(to: type)
  }

  /// Returns the primitive type that an expression has for all values of its references, or `any`
  /// for null; nil if that is not known without evaluation.
  private func staticType(of node: Int) -> TerraformType? {
    var node = node
    var types: [TerraformType] = []
    // A chain of conditionals has the common type of its results.
    while true {
      switch tree[node].kind {
      case .parentheses, .wrappedTemplate:
        guard let inner = tree.firstChild(of: node) else { return nil }
        node = inner
      case .conditional:
        guard let condition = tree.firstChild(of: node), let yes = tree.next(after: condition),
          let no = tree.next(after: yes), let type = simpleType(of: yes)
        else { return nil }
        types.append(type)
        node = no
      default:
        guard let type = simpleType(of: node) else { return nil }
        return types.isEmpty ? type : TerraformType.unified(types + [type])
      }
    }
  }

  private func simpleType(of node: Int) -> TerraformType? {
    switch tree[node].kind {
    case .null: return .any
    case .number: return .number
    case .true, .false: return .boolean
    case .string, .template: return .string
    case .unary: return tree[node].operation == .not ? .boolean : .number
    case .binary:
      switch tree[node].operation {
      case .plus, .minus, .times, .divided, .modulo, .negate: return .number
      case .or, .and, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .not:
        return .boolean
      }
    case .attribute:
      guard let (reference, last) = reference(in: node), last == node else { return nil }
      let type = scope.declaredType(of: reference)
      return type?.isPrimitive == true ? type : nil
    default: return nil
    }
  }
}
