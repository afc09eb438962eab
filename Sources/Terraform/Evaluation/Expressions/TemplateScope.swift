internal import LintModel
internal import LintSyntax
internal import LintText

/// The functions that a template file can call; its variables are given to it.
struct TemplateScope: EvaluationScope {
  /// Calls a function by its name.
  typealias Call = (Text, [TerraformValue]) throws(EvaluationError) -> TerraformValue

  private let function: Call

  /// - Parameter function: calls a function of the configuration that reads the file.
  init(_ function: @escaping Call) {
    self.function = function
  }

  func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue {
    throw EvaluationError("a template has no variable '\(reference)'")
  }

  func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    guard function != "templatefile" else {
      throw EvaluationError("a template cannot call 'templatefile'")
    }
    return try self.function(function, arguments)
  }

  /// Evaluates a file as a template.
  func filled(
    _ text: SourceText,
    _ index: Int32,
    _ path: Text,
    _ variables: TerraformValue,
    _ budget: EvaluationBudget,
  ) throws(EvaluationError) -> TerraformValue {
    let entries: [Text: TerraformValue]
    switch variables.content {
    case .object(let known), .map(let known): entries = known
    case .unknown(let unknown): return .unknown(unknown.reason, .string)
    default: throw EvaluationError("'templatefile': argument 2 must be a map")
    }
    let tree: HCLTree
    do throws(SyntaxError) {
      tree = try HCLTree(template: text)
    } catch {
      throw EvaluationError("'templatefile': '\(path)': \(error.message)")
    }
    var evaluator = ExpressionEvaluator(scope: self, budget: budget)
    var value = try evaluator.value(of: tree, in: index, variables: entries)
    // Only decoded values of a whole file have locations in it.
    value.origin = nil
    return value
  }
}
