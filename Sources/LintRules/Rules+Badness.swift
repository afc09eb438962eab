package import LintDiagnostics

extension Rules {
  /// The cache rules ordered by impact, mildest first: from possibly harmless to data loss.
  package static let byBadness: [RuleDescription] = [
    RetentionUndecided(), BackupsUnsupported(), RetentionTooShort(), RetentionInvalid(),
    BackupsOff(),
  ]
  .map { (rule: any Rule) in rule.description }
}
