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
    _ named: DeploymentFiles,
    _ files: ConfigurationFiles,
    workspace: Text?,
  ) {
    let root = tree.module(at: ModulePath())
    let plain = RootVariables(given: given, workspaces: Self.workspaces(nil, workspace))
    let evaluation = ConfigurationEvaluation(tree, files, plain, ScenarioSearch())
    var selecting = SelectingVariables(tree, evaluation)
    for path in tree.paths {
      guard let module = tree.module(at: path) else { continue }
      let manifests = module.manifests
      guard module.deploysCaches || !manifests.isEmpty else { continue }
      selecting.addCalls(to: path)
      for manifest in manifests { selecting.addInstances(of: manifest.block, at: path) }
      for cache in module.caches { selecting.add(cache.block, of: cache.type, at: path) }
      for block in module.stacks {
        selecting.addInstances(of: block, at: path)
        for name in StackType.attributes {
          selecting.add(block.attribute(name), of: block, at: path, isLimit: true)
        }
      }
    }
    // Validations and preconditions exclude values; a variable doesn't select because it has one.
    var conditions = SelectingVariables(tree, evaluation)
    let leading = Set(
      tree.paths.filter { tree.module(at: $0)?.deploysCaches ?? false }.flatMap(\.withCallers)
    )
    for path in tree.paths where path.caller == nil || leading.contains(path) {
      guard let module = tree.module(at: path) else { continue }
      let isRoot = path.caller == nil
      for variable in module.variables.values.sorted(by: { $0.name < $1.name })
      where !isRoot || selecting.variables[variable.name] != nil {
        for validation in variable.validations {
          conditions.add(validation.condition, of: nil, at: path)
        }
      }
      for block in module.caches.map(\.block) + module.stacks {
        for condition in block.preconditions { conditions.add(condition, of: block, at: path) }
      }
    }
    selecting.add(constantsOf: conditions)
    conditioned = Set(conditions.variables.keys)
    var candidates: [Text: [Candidate]] = [:]
    var parts: [Text: Parts] = [:]
    for (name, use) in selecting.variables {
      guard !given.values.keys.contains(name), tree.unit?.inputs.input(name) == nil,
        let declared = root?.variables[name]
      else { continue }
      let found = VariableCandidates(
        of: declared,
        use,
        isConditioned: conditions.variables[name] != nil,
      )
      if !found.whole.isEmpty { candidates[name] = found.whole }
      parts[name] = found.parts
    }
    self.given = given
    self.candidates = candidates
    self.parts = parts
    // A file that sets a limit is meant for the module.
    let limits = selecting.limits
    func setsLimit(_ file: Deployment) -> Bool {
      file.assignments.values.keys.contains(where: limits.contains)
    }
    deployments = (named.deployments + named.doubtful.filter(setsLimit))
      .sorted { $0.path < $1.path }
    let doubtful = named.doubtful.filter { !setsLimit($0) }.flatMap(\.assignments.values.keys)
      .filter { candidates[$0] != nil || parts[$0] != nil }
    deployed = Set(deployments.flatMap(\.assignments.values.keys))
      .subtracting(given.fixed).subtracting(doubtful)
    let required = root?.variables.values.filter { $0.fallback == nil }.map(\.name) ?? []
    mayBeDeployedAlone = deployments.isEmpty || required.allSatisfy { given.values[$0] != nil }
    workspaces = Self.workspaces(selecting.workspace, workspace)
  }

  /// The values of the default scenario.
  var plain: RootVariables {
    RootVariables(
      given: given,
      workspaces: workspaces.count == 1 ? workspaces : Self.workspaces(nil, nil)
    )
  }

  /// Creates the values that are given, and the defaults of other variables.
  init(only given: VariableAssignments) {
    self.init(given: given, workspaces: Self.workspaces(nil, nil))
  }

  /// Creates the values of the default scenario.
  private init(given: VariableAssignments, workspaces: [Candidate]) {
    self.given = given
    self.workspaces = workspaces
    deployments = []
    deployed = []
    mayBeDeployedAlone = true
    candidates = [:]
    parts = [:]
    conditioned = []
  }

  private static func workspaces(
    _ selector: SelectingVariables.Selector?,
    _ given: Text?,
  ) -> [Candidate] {
    if let given { return [Candidate(value: .string(given), isDefault: true)] }
    guard let selector else {
      let unknown = UnknownValue(
        reason: .otherValue("terraform.workspace"),
        isNeverNull: true,
        type: .string,
      )
      return [Candidate(value: .unknown(unknown), isDefault: true)]
    }
    let names = selector.constants.filter(\.isText).sorted(by: TerraformValue.isLikelier)
    let other = Candidate(
      value: .string(VariableCandidates.placeholder(besides: Set(names))),
      others: selector.isOpen ? .some : .allBut(names),
    )
    return names.map { Candidate(value: $0) } + [other]
  }
}

extension SelectingVariables {
  /// Adds what decides which calls of a module there are.
  mutating func addCalls(to path: ModulePath) {
    for call in path.withCallers {
      guard let block = tree.call(to: call), let caller = call.caller else { continue }
      addInstances(of: block, at: caller)
    }
  }

  /// Adds what decides which instances of a block there are.
  mutating func addInstances(of block: ConfigurationBlock, at path: ModulePath) {
    add(block.attribute("count"), of: block, at: path, .number)
    add(block.attribute("for_each"), of: block, at: path, .collection)
    add(block.enabled, of: block, at: path, .condition)
  }

  /// Adds what decides about the backups of a cache.
  mutating func add(_ block: ConfigurationBlock, of type: CacheType, at path: ModulePath) {
    addInstances(of: block, at: path)
    for attribute in Attribute.allCases {
      add(
        block.attribute(Text(attribute.rawValue)),
        of: block,
        at: path,
        attribute.selector(of: type, block),
        isLimit: attribute == .retentionLimit,
      )
    }
  }
}

extension Attribute {
  /// Returns what the attribute is compared with, if it decides about backups of a type of cache.
  ///
  /// Only clusters have a choice of engines. Memcached counts only where a configuration names it.
  ///
  /// One of the engine and the replication group must be set, so a group that alone is written is
  /// not null.
  fileprivate func selector(
    of type: CacheType,
    _ block: ConfigurationBlock,
  ) -> SelectingVariables.Selector? {
    let isCluster = type.form == .cluster
    return switch self {
    case .engine where isCluster:
      SelectingVariables.Selector(constants: [.string("redis")], isClosed: true)
    case .replicationGroupID where isCluster:
      SelectingVariables.Selector(
        constants: block.attribute("engine") == nil ? [] : [.null],
        isClosed: true,
      )
    case .retentionLimit, .engine, .replicationGroupID, .nodeType, .cacheNodeType, .clusterEnabled,
      .clusterMode:
      nil
    }
  }
}
