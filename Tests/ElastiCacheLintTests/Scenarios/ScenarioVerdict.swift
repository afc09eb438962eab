import ElastiCacheLint

/// What becomes of a cache in one scenario.
enum ScenarioVerdict: Hashable {
  case judged(VerdictName)
  /// The cache is not created.
  case notCreated
  /// The scenario contradicts a rule.
  case forbidden
  /// A parameter that selects nothing does not keep its default, though the rules allow that.
  case notKept
  /// CloudFormation refuses to deploy this.
  case refused

  var name: VerdictName? {
    if case .judged(let name) = self { return name }
    return nil
  }
}
