internal import LintText

/// The named objects that an expression in a block can refer to.
struct BlockScope: EvaluationScope {
  let evaluation: ConfigurationEvaluation
  let module: ModuleInstance
  let repetition: Repetition

  func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue {
    switch (reference, repetition) {
    case (.eachKey, .each(let key, _)): return .string(key)
    case (.eachValue, .each(_, let value)): return value
    case (.countIndex, .count(let index)): return .number(index)
    case (.eachKey, .unknown(let unknown)), (.eachValue, .unknown(let unknown)),
      (.countIndex, .unknown(let unknown)):
      return .unknown(UnknownValue(reason: unknown.reason))
    default: return try evaluation.value(of: reference, in: module)
    }
  }

  func value(
    of reference: Reference,
    at origin: ValueOrigin,
    using path: [Text],
  ) throws(EvaluationError) -> TerraformValue {
    guard case .variable(let name) = reference, module.caller == nil else {
      return try value(of: reference, at: origin)
    }
    let value = try evaluation.value(of: reference, in: module)
    return evaluation.replacingParts(of: value, of: name, using: path)
  }

  func declaredType(of reference: Reference) -> TerraformType? {
    guard case .variable(let name) = reference else { return nil }
    return evaluation.tree.module(at: module.path)?.variables[name]?.type
  }

  func enterUnselected() { evaluation.beginFrame() }

  func leaveUnselected() { evaluation.dropFrame() }
}
