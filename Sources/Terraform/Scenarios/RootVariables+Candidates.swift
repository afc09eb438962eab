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
    workspace: Text?,
  ) {
    var selecting = SelectingVariables(tree)
    for path in tree.paths {
      guard let module = tree.module(at: path), !module.caches.isEmpty else { continue }
      for call in path.withCallers {
        guard let block = tree.call(to: call), let caller = call.caller else { continue }
        for name in ["count", "for_each"] as [Text] {
          selecting.add(name, of: block, at: caller, isSelector: true)
        }
      }
      for cache in module.caches {
        for name in ["count", "for_each"] as [Text] {
          selecting.add(name, of: cache.block, at: path, isSelector: true)
        }
        for attribute in Attribute.allCases {
          let isSelector = attribute != .retentionLimit
          selecting.add(
            Text(attribute.rawValue),
            of: cache.block,
            at: path,
            isSelector: isSelector && attribute.decides(cache.type),
          )
        }
      }
    }
    let root = tree.module(at: ModulePath())
    var candidates: [Text: [Candidate]] = [:]
    for (name, constants) in selecting.variables {
      guard given.values[name] == nil, let declared = root?.variables[name] else { continue }
      candidates[name] = Self.candidates(of: declared, constants)
    }
    self.given = given
    self.deployments = deployments
    self.candidates = candidates
    let required = root?.variables.values.filter { $0.fallback == nil }.map(\.name) ?? []
    mayBeDeployedAlone = deployments.isEmpty || required.allSatisfy { given.values[$0] != nil }
    workspaces = Self.workspaces(selecting.workspace, workspace)
  }

  /// Returns the candidates of a variable: its default, and what it is compared with.
  private static func candidates(
    of declared: VariableDeclaration,
    _ constants: Set<TerraformValue>,
  ) -> [Candidate] {
    var values = constants.compactMap { try? $0.converted(to: declared.type) }
    if !declared.isNullable { values.removeAll(where: \.isNull) }
    switch declared.type {
    case .boolean: values += [.boolean(false), .boolean(true)]
    case .any where values.isEmpty: values += [.boolean(false), .boolean(true)]
    case .number where values.isEmpty: values += [.number(0), .number(1)]
    case .any, .number, .string, .list, .set, .map, .tuple, .object: break
    }
    let fallback = declared.fallback.flatMap { $0.constant }
      .flatMap { try? $0.converted(to: declared.type) }
    var known: Set<TerraformValue> = []
    if let fallback { known.insert(fallback) }
    let others = values.sorted { $0.shown < $1.shown }.filter { known.insert($0).inserted }
    var candidates = others.map { Candidate(value: $0, isDefault: false, exceptions: nil) }
    if declared.fallback != nil {
      // Nil selects the default, which may be any expression.
      candidates.insert(Candidate(value: nil, isDefault: true, exceptions: nil), at: 0)
    }
    if let other = Self.other(than: known, declared) {
      let exceptions = known.filter { !$0.isNull }.sorted { $0.shown < $1.shown }
      candidates.append(Candidate(value: other, isDefault: false, exceptions: exceptions))
    }
    return candidates
  }

  /// Returns a value unlike all others; nil if the variable can have no other one.
  private static func other(
    than values: Set<TerraformValue>,
    _ declared: VariableDeclaration,
  ) -> TerraformValue? {
    let hasText = values.contains { if case .string = $0.content { true } else { false } }
    switch declared.type {
    case .string: break
    case .any: guard hasText else { return nil }
    case .boolean, .number: return nil
    case .list, .set, .map, .tuple, .object:
      // A collection that is empty by default is meant to be given.
      let isEmpty = declared.fallback.map { $0.constant?.isEmptyCollection ?? false } ?? true
      guard isEmpty else { return nil }
      return .unknown(
        UnknownValue(
          reason: declared.fallback == nil
            ? .variable(declared.name) : .otherValue("var.\(declared.name)"),
          isNeverNull: true,
          type: declared.type,
        )
      )
    }
    var name: Text = "other"
    while values.contains(.string(name)) { name += "-other" }
    return .string(name)
  }

  private static func workspaces(
    _ constants: Set<TerraformValue>?,
    _ given: Text?,
  ) -> [Candidate] {
    if let given { return [Candidate(value: .string(given), isDefault: true, exceptions: nil)] }
    guard let constants else {
      let unknown = UnknownValue(
        reason: .otherValue("terraform.workspace"),
        isNeverNull: true,
        type: .string,
      )
      return [Candidate(value: .unknown(unknown), isDefault: true, exceptions: nil)]
    }
    let names = constants.filter { if case .string = $0.content { true } else { false } }
      .sorted { $0.shown < $1.shown }
    var other: Text = "other"
    while names.contains(.string(other)) { other += "-other" }
    return names.map { Candidate(value: $0, isDefault: false, exceptions: nil) }
      + [Candidate(value: .string(other), isDefault: false, exceptions: names)]
  }
}

extension Attribute {
  /// Whether the attribute decides about backups of a type of cache, besides the limit.
  fileprivate func decides(_ type: CacheType) -> Bool {
    switch self {
    case .retentionLimit: false
    case .engine, .replicationGroupID: type.form == .cluster
    case .nodeType, .cacheNodeType, .clusterEnabled, .clusterMode: false
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
