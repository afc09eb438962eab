package import LintDiagnostics

/// Everything that can be said, by rule.
public enum Rules {
  /// The rules about caches.
  ///
  /// At most one of them speaks of a cache.
  package static let all: [any Rule] = [
    BackupsOff(),
    RetentionTooShort(),
    RetentionInvalid(),
    BackupsUnsupported(),
    RetentionUndecided(),
  ]

  /// A part of a deployment that was not looked into.
  package static let notExamined = RuleDescription(
    name: "not-examined",
    summary: "a part of the deployment was not looked into, and may hold caches",
    severities: [.note],
  )

  /// A key that is written twice.
  package static let duplicateKey = RuleDescription(
    name: "duplicate-key",
    summary: "a key is written twice, and which one counts is not defined",
    severities: [.error, .note],
  )

  /// YAML that CloudFormation refuses.
  package static let yamlAlias = RuleDescription(
    name: "yaml-alias",
    summary: "a template uses YAML anchors or aliases, which CloudFormation itself refuses",
    severities: [.note],
  )

  /// An input that could not be read.
  package static let unreadable = RuleDescription(
    name: Diagnostic.unreadableRule,
    summary: "an input could not be read, so nothing can be said about its caches",
    severities: [.error],
  )

  /// A suppression that cannot be understood, or that must not be.
  package static let invalidSuppression = RuleDescription(
    name: "invalid-suppression",
    summary: "a suppression cannot be understood or gives no reason, and accepts nothing",
    severities: [.error],
  )

  /// A suppression whose day has come.
  package static let expiredSuppression = RuleDescription(
    name: "expired-suppression",
    summary: "a suppression has ended, and accepts nothing any more",
    severities: [.warning],
  )

  /// A suppression without effect.
  package static let unusedSuppression = RuleDescription(
    name: "unused-suppression",
    summary: "a suppression accepts nothing, since nothing of what it names is found",
    severities: [.warning],
  )

  /// The rules whose findings can be accepted.
  ///
  /// What cannot be read, or not be told apart, must be mended: nobody knows what would be accepted.
  package static let suppressible: [RuleDescription] = all.map(\.description) + [notExamined]

  /// What every rule is about, in the order in which they are listed to people.
  package static let descriptions: [RuleDescription] =
    all.map(\.description) + [
      notExamined, duplicateKey, yamlAlias, unreadable, invalidSuppression, expiredSuppression,
      unusedSuppression,
    ]
}
