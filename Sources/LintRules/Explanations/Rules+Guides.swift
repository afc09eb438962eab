public import LintDiagnostics

extension Rules {
  /// A guide for every rule, in the order of `descriptions`.
  ///
  /// A rule that is described and has no guide fails `GuideTests`.
  public static let guides: [RuleGuide] = [
    .backupsOff,
    .retentionTooShort,
    .retentionInvalid,
    .backupsUnsupported,
    .retentionUndecided,
    .notExamined,
    .duplicateKey,
    .yamlAlias,
    .unreadable,
    .invalidSuppression,
    .expiredSuppression,
    .unusedSuppression,
  ]
}
