internal import LintModel
internal import LintText

/// Resources and data sources.
extension ConfigurationEvaluation {
  /// Returns the value of a resource: an object, or one for each instance.
  func resource(
    _ type: Text,
    _ name: Text,
    isManaged: Bool,
    in module: ModuleInstance,
  ) -> TerraformValue {
    func instance(_ repetition: Repetition) -> TerraformValue {
      let isOne = if case .unknown = repetition.kind { false } else { true }
      let reference = ResourceReference(
        index: resources.count,
        address: isManaged ? "\(type).\(name)" : "data.\(type).\(name)",
        isOne: isOne,
      )
      resources.append(
        ResourceInstance(
          isManaged: isManaged,
          type: type,
          name: name,
          module: module,
          repetition: repetition,
        )
      )
      return .unknown(
        UnknownValue(
          reason: .knownAfterApply([reference.address]),
          isNeverNull: true,
          resource: reference,
        )
      )
    }
    let block = tree.module(at: module.path)?
      .declarations(isManaged ? "resource" : "data", [type, name]).first
    let repetitions = block.flatMap { try? self.repetitions(of: $0, in: module) }
    guard let block, let repetitions else {
      return instance(Repetition(.unknown(UnknownValue(reason: .tooManyInstances))))
    }
    switch repetitions.first?.kind {
    case .single, .unknown: return instance(repetitions[0])
    case .count, .each, nil: break
    }
    guard block.isRepeated else { return .null }
    guard block.attribute("for_each") != nil else {
      return TerraformValue(.tuple(repetitions.map(instance)))
    }
    var instances: [Text: TerraformValue] = [:]
    for repetition in repetitions {
      if case .each(let key, _) = repetition.kind { instances[key] = instance(repetition) }
    }
    return TerraformValue(.object(instances))
  }

  /// Returns an attribute of a resource: the value that is written, unless the provider may compute
  /// another one.
  func attribute(
    _ name: Text,
    of reference: ResourceReference,
  ) throws(EvaluationError) -> TerraformValue {
    let resource = resources[reference.index]
    let unknown = UnknownValue(
      reason: .knownAfterApply([reference.address]),
      isNeverNull: resource.isManaged && (name == "id" || name == "arn"),
    )
    // Attributes that are only written have no value in Terraform either.
    guard resource.isManaged, !Self.metaArguments.contains(name), !name.hasSuffix("_wo"),
      let written = tree.module(at: resource.module.path)?
        .declarations("resource", [resource.type, resource.name]).first?.attribute(name)
    else { return .unknown(unknown) }
    let value = try value(of: written, in: resource.module, resource.repetition)
    switch (resource.type, name) {
    case ("terraform_data", "input"), ("terraform_data", "triggers_replace"): return value
    case ("null_resource", "triggers"): return try value.converted(to: .map(.string))
    default: return value.ofAnyType ?? .unknown(unknown)
    }
  }

  /// The arguments of every resource, which are no attributes.
  private static let metaArguments: Set<Text> = ["count", "for_each", "depends_on", "provider"]
}

extension TerraformValue {
  /// The value of an attribute of unknown type that is written with this one: `"7"` may be a number;
  /// nil if it isn't known.
  fileprivate var ofAnyType: TerraformValue? {
    let types: [TerraformType] = [.string, .number, .boolean]
    switch content {
    case .boolean, .number, .string:
      let others = types.filter { $0 != type }.compactMap { try? converted(to: $0) }
      return others.isEmpty
        ? self : .either([self] + others, .malformed("the type of an attribute is not known"))
    case .unknown, .null, .tuple, .list, .set, .object, .map: return nil
    }
  }
}
