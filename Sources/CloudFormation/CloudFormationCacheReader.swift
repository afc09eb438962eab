internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Reads resources of a template as caches.
struct CloudFormationCacheReader {
  private let template: Template
  private let given: ParameterValues
  private let duplicates: DuplicateKeys
  private let lines: LineIndex

  /// The sections that may have duplicate keys; nil if there are no duplicates.
  private let sections: TemplateSections?

  init(
    _ template: Template,
    _ given: ParameterValues,
    _ duplicates: DuplicateKeys,
    _ lines: LineIndex,
  ) {
    self.template = template
    self.given = given
    self.duplicates = duplicates
    self.lines = lines
    sections = duplicates.all.isEmpty ? nil : TemplateSections(of: template)
  }

  /// Reads one resource: the cache, and the duplicate key that prevents a verdict, if any.
  ///
  /// Returns nil if the resource isn't a cache.
  ///
  /// - Parameter budget: the budget for the scenarios of the template, charged with the cost.
  func cache(
    _ resource: TemplateEntry,
    _ budget: inout Budget,
  ) -> (cache: Cache, duplicate: DuplicateKeys.Duplicate?)? {
    guard let node = resource.type,
      // Most resources are something else, but loops may compose any name.
      node.hasPrefix("AWS::ElastiCache::") || !resource.bindings.isEmpty,
      let type = resource.bindings.text(of: node).flatMap(CacheType.init),
      type.language == .cloudFormation
    else { return nil }
    let duplicate =
      budget.isSpent
      ? nil : decisiveDuplicate(for: resource, CacheEvaluation.decisiveProperties, &budget)
    let result: CacheEvaluation.Result
    if let duplicate {
      result = .undecided(.duplicateKey(duplicate.name), at: nil)
    } else if budget.isSpent {
      result = .undecided(.tooManyScenarios, at: nil)
    } else if let reason = given.reasonUnknown(OptionSettings.name(ofResource: resource.name)),
      !given.isComplete
    {
      result = .undecided(reason, at: nil)
    } else {
      var evaluation = CacheEvaluation(of: resource, type, in: template, given, budget)
      result = evaluation.result()
      budget.charge(evaluation.effort)
    }
    let (possibilities, coverage, scenarios) = possibilities(result, resource)
    var cache = Cache(
      id: resource.name,
      type: type,
      path: resource["Metadata"]?["aws:cdk:path"]?.text,
      range: resource.key.range,
      possibilities: possibilities,
      coverage: coverage,
      scenarios: scenarios,
    )
    cache.lines = [
      LineRange(lines.range(resource.key.range.lowerBound..<resource.node.range.upperBound))
    ]
    return (cache, duplicate)
  }

  private func possibilities(
    _ result: CacheEvaluation.Result,
    _ resource: TemplateEntry,
  ) -> ([Possibility], ScenarioCoverage, ScenarioDiagram?) {
    let range = resource.key.range
    switch result {
    case .ways(let ways, let coverage, let scenarios):
      return (ways.map { possibility($0, range) }, coverage, scenarios)
    case .neverCreated:
      let possibility = Possibility(
        retention: .absent(.notWritten),
        range: range,
        engine: .notWritten,
        exemption: .neverCreated,
      )
      return ([possibility], .none, nil)
    case .undecided(let reason, let node):
      let possibility = Possibility(
        retention: .undecided(reason),
        range: node?.range ?? range,
        engine: .undecided(reason),
      )
      return ([possibility], .whole, nil)
    }
  }

  private func possibility(_ way: CacheEvaluation.Way, _ range: Range<Int>) -> Possibility {
    Possibility(
      scenario: way.scenario,
      retention: way.state.retention,
      range: way.state.node?.range ?? range,
      engine: way.state.engine,
      isTooSmallForBackups: way.state.isTooSmallForBackups,
      explanations: way.state.steps.all.map { step in
        Explanation(
          step.message.string,
          at: step.node.range,
          given: step.parameter.flatMap { name in
            given.source(of: name).map { Explanation.GivenParameter(name: name.string, source: $0) }
          },
        )
      },
    )
  }

  /// Returns the first duplicate key on which the verdict depends: among the sections, in the
  /// resource and its properties, in the parameters, conditions and mappings that these use, and in
  /// the rules about these parameters.
  ///
  /// - Parameter names: the properties on which the verdict depends.
  func decisiveDuplicate(
    for resource: TemplateEntry,
    _ names: [StaticString],
    _ budget: inout Budget,
  ) -> DuplicateKeys.Duplicate? {
    guard let sections else { return nil }
    let properties = resource["Properties"]
    let values = names.compactMap { property in
      properties.flatMap { resource.bindings.value(of: property, in: $0) }
    }
    var references = TemplateReferences(in: values, of: sections)
    if let condition = resource["Condition"]?.text {
      references.add(condition: condition, of: sections)
    }
    let rules = template.rules.names(about: references.parameters)
    budget.charge(references.effort + rules.effort)
    let used = [
      (sections.parameters, references.parameters), (sections.conditions, references.conditions),
      (sections.mappings, references.mappings),
      (sections.rules, rules.names),
    ]
    let names: Set<Text> = [resource.name, resource.key.text ?? resource.name]
    var named = template.root.entries.filter { $0.key.hasText("Resources") }
      .map { (mapping: $0.value, keys: names) }
    var subtrees = values
    for (section, names) in used {
      guard let section else { continue }
      named.append((mapping: section.node, keys: names))
      subtrees += section.values(named: names)
    }
    return duplicates.first(
      in: [template.root, resource.node] + [properties].compactMap(\.self),
      below: subtrees,
      named: named,
    )
  }
}
