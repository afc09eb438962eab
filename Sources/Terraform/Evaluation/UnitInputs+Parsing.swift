internal import LintModel
internal import LintSyntax
internal import LintText

extension UnitInputs.Input {
  /// Returns the value as a variable takes it from the environment: text is an expression unless
  /// the type of the variable is that of text.
  ///
  /// Terragrunt passes other values than strings as JSON, which is text for a variable without a
  /// type too.
  func parsed(for variable: VariableDeclaration) throws(EvaluationError) -> TerraformValue {
    if variable.isGivenAsText { return try value.environmentText(for: variable.type) }
    guard case .string(let expression) = value.content else { return value }
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

extension TerraformValue {
  /// Returns the value of a variable whose value in the environment is text.
  ///
  /// Terragrunt passes null in a file.
  fileprivate func environmentText(
    for type: TerraformType
  ) throws(EvaluationError) -> TerraformValue {
    // The text of a number or a boolean is converted to the same value again.
    if type == .number || type == .boolean, isScalar || isUnknown { return self }
    switch content {
    case .null, .string: return self
    case .boolean, .number: return try converted(to: .string)
    case .unknown(let unknown):
      guard type != .string, !unknown.candidates.isEmpty else { return self }
      var texts: [TerraformValue] = []
      for candidate in unknown.candidates {
        texts.append(try candidate.environmentText(for: type))
      }
      return .either(texts, unknown.reason)
    case .tuple, .list, .set, .object, .map:
      var text = try TerraformFunction.call("jsonencode", [self])
      text.origin = origin
      return text
    }
  }
}
