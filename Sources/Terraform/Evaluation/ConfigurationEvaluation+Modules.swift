internal import LintModel
internal import LintText

/// Module instances and their outputs.
extension ConfigurationEvaluation {
  /// The maximum number of instances of a module over all its callers that are distinguished.
  private static let instanceLimit = 1_024

  /// The paths of the modules whose objects were evaluated.
  var usedModules: Set<ModulePath> {
    Set(results.keys.flatMap { [$0.module.path, $0.calledModule].compactMap(\.self) })
  }

  /// Returns the instances of a module.
  ///
  /// - Throws: ``EvaluationError`` if the number of its calls is refused.
  func instances(of path: ModulePath) throws(EvaluationError) -> [ModuleInstance] {
    guard let caller = path.caller, let name = path.names.last else { return [root] }
    var all: [ModuleInstance] = []
    for instance in try instances(of: caller) {
      all += try instances(ofCall: name, in: instance)
      guard all.count <= Self.instanceLimit else {
        let unknown = UnknownValue(reason: .tooManyInstances)
        return [ModuleInstance(path, calledBy: instance, Repetition(.unknown(unknown)))]
      }
    }
    return all
  }

  private func instances(
    ofCall name: Text,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [ModuleInstance] {
    let call = Call(name: name, module: ObjectIdentifier(module))
    if let known = instances[call] {
      recordUses(instanceUses[call] ?? [])
      return known
    }
    let path = module.path.appending(name)
    guard let block = tree.call(to: path) else { return [] }
    beginFrame()
    let repetitions: [Repetition]
    do throws(EvaluationError) {
      repetitions = try self.repetitions(of: block, in: module)
    } catch {
      recordUses(endFrame())
      throw error
    }
    let uses = endFrame()
    instanceUses[call] = uses
    recordUses(uses)
    let found = repetitions.map { ModuleInstance(path, calledBy: module, $0) }
    instances[call] = found
    return found
  }

  /// Returns one output of a module that is called once.
  func output(
    _ name: Text,
    ofCall call: Text,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    let path = module.path.appending(call)
    guard let called = tree.module(at: path), tree.call(to: path)?.isRepeated == false else {
      return try outputs(ofCall: call, in: module).attribute(name)
    }
    guard let attribute = called.declarations("output", [name]).first?.attribute("value") else {
      throw EvaluationError("module '\(call)' has no output '\(name)'")
    }
    guard let instance = try instances(ofCall: call, in: module).first else {
      throw EvaluationError("module '\(call)' is null, since it is not enabled")
    }
    return try value(of: attribute, in: instance)
  }

  /// Whether a module lacks the output that is referred to, the attribute of an object or of null.
  func isMissingOutput(_ reference: Reference, in module: ModuleInstance) -> Bool {
    guard case .output(let call, let name) = reference,
      let called = tree.module(at: module.path.appending(call))
    else { return false }
    return called.declarations("output", [name]).isEmpty
      || instances[Call(name: call, module: ObjectIdentifier(module))]?.isEmpty == true
  }

  /// Returns the outputs of a called module: an object, or one for each instance.
  func outputs(
    ofCall name: Text,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    let path = module.path.appending(name)
    guard tree.module(at: path) != nil else {
      guard tree.call(to: path) != nil else {
        throw EvaluationError("module '\(name)' is not declared")
      }
      return .unknown(UnknownValue(reason: .notFetched(module: name)))
    }
    let instances = try instances(ofCall: name, in: module)
    switch instances.first?.repetition.kind {
    case .single: return ModuleOutputs.value(of: instances[0], self)
    case .unknown(let unknown): return .unknown(unknown)
    case .each, .count, nil: break
    }
    let block = tree.call(to: path)
    if block?.isRepeated == false { return .null }
    if block?.attribute("for_each") != nil {
      var values: [Text: TerraformValue] = [:]
      for instance in instances {
        if case .each(let key, _) = instance.repetition.kind {
          values[key] = ModuleOutputs.value(of: instance, self)
        }
      }
      return TerraformValue(.object(values))
    }
    return TerraformValue(.tuple(instances.map { ModuleOutputs.value(of: $0, self) }))
  }
}

extension ConfigurationEvaluation.Name {
  /// The path of the module whose outputs it refers to; nil for other objects.
  var calledModule: ModulePath? {
    switch reference {
    case .module(let call), .output(let call, _): module.path.appending(call)
    default: nil
    }
  }
}

extension TerraformValue {
  /// Returns an attribute of the outputs of a module.
  fileprivate func attribute(_ name: Text) throws(EvaluationError) -> TerraformValue {
    switch content {
    case .unknown(let unknown): return .unknown(UnknownValue(reason: unknown.reason))
    case .object(let entries):
      if let entry = entries[name] { return entry }
      fallthrough
    case .null, .boolean, .number, .string, .tuple, .list, .set, .map:
      throw EvaluationError("there is no output '\(name)'")
    }
  }
}

/// The outputs of one module instance.
enum ModuleOutputs {
  /// Returns the outputs as an object; one that fails is unknown, since only its use would fail.
  static func value(
    of instance: ModuleInstance,
    _ evaluation: ConfigurationEvaluation,
  ) -> TerraformValue {
    guard let module = evaluation.tree.module(at: instance.path) else {
      return .unknown(UnknownValue(reason: .notFetched(module: instance.path.names.last ?? "")))
    }
    var outputs: [Text: TerraformValue] = [:]
    for labels in module.labels(of: "output") {
      guard let name = labels.first,
        let attribute = module.declarations("output", labels).first?.attribute("value")
      else { continue }
      do throws(EvaluationError) {
        outputs[name] = try evaluation.value(of: attribute, in: instance)
      } catch {
        outputs[name] = .unknown(UnknownValue(reason: .refused(Text(error.message))))
      }
    }
    return TerraformValue(.object(outputs))
  }
}
