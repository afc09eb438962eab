internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The evaluation of a configuration in one scenario.
///
/// Each variable, local value and call of a module instance is evaluated at most once.
final class ConfigurationEvaluation {
  let tree: ConfigurationTree
  let files: ConfigurationFiles
  private let variables: RootVariables

  /// The choices of the scenario.
  var search: ScenarioSearch

  private var results: [Name: Result<TerraformValue, EvaluationError>] = [:]

  /// The named objects that each one was computed from, in the order of their use.
  private var uses: [Name: [Name]] = [:]

  /// The uses of the expressions that are being evaluated, innermost last.
  private var frames: [[Name]] = [[]]
  private var instances: [Call: [ModuleInstance]] = [:]
  private let budget: EvaluationBudget

  /// The number of instances of a block that are told apart.
  private static let instanceLimit = 256

  /// A named object of a module instance.
  struct Name: Hashable {
    let reference: Reference
    let module: ModuleInstance

    static func == (left: Name, right: Name) -> Bool {
      left.reference == right.reference && left.module === right.module
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(reference)
      hasher.combine(ObjectIdentifier(module))
    }
  }

  private struct Call: Hashable {
    let name: Text
    let module: ObjectIdentifier
  }

  init(
    _ tree: ConfigurationTree,
    _ files: ConfigurationFiles,
    _ variables: RootVariables,
    _ search: ScenarioSearch,
    _ budget: EvaluationBudget = EvaluationBudget(),
  ) {
    self.budget = budget
    self.tree = tree
    self.files = files
    self.variables = variables
    self.search = search
  }

  // MARK: Expressions

  /// Evaluates an attribute in a block of a module.
  func value(
    of attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition = .single,
  ) throws(EvaluationError) -> TerraformValue {
    let origin = files.origin(of: attribute)
    let tree: HCLTree
    do throws(SyntaxError) {
      tree = try attribute.tree()
    } catch {
      throw EvaluationError(error.message, at: ValueOrigin(file: origin.file, range: error.range))
    }
    var evaluator = ExpressionEvaluator(
      scope: BlockScope(evaluation: self, module: module, repetition: repetition),
      budget: budget,
    )
    return try evaluator.value(of: tree, in: origin.file)
  }

  /// Evaluates an attribute and returns the named objects that it uses itself.
  func valueWithUses(
    of attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) throws(EvaluationError) -> (value: TerraformValue, uses: [Name]) {
    frames.append([])
    let value: TerraformValue
    do throws(EvaluationError) {
      value = try self.value(of: attribute, in: module, repetition)
    } catch {
      frames.removeLast()
      throw error
    }
    return (value, frames.removeLast())
  }

  /// Returns named objects with all that they were computed from, each once, nearest first.
  func closure(of names: [Name]) -> [Name] {
    var known: Set<Name> = []
    var ordered: [Name] = []
    var pending = Array(names.reversed())
    while let name = pending.popLast() {
      guard known.insert(name).inserted else { continue }
      ordered.append(name)
      pending += (uses[name] ?? []).reversed()
    }
    return ordered
  }

  /// Whether a value computed from named objects must not be shown.
  func isSecret(_ names: [Name]) -> Bool {
    closure(of: names).contains { name in
      guard case .variable(let variable) = name.reference else { return false }
      return tree.module(at: name.module.path)?.variables[variable]?.isSensitive ?? false
    }
  }

  /// Returns the named objects that an object was computed from directly.
  func uses(of name: Name) -> [Name] { uses[name] ?? [] }

  /// Returns the part of an attribute that yields its value: a branch, or the whole expression.
  func valuePlace(of attribute: WrittenAttribute, _ value: TerraformValue?) -> Place {
    let whole = files.origin(of: attribute)
    guard let origin = value?.origin, origin.file == whole.file,
      whole.range.lowerBound <= origin.range.lowerBound,
      origin.range.upperBound <= whole.range.upperBound
    else { return attribute.place }
    return files.place(origin)
  }

  /// Returns the location of the value that a file gives to a variable of the root module; nil if
  /// none does in this scenario.
  func givenPlace(of variable: Text) -> Place? {
    guard let given = variables.given(variable, search)?.place,
      Text(given.path) != Text(VariableAssignments.optionPath)
    else { return nil }
    return given
  }

  /// Returns the value of a named object.
  func value(
    of reference: Reference,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    let name = Name(reference: reference, module: module)
    frames[frames.count - 1].append(name)
    if let known = results[name] { return try known.get() }
    results[name] = .failure(EvaluationError("\(reference) refers to itself"))
    frames.append([])
    defer { uses[name] = frames.removeLast() }
    do throws(EvaluationError) {
      let value = try evaluate(reference, in: module)
      results[name] = .success(value)
      return value
    } catch {
      results[name] = .failure(error)
      throw error
    }
  }

  private func evaluate(
    _ reference: Reference,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    switch reference {
    case .variable(let name): return try variable(name, of: module)
    case .local(let name):
      guard let local = tree.module(at: module.path)?.local(name) else {
        throw EvaluationError("local value '\(name)' is not declared")
      }
      return try value(of: local.attribute, in: module)
    case .module(let name): return try outputs(ofCall: name, in: module)
    case .output(let call, let name): return try output(name, ofCall: call, in: module)
    case .workspace: return workspace()
    case .pathModule, .pathRoot, .pathCwd:
      return .unknown(UnknownValue(reason: .function("path"), isNeverNull: true, type: .string))
    case .resource(let type, let name):
      return .unknown(
        UnknownValue(
          reason: .knownAfterApply(["\(type).\(name)"]),
          isManagedResource: true,
        )
      )
    case .data(let type, let name):
      return .unknown(UnknownValue(reason: .knownAfterApply(["data.\(type).\(name)"])))
    case .eachKey, .eachValue, .countIndex:
      throw EvaluationError("\(reference) has no value here")
    case .other(let name):
      return .unknown(UnknownValue(reason: .knownAfterApply([name])))
    }
  }

  private func workspace() -> TerraformValue {
    let candidates = variables.workspaces
    return candidates[search.choose(.workspace, among: candidates.count)].value ?? .null
  }

  // MARK: Variables

  private func variable(
    _ name: Text,
    of module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    guard let declared = tree.module(at: module.path)?.variables[name] else {
      throw EvaluationError("variable '\(name)' is not declared")
    }
    var value = try given(declared, in: module)
    if case .null? = value?.content, !declared.isNullable { value = nil }
    if value == nil, let fallback = declared.fallback {
      value = try self.value(of: fallback, in: module)
    }
    guard let value else {
      guard module.caller == nil else {
        throw EvaluationError("variable '\(name)' has no default and is not passed")
      }
      return .unknown(UnknownValue(reason: .variable(name), type: declared.type))
    }
    let converted = try value.converted(to: declared.type)
    try check(declared, converted, in: module)
    return converted
  }

  /// Returns the value that a caller or the scenario gives to a variable; nil if it has its default.
  private func given(
    _ declared: VariableDeclaration,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue? {
    guard let caller = module.caller else {
      return try variables.value(of: declared.name, &search) { attribute throws(EvaluationError) in
        try self.value(of: attribute, in: module)
      }
    }
    guard let argument = tree.call(to: module.path)?.attribute(declared.name) else { return nil }
    return try value(of: argument, in: caller, module.repetition)
  }

  /// Evaluates the conditions of a variable; one that is not known holds.
  private func check(
    _ declared: VariableDeclaration,
    _ value: TerraformValue,
    in module: ModuleInstance,
  ) throws(EvaluationError) {
    guard !declared.validations.isEmpty else { return }
    results[Name(reference: .variable(declared.name), module: module)] = .success(value)
    for validation in declared.validations {
      if try self.value(of: validation, in: module).boolean == false {
        throw EvaluationError("the value of variable '\(declared.name)' is not valid")
      }
    }
  }

  // MARK: Modules

  /// Returns the instances of a module.
  ///
  /// - Throws: ``EvaluationError`` if the number of its calls is refused.
  func instances(of path: ModulePath) throws(EvaluationError) -> [ModuleInstance] {
    guard let caller = path.caller, let name = path.names.last else { return [root] }
    var all: [ModuleInstance] = []
    for instance in try instances(of: caller) {
      all += try instances(ofCall: name, in: instance)
    }
    return all
  }

  private let root = ModuleInstance.root

  private func instances(
    ofCall name: Text,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [ModuleInstance] {
    let call = Call(name: name, module: ObjectIdentifier(module))
    if let known = instances[call] { return known }
    let path = module.path.appending(name)
    guard let block = tree.call(to: path) else { return [] }
    let found = try repetitions(of: block, in: module).map {
      ModuleInstance(path, calledBy: module, $0)
    }
    instances[call] = found
    return found
  }

  /// Returns one output of a module that is called once.
  private func output(
    _ name: Text,
    ofCall call: Text,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    let path = module.path.appending(call)
    guard let called = tree.module(at: path), tree.call(to: path)?.isRepeated == false else {
      return try outputs(ofCall: call, in: module).attribute(name)
    }
    guard let attribute = called.declarations("output", [name]).first?.attribute("value"),
      let instance = try instances(ofCall: call, in: module).first
    else { throw EvaluationError("module '\(call)' has no output '\(name)'") }
    return try value(of: attribute, in: instance)
  }

  /// Returns the outputs of a called module: an object, or one for each instance.
  private func outputs(
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
    switch instances.first?.repetition {
    case .single: return ModuleOutputs.value(of: instances[0], self)
    case .unknown(let unknown): return .unknown(unknown)
    case .each, .count, nil: break
    }
    let block = tree.call(to: path)
    if block?.attribute("for_each") != nil {
      var values: [Text: TerraformValue] = [:]
      for instance in instances {
        if case .each(let key, _) = instance.repetition {
          values[key] = ModuleOutputs.value(of: instance, self)
        }
      }
      return TerraformValue(.object(values))
    }
    return TerraformValue(.tuple(instances.map { ModuleOutputs.value(of: $0, self) }))
  }

  // MARK: Repetition

  /// Returns the instances of a block with `count` or `for_each`.
  func repetitions(
    of block: ConfigurationBlock,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [Repetition] {
    if let count = block.attribute("count") {
      return try Self.repetitions(count: value(of: count, in: module))
    }
    guard let loop = block.attribute("for_each") else { return [.single] }
    return try Self.repetitions(forEach: value(of: loop, in: module))
  }

  private static func repetitions(
    count: TerraformValue
  ) throws(EvaluationError) -> [Repetition] {
    let number = try count.converted(to: .number)
    if case .unknown(let unknown) = number.content { return [.unknown(unknown)] }
    guard let count = number.wholeNumber, count >= 0 else {
      throw EvaluationError("'count' is not a whole number", at: count.origin)
    }
    return (0..<min(count, instanceLimit)).map { .count($0) }
  }

  private static func repetitions(
    forEach value: TerraformValue
  ) throws(EvaluationError) -> [Repetition] {
    switch value.content {
    case .unknown(let unknown): return [.unknown(unknown)]
    case .object(let entries), .map(let entries):
      return entries.sorted { $0.key < $1.key }.prefix(instanceLimit)
        .map { .each(key: $0.key, value: $0.value) }
    case .set(let elements):
      var repetitions: [Repetition] = []
      for element in elements.prefix(instanceLimit) {
        switch element.content {
        case .string(let key): repetitions.append(.each(key: key, value: element))
        case .unknown(let unknown): return [.unknown(unknown)]
        default: throw EvaluationError("'for_each' is not a set of strings", at: value.origin)
        }
      }
      return repetitions
    case .null, .boolean, .number, .string, .tuple, .list:
      throw EvaluationError("'for_each' is neither a map nor a set of strings", at: value.origin)
    }
  }
}

extension ConfigurationBlock {
  /// Whether it has `count` or `for_each`.
  fileprivate var isRepeated: Bool { attribute("count") != nil || attribute("for_each") != nil }
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
