package import LintDiagnostics

/// All rules.
///
/// ```swift
/// for guide in Rules.guides { print(guide.rule.name, guide.rule.summary) }
/// ```
public enum Rules {
  /// The rules about caches.
  ///
  /// At most one of them reports a finding for a cache.
  package static let all: [any Rule] = [
    BackupsOff(),
    RetentionTooShort(),
    RetentionInvalid(),
    BackupsUnsupported(),
    RetentionUndecided(),
  ]

  /// A part of a deployment that was not examined.
  package static let notExamined = RuleDescription(
    name: "not-examined",
    summary: "part of the deployment was not examined, and may contain caches",
    severities: [.note],
  )

  /// A cache that runs and differs from its declaration.
  package static let drift = RuleDescription(
    name: "drift",
    summary: "a cache that runs and its declaration differ",
    severities: [.warning, .note],
  )

  /// A key that is written twice.
  package static let duplicateKey = RuleDescription(
    name: "duplicate-key",
    summary: "a key is written twice, and which one counts is not defined",
    severities: [.error, .note],
  )

  /// YAML that CloudFormation rejects.
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

  /// A suppression that is invalid or not permitted.
  package static let invalidSuppression = RuleDescription(
    name: "invalid-suppression",
    summary: "a suppression cannot be understood or gives no reason, and accepts nothing",
    severities: [.error],
  )

  /// A suppression whose end date has passed.
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

  /// The rules whose findings can be suppressed.
  ///
  /// Unreadable and ambiguous input must be fixed, because a suppression could hide anything.
  package static let suppressible: [RuleDescription] = declared + [drift]

  /// The rules whose findings can be suppressed where a cache is declared.
  ///
  /// Drift is found in what runs, which only a configuration can accept.
  package static let declared: [RuleDescription] = all.map(\.description) + [notExamined]

  /// The names of the rules whose severity can be configured.
  ///
  /// An input that cannot be read, or that can be read in two ways, always counts as it does.
  package static let configurable: [String] = descriptions.map(\.name)
    .filter { ![unreadable.name, duplicateKey.name].contains($0) }

  /// The descriptions of all rules, in the order in which they are listed.
  package static let descriptions: [RuleDescription] =
    all.map(\.description) + [
      notExamined, drift, duplicateKey, yamlAlias, unreadable, invalidSuppression,
      expiredSuppression,
      unusedSuppression,
    ]
}
