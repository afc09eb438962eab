internal import LintModel
internal import LintScenarios
internal import LintText

extension CacheEvaluation {
  /// Returns the names that a cache may get in its account; empty if one of them is unknown before
  /// the deployment.
  static func names(
    of resource: TemplateEntry,
    _ type: CacheType,
    in template: Template,
    _ given: ParameterValues,
    _ budget: Budget,
  ) -> Set<Text> {
    let property = type.form.nameProperty
    let values = values(of: [property], in: resource)
    guard !values.isEmpty else { return [] }
    let selections = Selections(of: values, condition: nil, in: template, given, budget)
    guard !selections.isExceeded else { return [] }
    var evaluator = Evaluator(template, given, selections, budget)
    let diagram = evaluator.property(property, of: resource)
    let candidates = evaluator.diagrams.outcomes(of: diagram).flatMap(\.value.candidates)
    let texts = candidates.compactMap(\.text)
    return texts.count == candidates.count ? Set(texts) : []
  }
}

extension CacheType.Form {
  /// The property that names a cache in its account.
  var nameProperty: StaticString {
    switch self {
    case .cluster: "ClusterName"
    case .replicationGroup: "ReplicationGroupId"
    case .serverless: "ServerlessCacheName"
    }
  }
}
