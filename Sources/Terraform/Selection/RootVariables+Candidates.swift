internal import LintModel
internal import LintSyntax
internal import LintText

extension RootVariables {
  /// Finds the candidates of the variables on which the caches of a configuration depend.
  ///
  /// - Parameters:
  ///   - given: the values that files and the user give.
  ///   - workspace: the name of the workspace; nil if any may be selected.
  init(
    of tree: ConfigurationTree,
    _ given: VariableAssignments,
    _ deployments: [Deployment],
    _ files: ConfigurationFiles,
    workspace: Text?,
  ) {
    let root = tree.module(at: ModulePath())
    let plain = RootVariables(given: given, workspaces: Self.workspaces(nil, workspace))
    let evaluation = ConfigurationEvaluation(tree, files, plain, ScenarioSearch())
    var selecting = SelectingVariables(tree, evaluation)
    for path in tree.paths {
      guard let module = tree.module(at: path), !module.caches.isEmpty else { continue }
      for call in path.withCallers {
        guard let block = tree.call(to: call), let caller = call.caller else { continue }
        selecting.add(block.attribute("count"), of: block, at: caller, .number)
        selecting.add(block.attribute("for_each"), of: block, at: caller, .collection)
      }
      for cache in module.caches {
        selecting.add(cache.block.attribute("count"), of: cache.block, at: path, .number)
        selecting.add(cache.block.attribute("for_each"), of: cache.block, at: path, .collection)
        for attribute in Attribute.allCases {
          selecting.add(
            cache.block.attribute(Text(attribute.rawValue)),
            of: cache.block,
            at: path,
            attribute.selector(of: cache.type),
          )
        }
      }
    }
    for name in selecting.variables.keys.sorted() {
      for validation in root?.variables[name]?.validations ?? [] {
        selecting.add(validation.condition, of: nil, at: ModulePath())
      }
    }
    // Preconditions only exclude values of variables that select for other reasons.
    var conditions = SelectingVariables(tree, evaluation)
    for path in tree.paths {
      for cache in tree.module(at: path)?.caches ?? [] {
        for condition in cache.block.preconditions {
          conditions.add(condition, of: cache.block, at: path)
        }
      }
    }
    selecting.add(constantsOf: conditions)
    var candidates: [Text: [Candidate]] = [:]
    for (name, use) in selecting.variables {
      guard !given.values.keys.contains(name), tree.unit?.inputs.input(name) == nil,
        let declared = root?.variables[name]
      else { continue }
      candidates[name] = Self.candidates(of: declared, use)
    }
    self.given = given
    self.deployments = deployments
    self.candidates = candidates
    let required = root?.variables.values.filter { $0.fallback == nil }.map(\.name) ?? []
    mayBeDeployedAlone = deployments.isEmpty || required.allSatisfy { given.values[$0] != nil }
    workspaces = Self.workspaces(selecting.workspace, workspace)
  }

  /// Creates the values of the default scenario.
  private init(given: VariableAssignments, workspaces: [Candidate]) {
    self.given = given
    self.workspaces = workspaces
    deployments = []
    mayBeDeployedAlone = true
    candidates = [:]
  }

  /// Returns the candidates of a variable: its default, and what it is compared with.
  private static func candidates(
    of declared: VariableDeclaration,
    _ use: VariableUse,
  ) -> [Candidate] {
    var values = use.constants.compactMap { try? $0.converted(to: declared.type) }
    if !declared.isNullable { values.removeAll(where: \.isNull) }
    if declared.type == .boolean { values += [.boolean(false), .boolean(true)] }
    let fallback = declared.fallback.flatMap { $0.constant }
      .flatMap { try? $0.converted(to: declared.type) }
    var known: Set<TerraformValue> = []
    if let fallback { known.insert(fallback) }
    let others = values.sorted { $0.shown < $1.shown }.filter { known.insert($0).inserted }
    var candidates = others.map { Candidate(value: $0) }
    if declared.fallback != nil { candidates.insert(.standard, at: 0) }
    candidates += parts(of: declared, fallback, use)
    if !use.isClosed, let other = other(than: known, declared) {
      let exceptions = known.filter { !$0.isNull }.sorted { $0.shown < $1.shown }
      candidates.append(Candidate(value: other, exceptions: exceptions))
    }
    let isUnsaid = use.isOpen || !use.attributes.isEmpty && fallback?.entries == nil
    if isUnsaid, !use.isClosed, declared.type != .boolean {
      candidates.append(Candidate(value: anyOther(declared)))
    }
    return candidates.isEmpty ? [Candidate(value: anyOther(declared))] : candidates
  }

  /// Returns the default with one attribute replaced at a time.
  private static func parts(
    of declared: VariableDeclaration,
    _ fallback: TerraformValue?,
    _ use: VariableUse,
  ) -> [Candidate] {
    guard let entries = fallback?.entries else { return [] }
    return use.attributes.sorted { $0.key < $1.key }.flatMap { name, constants in
      var known: Set<TerraformValue> = [entries[name] ?? .null]
      var values = constants.sorted { $0.shown < $1.shown }.filter { known.insert($0).inserted }
      if known.contains(where: \.isText) { values.append(.string(placeholder(besides: known))) }
      return values.compactMap { value -> Candidate? in
        var changed = entries
        changed[name] = value
        guard let whole = try? TerraformValue(.object(changed)).converted(to: declared.type) else {
          return nil
        }
        return Candidate(value: whole, part: (name, value))
      }
    }
  }

  /// Returns a value unlike all others; nil if the variable can have no other one.
  private static func other(
    than values: Set<TerraformValue>,
    _ declared: VariableDeclaration,
  ) -> TerraformValue? {
    switch declared.type {
    case .string: return .string(placeholder(besides: values))
    case .any: return values.contains(where: \.isText) ? .string(placeholder(besides: values)) : nil
    case .boolean, .number: return nil
    case .list, .set, .map, .tuple, .object:
      // A collection that is empty by default is meant to be given.
      let isEmpty = declared.fallback.map { $0.constant?.isEmptyCollection ?? false } ?? true
      return isEmpty ? anyOther(declared) : nil
    }
  }

  /// Returns an unknown value of the type of a variable.
  private static func anyOther(_ declared: VariableDeclaration) -> TerraformValue {
    .unknown(
      UnknownValue(
        reason: declared.fallback == nil
          ? .variable(declared.name) : .otherValue("var.\(declared.name)"),
        isNeverNull: true,
        type: declared.type,
      )
    )
  }

  private static func placeholder(besides values: Set<TerraformValue>) -> Text {
    var name: Text = "other"
    while values.contains(.string(name)) { name += "-other" }
    return name
  }

  private static func workspaces(
    _ constants: Set<TerraformValue>?,
    _ given: Text?,
  ) -> [Candidate] {
    if let given { return [Candidate(value: .string(given), isDefault: true)] }
    guard let constants else {
      let unknown = UnknownValue(
        reason: .otherValue("terraform.workspace"),
        isNeverNull: true,
        type: .string,
      )
      return [Candidate(value: .unknown(unknown), isDefault: true)]
    }
    let names = constants.filter(\.isText).sorted { $0.shown < $1.shown }
    return names.map { Candidate(value: $0) }
      + [Candidate(value: .string(placeholder(besides: Set(names))), exceptions: names)]
  }
}

extension Attribute {
  /// Returns what the attribute is compared with, if it decides about backups of a type of cache.
  ///
  /// Only clusters have a choice of engines. Memcached counts only where a configuration names it.
  fileprivate func selector(of type: CacheType) -> SelectingVariables.Selector? {
    switch self {
    case .engine where type.form == .cluster:
      SelectingVariables.Selector(constants: [.string("redis")], isClosed: true)
    case .replicationGroupID where type.form == .cluster:
      SelectingVariables.Selector(constants: [.null], isClosed: true)
    case .retentionLimit, .engine, .replicationGroupID, .nodeType, .cacheNodeType, .clusterEnabled,
      .clusterMode:
      nil
    }
  }
}

extension WrittenAttribute {
  /// The value if it is written without references and calls; nil for other expressions.
  var constant: TerraformValue? {
    guard let tree = try? tree() else { return nil }
    return tree.literal(at: tree.root)
  }
}

extension TerraformValue {
  /// Whether it is a string.
  fileprivate var isText: Bool { if case .string = content { true } else { false } }

  /// Whether it is null, or a collection without elements.
  fileprivate var isEmptyCollection: Bool {
    switch content {
    case .null: true
    case .tuple(let elements), .list(let elements), .set(let elements): elements.isEmpty
    case .object(let entries), .map(let entries): entries.isEmpty
    case .unknown, .boolean, .number, .string: false
    }
  }
}
