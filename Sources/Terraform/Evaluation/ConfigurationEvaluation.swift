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
  let variables: RootVariables

  /// The choices of the scenario.
  var search: ScenarioSearch

  var results: [Name: Result<TerraformValue, EvaluationError>] = [:]

  /// The uses that each named object was computed from.
  private var uses: [Name: Uses] = [:]

  /// The uses of the expressions that are being evaluated, innermost last.
  private var frames = [Uses()]
  var instances: [Call: [ModuleInstance]] = [:]

  /// The named objects that the number of instances of a call depends on.
  var instanceUses: [Call: [Name]] = [:]

  /// The resources that expressions refer to, by the numbers in their references.
  var resources: [ResourceInstance] = []
  let budget: EvaluationBudget
  let root = ModuleInstance.root

  /// The value that this evaluation tries in place of that of the scenario; nil in an ordinary one.
  var trial: Trial?

  /// The choices of this scenario whose values are not allowed, while others may be.
  var replaced: Set<ScenarioSearch.Subject> = []

  private static let circularity = {
    var error = EvaluationError("a value refers to itself")
    error.isOfReference = true
    return error
  }()
  private static let depthOfName = 6

  /// A named object of a module instance.
  struct Name: Hashable, Sendable {
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

  /// The named objects that an expression uses, each once, in the order of their use.
  struct Uses {
    private(set) var names: [Name] = []
    private var known: Set<Name> = []

    /// The locations of the first parts that it selects from their values.
    private(set) var parts: [ValueOrigin] = []

    /// The maximum number of parts that are kept.
    private static let partLimit = 64

    fileprivate mutating func add(_ name: Name) {
      if known.insert(name).inserted { names.append(name) }
    }

    fileprivate mutating func add(_ part: ValueOrigin) {
      if parts.count < Self.partLimit, !parts.contains(part) { parts.append(part) }
    }
  }

  /// A module call of a module instance.
  struct Call: Hashable {
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

  /// Returns the value of a part of an expression in the first instance of a module; nil if it is
  /// not known.
  func value(
    of tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    of path: ModulePath,
  ) -> TerraformValue? {
    (try? instances(of: path).first).flatMap { value(of: tree, at: node, in: file, $0, .single) }
  }

  /// Returns the value of a part of an expression; nil if it is not known.
  func value(
    of tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> TerraformValue? {
    var evaluator = ExpressionEvaluator(
      scope: BlockScope(evaluation: self, module: module, repetition: repetition),
      budget: budget,
    )
    let value = try? evaluator.value(of: tree, at: node, in: files.index(of: file))
    return value?.unknown == nil ? value : nil
  }

  /// Evaluates an attribute and returns the named objects that it uses itself.
  func valueWithUses(
    of attribute: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) throws(EvaluationError) -> (value: TerraformValue, uses: Uses) {
    frames.append(Uses())
    let value: TerraformValue
    do throws(EvaluationError) {
      value = try self.value(of: attribute, in: module, repetition)
    } catch {
      frames.removeLast()
      throw error
    }
    return (value, frames.removeLast())
  }

  /// Returns the named objects that a part of an expression uses itself.
  func uses(
    of tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> [Name] {
    frames.append(Uses())
    _ = value(of: tree, at: node, in: file, module, repetition)
    return frames.removeLast().names
  }

  /// Adds named objects to those that the current expression uses.
  func recordUses(_ names: [Name]) {
    for name in names { frames[frames.count - 1].add(name) }
  }

  /// Adds the location of a part of a named object's value that the current expression selects.
  func recordPart(_ part: ValueOrigin) { frames[frames.count - 1].add(part) }

  /// The variables of the root module that the results so far depend on.
  var usedVariables: Set<Text> {
    Set(
      closure(of: frames[0].names).compactMap { use in
        guard use.module === root, case .variable(let name) = use.reference else { return nil }
        return name
      }
    )
  }

  /// Begins to record uses apart from those of the result.
  func beginFrame() { frames.append(Uses()) }

  /// Forgets the uses since the last call of ``beginFrame()``.
  func dropFrame() { _ = frames.popLast() }

  /// Returns the uses since the last call of ``beginFrame()``, which it ends.
  func endFrame() -> [Name] { frames.popLast()?.names ?? [] }

  /// Returns named objects with all that they were computed from, each once, nearest first.
  func closure(of names: [Name]) -> [Name] {
    var known: Set<Name> = []
    var ordered: [Name] = []
    var pending = Array(names.reversed())
    while let name = pending.popLast() {
      guard known.insert(name).inserted else { continue }
      ordered.append(name)
      pending += (uses[name]?.names ?? []).reversed()
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

  /// Whether a value is the default of a variable to which the call of a module passes nothing.
  func isDefaultOfCall(_ value: TerraformValue, _ names: [Name]) -> Bool {
    guard let origin = value.origin else { return false }
    return closure(of: names).contains { name in
      guard case .variable(let variable) = name.reference, name.module.caller != nil,
        let fallback = tree.module(at: name.module.path)?.variables[variable]?.fallback
      else { return false }
      return files.origin(of: fallback).contains(origin)
    }
  }

  /// Returns the named objects that an object was computed from directly.
  func uses(of name: Name) -> Uses { uses[name] ?? Uses() }

  /// Returns the value of a named object.
  func value(
    of reference: Reference,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    let name = Name(reference: reference, module: module)
    frames[frames.count - 1].add(name)
    if let known = results[name] { return try known.get() }
    results[name] = .failure(Self.circularity)
    frames.append(Uses())
    // A named object takes more of the stack than a node of an expression.
    budget.depth += Self.depthOfName
    defer {
      budget.depth -= Self.depthOfName
      uses[name] = frames.removeLast()
    }
    do throws(EvaluationError) {
      let value = try evaluate(reference, in: module)
      results[name] = .success(value)
      return value
    } catch {
      var error = error
      error.isOfReference = !isMissingOutput(reference, in: module)
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
        return try generated(in: module, orThrow: "local value '\(name)' is not declared")
      }
      return try value(of: local.attribute, in: module)
    case .module(let name): return try outputs(ofCall: name, in: module)
    case .output(let call, let name): return try output(name, ofCall: call, in: module)
    case .workspace: return workspace()
    case .pathModule:
      let folder = tree.module(at: module.path)?.folder ?? tree.root
      return .string(FolderPath.relative(folder, to: tree.root))
    case .pathRoot: return .string(".")
    case .pathCwd: return .unknown(.function("path.cwd"), .string)
    case .resource(let type, let name): return resource(type, name, isManaged: true, in: module)
    case .data(let type, let name): return resource(type, name, isManaged: false, in: module)
    case .attribute(let name, let resource): return try attribute(name, of: resource)
    case .eachKey, .eachValue, .countIndex:
      throw EvaluationError("\(reference) has no value here")
    case .other(let name):
      return .unknown(UnknownValue(reason: .knownAfterApply([name])))
    }
  }

  /// Returns the value of an object that only a generated file may declare.
  private func generated(
    in module: ModuleInstance,
    orThrow problem: String,
  ) throws(EvaluationError) -> TerraformValue {
    guard module.caller == nil, let reason = tree.unit?.unknownFile else {
      throw EvaluationError(problem)
    }
    return .unknown(UnknownValue(reason: reason))
  }

  private func workspace() -> TerraformValue {
    let candidates = variables.workspaces
    return candidates[search.choose(.workspace, among: candidates.count)].value ?? .null
  }

  // MARK: Variables

  /// Returns the value of a variable of the root module with the parts that the scenario gives it.
  func replacingParts(
    of value: TerraformValue,
    of name: Text,
    using path: [Text],
  ) -> TerraformValue {
    guard let trial, trial.variable == name else {
      return variables.replacingParts(of: value, of: name, at: path, &search)
    }
    if trial.path.isEmpty { return value }
    return variables.replacingParts(of: value, of: name, at: path, &search)
      .replacing(trial.path[...], with: trial.value) ?? value
  }

  private func variable(
    _ name: Text,
    of module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue {
    guard let declared = tree.module(at: module.path)?.variables[name] else {
      let undeclared = try generated(in: module, orThrow: "variable '\(name)' is not declared")
      return isGiven(name) ? undeclared : tree.unit?.inputs.input(name)?.value ?? undeclared
    }
    var value = try given(declared, in: module)
    if case .null? = value?.content, !declared.isNullable { value = nil }
    if value == nil, let fallback = declared.fallback {
      value = try self.value(of: fallback, in: module)
    }
    guard value != nil || module.caller == nil else {
      throw EvaluationError("variable '\(name)' has no default and is not passed")
    }
    let unknown = UnknownValue(reason: .variable(name), isNeverNull: !declared.isNullable)
    let converted = restricted(
      try (value ?? .unknown(unknown)).converted(to: files.type(of: declared)),
      declared,
      in: module,
    )
    do throws(EvaluationError) {
      try check(declared, converted, in: module)
    } catch {
      guard let other = self.value(of: declared, otherThan: converted, in: module) else {
        throw error
      }
      return other
    }
    return converted
  }

  /// The named objects that the current expression uses so far.
  var currentUses: [Name] { frames.last?.names ?? [] }

  /// Returns the value that a caller or the scenario gives to a variable; nil if it has its default.
  private func given(
    _ declared: VariableDeclaration,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> TerraformValue? {
    guard let caller = module.caller else {
      if let input = tree.unit?.inputs.input(declared.name), !isGiven(declared.name) {
        return try input.parsed(for: declared)
      }
      if let trial, trial.variable == declared.name, trial.path.isEmpty { return trial.value }
      return try variables.value(of: declared.name, &search) { attribute throws(EvaluationError) in
        try self.value(of: attribute, in: module)
      }
    }
    guard let argument = tree.call(to: module.path)?.attribute(declared.name) else { return nil }
    return try value(of: argument, in: caller, module.repetition)
  }

  /// Returns the paths of the parts of a variable of the root module that represent every other
  /// value in this scenario; that of the whole is empty.
  func placeholderParts(of name: Text, being value: TerraformValue? = nil) -> [[Text]] {
    variables.placeholderParts(of: name, search, being: value)
  }
}
