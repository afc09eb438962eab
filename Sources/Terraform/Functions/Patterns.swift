internal import LintText

extension TerraformFunction {
  /// Computes `regex` and `regexall`.
  func regexResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    throw .notEvaluated
  }

  /// Replaces the matches of a pattern.
  static func replace(
    _ text: Text,
    pattern: Text,
    with replacement: Text,
  ) throws(CallInterruption) -> Text {
    throw .notEvaluated
  }
}
