internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Determines how a cache of a template may be deployed.
struct CacheEvaluation {
  /// The properties on which the verdict depends.
  static let decisiveProperties: [StaticString] = [
    "SnapshotRetentionLimit", "Engine", "CacheNodeType", "PrimaryClusterId",
  ]

  private let template: Template
  private let resource: TemplateEntry
  private let type: CacheType
  private let selections: Selections
  private var evaluator: Evaluator

  /// One possible deployment, with the parameter values that select it; nil if it is deployed by
  /// default.
  struct Way {
    let state: CacheState
    let scenario: Scenario?
  }

  /// The result of an evaluation.
  enum Result {
    /// The possible deployments, the default one first; the choice among them, unless there is only
    /// the default one.
    case ways([Way], ScenarioCoverage, ScenarioDiagram?)
    /// Never created.
    case neverCreated
    /// Undecided, with the reason and the offending node, if any.
    case undecided(Undecided, at: Node?)
  }

  init(
    of resource: TemplateEntry,
    _ type: CacheType,
    in template: Template,
    _ given: ParameterValues,
    _ budget: Budget,
  ) {
    self.template = template
    self.resource = resource
    self.type = type
    var values = Self.values(of: Self.decisiveProperties, in: resource)
    if type.form == .replicationGroup {
      let primaries = Self.values(of: ["PrimaryClusterId"], in: resource).map(\.node)
      for name in primaries.flatMap({ Selections.references(in: $0) }) {
        guard let cluster = template.clusters[resource.bindings.apply(to: name)] else { continue }
        values += Self.values(of: ["SnapshotRetentionLimit"], in: cluster)
      }
    }
    selections = Selections(
      of: values,
      collections: resource.memberships.map { ($0.collection, $0.bindings) },
      condition: resource["Condition"].flatMap(resource.bindings.text),
      in: template,
      given,
      budget,
    )
    evaluator = Evaluator(template, given, selections, budget)
  }

  /// Returns the values of some properties of a resource.
  ///
  /// If the properties as a whole are chosen or computed, all of them matter.
  static func values(
    of names: [StaticString],
    in resource: TemplateEntry,
  ) -> [(node: Node, bindings: Bindings)] {
    guard let properties = resource["Properties"] else { return [] }
    let isPlain = Intrinsic(properties) == nil && !properties.entries.contains { $0.key.isForEach }
    let nodes =
      names.compactMap { resource.bindings.value(of: $0, in: properties) }
      + (isPlain ? [] : [properties])
    return nodes.map { ($0, resource.bindings) }
  }

  /// The work spent so far.
  var effort: Int { selections.effort + evaluator.diagrams.effort }

  /// Returns the possible deployments of the cache.
  mutating func result() -> Result {
    if selections.isExceeded { return .undecided(.tooManyScenarios, at: nil) }
    let state = makeState()
    guard evaluator.diagrams.excess == nil else { return .undecided(.tooManyScenarios, at: nil) }
    return ways(of: state)
  }

  // MARK: State

  private mutating func makeState() -> Evaluator.Diagram {
    let deployment = evaluator.deployment(of: resource)
    let retention = self.retention()
    let engine = evaluator.property("Engine", of: resource)
    let smallness = smallness()
    let template = template
    let domains = evaluator.domains
    var state = evaluator.diagrams.combine(retention, engine) { retention, engine in
      if case .refused = retention.value { return retention }
      if case .refused = engine.value { return engine }
      return Outcome(
        .cache(
          CacheState(
            retention: Retention(retention.value, in: template, domains),
            node: retention.node,
            steps: retention.steps,
            engine: Engine(engine.value, in: template, domains),
            isTooSmallForBackups: false,
          )
        ),
        at: nil,
      )
    }
    state = evaluator.diagrams.combine(state, smallness) { outcome, isTooSmall in
      if case .refused = isTooSmall.value { return isTooSmall }
      guard case .cache(var state) = outcome.value, isTooSmall.value == .truth(true) else {
        return outcome
      }
      state.isTooSmallForBackups = true
      return Outcome(.cache(state), at: nil)
    }
    return evaluator.deployed(state, where: deployment)
  }

  /// Returns the retention limit; a group built on an existing cluster inherits the limit of that
  /// cluster.
  private mutating func retention() -> Evaluator.Diagram {
    let own = evaluator.property("SnapshotRetentionLimit", of: resource)
    guard type.form == .replicationGroup else { return own }
    let primary = evaluator.property("PrimaryClusterId", of: resource)
    let template = template
    return evaluator.bind(primary) { (evaluator, outcome) in
      Self.retention(own, of: outcome, &evaluator, template)
    }
  }

  /// Returns the limit of a group whose `PrimaryClusterId` evaluates to a value.
  private static func retention(
    _ own: Evaluator.Diagram,
    of primary: Outcome,
    _ evaluator: inout Evaluator,
    _ template: Template,
  ) -> Evaluator.Diagram {
    var inherited = evaluator.outcome(.undecided(.primaryCluster), at: nil)
    switch primary.value {
    case .absent:
      return own
    case .refused:
      return evaluator.diagrams.outcome(primary)
    case .either(let candidates, let reason):
      var result = retention(own, of: candidates[0], &evaluator, template)
      for candidate in candidates.dropFirst() {
        let next = retention(own, of: candidate, &evaluator, template)
        result = evaluator.diagrams.combine(result, next) {
          .either($0, $1, because: reason, at: $0.node)
        }
      }
      return result
    case .undecided(.reference(let name)):
      guard let cluster = template.clusters[name] else { break }
      let step = Steps.Step(
        message: "the group takes its settings from this cluster",
        node: cluster.key,
      )
      inherited = evaluator.diagrams.map(
        evaluator.property("SnapshotRetentionLimit", of: cluster)
      ) { Outcome($0.value, at: nil, steps: $0.steps.preceded(by: step)) }
    case .scalar, .list, .mapping, .anyValue, .anythingElse, .pattern, .truth, .undecided,
      .notCreated, .forbidden, .notKept, .cache:
      break
    }
    return evaluator.diagrams.combine(own, inherited) { $0.inheriting($1) }
  }

  /// Whether the nodes are `cache.t1.micro` and cluster mode is certainly disabled.
  private mutating func smallness() -> Evaluator.Diagram {
    let no = evaluator.outcome(.truth(false), at: nil)
    guard type.form != .serverless else { return no }
    let nodeType = evaluator.property("CacheNodeType", of: resource)
    // Few nodes are that small, and finding out whether they are clustered takes several
    // properties.
    let mayBeSmall = evaluator.diagrams.outcomes(of: nodeType).contains {
      if case .refused = $0.value { return true }
      return $0.value.candidates.contains { $0.text == "cache.t1.micro" }
    }
    guard mayBeSmall, !mayBeClustered() else { return no }
    return evaluator.diagrams.map(nodeType) {
      if case .refused = $0.value { return $0 }
      return Outcome(
        .truth($0.value.candidates.allSatisfy { $0.text == "cache.t1.micro" }),
        at: nil
      )
    }
  }

  private mutating func mayBeClustered() -> Bool {
    guard type.form == .replicationGroup else { return false }
    let disabled: [(name: StaticString, value: StaticString?)] = [
      ("NodeGroupConfiguration", nil), ("CacheParameterGroupName", nil), ("NumNodeGroups", "1"),
      ("ClusterMode", "disabled"),
    ]
    for (name, value) in disabled {
      let property = evaluator.property(name, of: resource)
      for outcome in evaluator.diagrams.outcomes(of: property) {
        if case .absent = outcome.value { continue }
        guard let value, outcome.value.text?.isWord(inAnyCase: value) == true else { return true }
      }
    }
    return false
  }

  // MARK: Ways

  private func ways(of state: Evaluator.Diagram) -> Result {
    let domains = evaluator.domains
    // Most caches are deployed identically for all parameter values.
    if case .cache(let only)? = evaluator.diagrams.onlyOutcome(of: state)?.value {
      let coverage = ScenarioCoverage(
        hasDefault: domains.allSatisfy { $0.defaultIndex != nil },
        isAlwaysCreated: true,
      )
      return .ways([Way(state: only, scenario: nil)], coverage, nil)
    }
    let variables = evaluator.scenarioVariables(in: state, selections)
    let byDefault = evaluator.diagrams.outcome(of: state) { domains[$0].defaultIndex }
    var found: [(cost: Int, outcome: Outcome, way: Way)] = []
    var refusal: (reason: Text, node: Node?)?
    var isAlwaysCreated = true
    let ways = evaluator.diagrams.cheapestWays(in: state) { variables[$0]?.cost(of: $1) ?? 0 }
    for (outcome, cost, values) in ways {
      switch outcome.value {
      case .cache(let state):
        let scenario = Scenario(values, of: variables)
        // The default deployment chooses no value and costs nothing.
        let way = Way(state: state, scenario: scenario.choices.isEmpty ? nil : scenario)
        found.append((cost, outcome, way))
      case .refused(let reason):
        if outcome == byDefault || refusal == nil { refusal = (reason, outcome.node) }
      case .notCreated:
        isAlwaysCreated = false
      default:
        break
      }
    }
    guard !found.isEmpty else {
      if let refusal { return .undecided(.malformed(refusal.reason), at: refusal.node) }
      return isAlwaysCreated ? .undecided(.forbiddenByRules, at: nil) : .neverCreated
    }
    let sorted = found.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    // The default deployment must create the cache, and the rules must allow it.
    let isDefault = if case .cache? = byDefault?.value { true } else { false }
    let coverage = ScenarioCoverage(
      hasDefault: isDefault && domains.allSatisfy { $0.defaultIndex != nil },
      isAlwaysCreated: isAlwaysCreated,
    )
    let result = sorted.map(\.element.way)
    guard result.count > 1 || result[0].scenario != nil else { return .ways(result, coverage, nil) }
    let indices = Dictionary(
      uniqueKeysWithValues: zip(sorted.lazy.map(\.element.outcome), result.indices)
    )
    let scenarios = evaluator.diagrams.scenarios(of: state, variables) { outcome in
      switch outcome.value {
      case .cache: indices[outcome].map(ScenarioDiagram.Node.possibility) ?? .impossible
      // The values must create the cache, so that the message includes when it is created. A given
      // value isn't a deviation, so the result must hold with the given values too.
      case .notCreated, .notKept: .never
      default: .impossible
      }
    }
    return .ways(result, coverage, scenarios)
  }
}

extension Outcome {
  /// Returns this outcome, with the inherited one wherever it is absent.
  fileprivate func inheriting(_ inherited: Outcome) -> Outcome {
    switch value {
    case .absent:
      return Outcome(inherited.value, at: node, steps: steps.followed(by: inherited.steps))
    case .either(let candidates, let reason):
      var result = candidates[0].inheriting(inherited)
      for candidate in candidates.dropFirst() {
        let next = candidate.inheriting(inherited)
        result = .either(result, next, because: reason, at: node, steps: steps)
      }
      return result
    default:
      return self
    }
  }
}
