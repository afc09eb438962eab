internal import LintModel
internal import LintSyntax
internal import LintText

extension UnitInputs.Input {
  /// Returns the value as a variable takes it from the environment: text is an expression unless
  /// the type of the variable is that of text.
  func parsed(for variable: VariableDeclaration) throws(EvaluationError) -> TerraformValue {
    guard case .string(let expression) = value.content, !variable.isGivenAsText else {
      return value
    }
    let tree: HCLTree
    do throws(SyntaxError) {
      let text = SourceText(utf8: Array(expression.utf8))
      tree = try HCLTree(in: text, 0..<text.bytes.count)
    } catch {
      throw EvaluationError("variable '\(variable.name)': \(error.message)")
    }
    var evaluator = ExpressionEvaluator(
      scope: TemplateScope { name, _ throws(EvaluationError) in
        throw EvaluationError("a value cannot call '\(name)'")
      }
    )
    // JSON has no locations.
    let json = try TerraformFunction.call("jsonencode", [evaluator.value(of: tree, in: 0)])
    var parsed = try TerraformFunction.call("jsondecode", [json])
    parsed.origin = value.origin
    return parsed
  }
}
