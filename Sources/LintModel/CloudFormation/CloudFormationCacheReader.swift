internal import LintDiagnostics
internal import LintSyntax

/// Reads resources of a template as caches.
struct CloudFormationCacheReader {
  let template: Template
  let evaluation: Evaluation
  let duplicates: DuplicateKeys
  let lines: LineIndex

  /// Reads one resource: the cache, and the duplicate key that keeps it from being judged, if there
  /// is one.
  ///
  /// Nil if the resource is no cache.
  func cache(
    _ resource: Node.Entry
  ) -> (cache: Cache, duplicate: DuplicateKeys.Duplicate?)? {
    guard let id = resource.key.text,
      let type = resource.value["Type"]?.text.flatMap(CacheType.init),
      type.language == .cloudFormation
    else { return nil }
    let duplicate = decisiveDuplicate(for: resource)
    let possibility =
      duplicate.map { undecided(.duplicateKey($0.name), resource, type) }
      ?? possibility(resource, type)
    let cache = Cache(
      id: id,
      type: type,
      range: lines.range(resource.key.range),
      possibilities: [possibility],
    )
    return (cache, duplicate)
  }

  private func possibility(_ resource: Node.Entry, _ type: CacheType) -> Possibility {
    let properties = Properties(of: resource.value, evaluation)
    let property = properties.property("SnapshotRetentionLimit")
    var retention = Retention(property)
    var explanations = property.explanations
    if case .absent(let absence) = retention {
      if type.form == .replicationGroup, !properties.isAbsent("PrimaryClusterId") {
        retention = .undecided(.primaryCluster)
      } else if absence == .notWritten,
        let key = properties.misspelling(of: "SnapshotRetentionLimit"), let name = key.text
      {
        retention = .absent(.misspelled(name))
        explanations.append(("CloudFormation does not know this name", key))
      }
    }
    return Possibility(
      retention: Located(retention, at: lines.range((property.node ?? resource.key).range)),
      engine: Engine(properties.property("Engine")),
      isTooSmallForBackups: isTooSmallForBackups(properties, type),
      explanations: explanations.map { Explanation($0.message, at: lines.range($0.node.range)) },
    )
  }

  private func undecided(
    _ reason: Undecided,
    _ resource: Node.Entry,
    _ type: CacheType,
  ) -> Possibility {
    Possibility(
      retention: Located(.undecided(reason), at: lines.range(resource.key.range)),
      engine: Engine(Properties(of: resource.value, evaluation).property("Engine")),
    )
  }

  /// Whether the nodes are `cache.t1.micro` and cluster mode is certainly disabled.
  private func isTooSmallForBackups(_ properties: Properties, _ type: CacheType) -> Bool {
    guard properties.text("CacheNodeType") == "cache.t1.micro" else { return false }
    switch type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      let clusterMode = properties.text("ClusterMode")
      return properties.isAbsent("NodeGroupConfiguration")
        && properties.isAbsent("CacheParameterGroupName")
        && (properties.isAbsent("NumNodeGroups") || properties.text("NumNodeGroups") == "1")
        && (properties.isAbsent("ClusterMode") || clusterMode?.lowercased() == "disabled")
    }
  }

  /// The first duplicate key on which the verdict depends: among the sections, in the resource and
  /// its properties, and in the parameters, conditions and mappings that these use.
  private func decisiveDuplicate(for resource: Node.Entry) -> DuplicateKeys.Duplicate? {
    guard !duplicates.all.isEmpty else { return nil }
    let properties = resource.value["Properties"]
    let names: [StaticString] = [
      "SnapshotRetentionLimit", "Engine", "CacheNodeType", "PrimaryClusterId",
    ]
    let values = names.compactMap { properties?[$0] }
    var references = TemplateReferences(in: values, of: template)
    if let condition = resource.value["Condition"]?.text {
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
      in: [template.root, resource.value] + [properties].compactMap(\.self),
      below: subtrees,
      named: named,
    )
  }
}
