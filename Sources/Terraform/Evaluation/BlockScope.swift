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
    let value: TerraformValue
    switch (reference, repetition.kind) {
    case (.eachKey, .each(let key, _)): value = .string(key)
    case (.eachValue, .each(_, let element)): value = element
    case (.countIndex, .count(let index)): value = .number(index)
    case (.eachKey, .unknown(let unknown)), (.eachValue, .unknown(let unknown)),
      (.countIndex, .unknown(let unknown)):
      value = .unknown(UnknownValue(reason: unknown.reason))
    default: return try evaluation.value(of: reference, in: module)
    }
    evaluation.recordUses(repetition.uses)
    return value
  }

  func value(
    of attribute: Text,
    in resource: ResourceReference,
  ) throws(EvaluationError) -> TerraformValue {
    try evaluation.value(
      of: .attribute(attribute, of: resource),
      in: evaluation.resources[resource.index].module,
    )
  }

  func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    try evaluation.call(function, arguments)
  }

  func recordPart(_ part: ValueOrigin) { evaluation.recordPart(part) }

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
