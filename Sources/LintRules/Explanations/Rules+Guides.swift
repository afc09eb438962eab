public import LintDiagnostics

extension Rules {
  /// The guides of all rules, in the order of `descriptions`.
  ///
  /// A described rule without a guide fails `GuideTests`.
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
