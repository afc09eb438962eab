internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Templates.
extension ExpressionEvaluator {
  /// Evaluates the parts of a template and joins them.
  mutating func template(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var result = ""
    var unknown: Undecided?
    var isLiteral = true
    var child = tree.firstChild(of: node)
    while let part = child {
      child = tree.next(after: part)
      if tree[part].kind == .string {
        if unknown == nil { result += tree.string(of: part).string }
      } else {
        isLiteral = false
        var value = try evaluate(part)
        // Terraform checks the type of a value only once it is known.
        if !value.isUnknown { value = try converted(value, to: .string, part) }
        switch value.content {
        case .string(let text):
          if unknown == nil { result += text.string }
        case .unknown(let other):
          budget.use(other)
          if unknown == nil { result += other.prefix.string }
          unknown = unknown ?? other.reason
        default: throw failure("a part of a template must not be null", part)
        }
      }
      guard result.utf8.count <= EvaluationLimits.stringLength else {
        return .unknown(.malformed("a string is too long"), .string)
      }
    }
    let text = Text(result).normalized
    if let unknown {
      return .unknown(
        UnknownValue(reason: unknown, isNeverNull: true, type: .string, prefix: text)
      )
    }
    return TerraformValue(.string(text), at: isLiteral ? origin(node) : nil)
  }

  /// Evaluates `%{ if }`, whose results are strings.
  mutating func ifDirective(_ node: Int) throws(EvaluationError) -> TerraformValue {
    guard let condition = tree.firstChild(of: node), let yes = tree.next(after: condition) else {
      return .exceeded("an incomplete directive")
    }
    let no = tree.next(after: yes)
    let (isTrue, reason) = try boolean(try evaluate(condition), condition)
    switch isTrue {
    case true?: return try evaluate(yes)
    case false?:
      guard let no else { return .string("") }
      return try evaluate(no)
    case nil:
      let results = (attempt(yes), no.map { attempt($0) } ?? .success(.string("")))
      if case .success(let first) = results.0, case .success(let second) = results.1,
        first.isEqual(to: second) == true
      {
        return first
      }
      return .unknown(reason ?? .malformed("an unknown condition"), .string)
    }
  }

  /// Evaluates `%{ for }` and joins the results.
  mutating func forDirective(_ node: Int) throws(EvaluationError) -> TerraformValue {
    let loop: Loop
    switch try self.loop(node) {
    case .success(let known): loop = known
    case .failure(let unknown): return .unknown(unknown.reason, .string)
    }
    let outer = variables
    defer { variables = outer }
    var result = ""
    var unknown: Undecided?
    for element in loop.elements {
      variables = outer
      declare(loop, element)
      switch try evaluate(loop.body).content {
      case .string(let text):
        if unknown == nil { result += text.string }
      case .unknown(let part):
        if unknown == nil { result += part.prefix.string }
        unknown = unknown ?? part.reason
      default: return .exceeded("a directive without a string")
      }
      guard !budget.work.isSpent, result.utf8.count <= EvaluationLimits.stringLength else {
        return .unknown(.malformed("a string is too long"), .string)
      }
    }
    guard let unknown else { return .string(Text(result).normalized) }
    return .unknown(
      UnknownValue(reason: unknown, isNeverNull: true, type: .string, prefix: Text(result))
    )
  }
}
