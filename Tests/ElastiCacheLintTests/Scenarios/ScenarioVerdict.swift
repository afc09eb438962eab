import ElastiCacheLint

/// What becomes of a cache in one scenario.
enum ScenarioVerdict: Hashable {
  case judged(VerdictName)
  /// The cache is not created, or the scenario contradicts a rule.
  case doesNotCount
  /// CloudFormation refuses to deploy this.
  case refused

  var name: VerdictName? {
    if case .judged(let name) = self { return name }
    return nil
  }
}
