public import LintDiagnostics

/// Everything that can be said, by rule.
public enum Rules {
  /// The rules about caches.
  ///
  /// At most one of them speaks of a cache.
  public static let all: [any Rule] = [
    BackupsOff(),
    RetentionTooShort(),
    RetentionInvalid(),
    BackupsUnsupported(),
    RetentionUndecided(),
  ]

  /// A part of a deployment that was not looked into.
  public static let notExamined = RuleDescription(
    name: "not-examined",
    summary: "a part of the deployment was not looked into, and may hold caches",
    severities: [.note],
    help:
      "Lint what is deployed there as well: the template of a nested stack, what a macro makes of"
      + " a template, or the plan of a Terraform configuration.",
  )

  /// A key that is written twice.
  public static let duplicateKey = RuleDescription(
    name: "duplicate-key",
    summary: "a key is written twice, and which one counts is not defined",
    severities: [.error, .note],
    help: "Remove all but one of the keys.",
  )

  /// YAML that CloudFormation refuses.
  public static let yamlAlias = RuleDescription(
    name: "yaml-alias",
    summary: "a template uses YAML anchors or aliases, which CloudFormation itself refuses",
    severities: [.note],
    help: "Write the values out, or run `aws cloudformation package` first, which does it.",
  )

  /// An input that could not be read.
  public static let unreadable = RuleDescription(
    name: Diagnostic.unreadableRule,
    summary: "an input could not be read, so nothing can be said about its caches",
    severities: [.error],
    help:
      "Mend the input where the message points, and lint again. Caches in an input that cannot be"
      + " read are not judged.",
  )

  /// A suppression that cannot be understood, or that must not be.
  public static let invalidSuppression = RuleDescription(
    name: "invalid-suppression",
    summary: "a suppression cannot be understood or gives no reason, and accepts nothing",
    severities: [.error],
    help: "Write it as `elasticache-lint: allow RULE -- REASON`, on the line above the property.",
  )

  /// A suppression whose day has come.
  public static let expiredSuppression = RuleDescription(
    name: "expired-suppression",
    summary: "a suppression has ended, and accepts nothing any more",
    severities: [.warning],
    help: "Turn backups on and remove the suppression, or give it a later day.",
  )

  /// A suppression without effect.
  public static let unusedSuppression = RuleDescription(
    name: "unused-suppression",
    summary: "a suppression accepts nothing, since nothing of what it names is found",
    severities: [.warning],
    help: "Remove it, or move it to the line above the property or the resource that it is about.",
  )

  /// The rules whose findings can be accepted.
  ///
  /// What cannot be read, or not be told apart, must be mended: nobody knows what would be accepted.
  public static let suppressible: [RuleDescription] = all.map(\.description) + [notExamined]

  /// What every rule is about, in the order in which they are listed to people.
  public static let descriptions: [RuleDescription] =
    all.map(\.description) + [
      notExamined, duplicateKey, yamlAlias, unreadable, invalidSuppression, expiredSuppression,
      unusedSuppression,
    ]
}
