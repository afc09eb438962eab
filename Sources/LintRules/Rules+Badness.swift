package import LintDiagnostics

extension Rules {
  /// The rules about caches by how bad it is what they find, the least bad first: from what may be
  /// well to what loses data.
  package static let byBadness: [RuleDescription] = [
    RetentionUndecided(), BackupsUnsupported(), RetentionTooShort(), RetentionInvalid(),
    BackupsOff(),
  ]
  .map { (rule: any Rule) in rule.description }
}
