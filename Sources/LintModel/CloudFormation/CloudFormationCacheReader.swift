internal import LintDiagnostics
internal import LintSyntax

/// Reads resources of a template as caches.
struct CloudFormationCacheReader {
  let template: Template
  let given: ParameterValues
  let duplicates: DuplicateKeys
  let lines: LineIndex

  /// Reads one resource: the cache, and the duplicate key that keeps it from being judged, if there
  /// is one.
  ///
  /// Nil if the resource is no cache.
  func cache(
    _ resource: TemplateEntry
  ) -> (cache: Cache, duplicate: DuplicateKeys.Duplicate?)? {
    guard let type = resource.node["Type"].flatMap(resource.bindings.text).flatMap(CacheType.init),
      type.language == .cloudFormation
    else { return nil }
    let duplicate = decisiveDuplicate(for: resource)
    var evaluation = CacheEvaluation(of: resource, type, in: template, given)
    let result =
      duplicate.map { .undecided(.duplicateKey($0.name), at: nil) } ?? evaluation.result()
    let (possibilities, hasDefault) = possibilities(result, resource)
    var cache = Cache(
      id: resource.name,
      type: type,
      path: resource.node["Metadata"]?["aws:cdk:path"]?.text,
      range: lines.range(resource.key.range),
      possibilities: possibilities,
      hasDefaultScenario: hasDefault,
      search: duplicate == nil ? search(evaluation, resource) : nil,
    )
    cache.lines = [
      LineRange(lines.range(resource.key.range.lowerBound..<resource.node.range.upperBound))
    ]
    return (cache, duplicate)
  }

  private func search(
    _ evaluation: CacheEvaluation,
    _ resource: TemplateEntry,
  ) -> Cache.Search {
    let range = lines.range(resource.key.range)
    return { isMeant in
      evaluation.plainestWay { way in isMeant(possibility(way, range)) }
        .map { way in possibility(way, range) }
    }
  }

  private func possibilities(
    _ result: CacheEvaluation.Result,
    _ resource: TemplateEntry,
  ) -> (possibilities: [Possibility], hasDefault: Bool) {
    let range = lines.range(resource.key.range)
    switch result {
    case .ways(let ways, let hasDefault):
      return (ways.map { possibility($0, range) }, hasDefault)
    case .neverCreated:
      let retention = Located(Retention.absent(.notWritten), at: range)
      let possibility = Possibility(
        retention: retention,
        engine: .notWritten,
        exemption: .neverCreated,
      )
      return ([possibility], true)
    case .undecided(let reason, let node):
      let retention = Located(
        Retention.undecided(reason),
        at: node.map { lines.range($0.range) } ?? range,
      )
      return ([Possibility(retention: retention, engine: .undecided(reason))], true)
    }
  }

  private func possibility(_ way: CacheEvaluation.Way, _ range: SourceRange) -> Possibility {
    Possibility(
      scenario: way.scenario,
      retention: Located(
        way.state.retention,
        at: way.state.node.map { lines.range($0.range) } ?? range,
      ),
      engine: way.state.engine,
      isTooSmallForBackups: way.state.isTooSmallForBackups,
      explanations: way.state.steps.map { Explanation($0.message, at: lines.range($0.node.range)) },
    )
  }

  /// The first duplicate key on which the verdict depends: among the sections, in the resource and
  /// its properties, and in the parameters, conditions and mappings that these use.
  private func decisiveDuplicate(for resource: TemplateEntry) -> DuplicateKeys.Duplicate? {
    guard !duplicates.all.isEmpty else { return nil }
    let properties = resource.node["Properties"]
    let values = CacheEvaluation.decisiveProperties.compactMap { properties?[$0] }
    var references = TemplateReferences(in: values, of: template)
    if let condition = resource.node["Condition"]?.text {
      references.add(condition: condition, of: template)
    }
    let sections: [(name: StaticString, used: Set<String>)] = [
      ("Parameters", references.parameters),
      ("Conditions", references.conditions),
      ("Mappings", references.mappings),
    ]
    var named = template.root.entries.filter { $0.key.hasText("Resources") }
      .map { (mapping: $0.value, keys: Set([resource.key.text].compactMap(\.self))) }
    var subtrees = values
    for section in sections {
      guard let node = template.root[section.name] else { continue }
      named.append((mapping: node, keys: section.used))
      subtrees += node.entries.filter { section.used.contains($0.key.text ?? "") }.map(\.value)
    }
    return duplicates.first(
      in: [template.root, resource.node] + [properties].compactMap(\.self),
      below: subtrees,
      named: named,
    )
  }
}
