internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintText

extension Diagnostic {
  /// Reports why a suppression is rejected; nil if it is valid.
  init?(refusing written: WrittenSuppression, _ options: Linter.Options) {
    if let problem = written.problem {
      self.init(
        .invalidSuppression,
        "\(written.suppression.subject) cannot be understood: \(problem.message)",
        help: problem.help,
        written.suppression,
      )
    } else {
      self.init(refusing: written.suppression, options)
    }
  }

  /// Reports why a well-formed suppression is rejected; nil if it is valid.
  init?(refusing suppression: Suppression, _ options: Linter.Options) {
    if suppression.form.isOurs, let diagnostic = Self.refusal(of: suppression, options) {
      self = diagnostic
    } else if let today = options.today, let until = suppression.until,
      suppression.isExpired(on: today)
    {
      self.init(
        .expiredSuppression,
        "\(suppression.subject) ended on \(until)",
        help: "turn backups on and remove it, or give it a later day",
        suppression,
      )
    } else {
      return nil
    }
  }

  /// Returns the problem of a well-formed suppression in our own syntax, or nil.
  private static func refusal(
    of suppression: Suppression,
    _ options: Linter.Options,
  ) -> Diagnostic? {
    let allowed =
      (suppression.form == .configuration ? Rules.suppressible : Rules.declared).map(\.name)
    let allowedTexts = allowed.map { Text($0) }
    if let name = suppression.rules.first(where: { !allowedTexts.contains(Text($0)) }) {
      let isKnown = Rules.descriptions.contains { Text($0.name) == Text(name) }
      // Users of another tool may know the name of its check.
      let nearest =
        isKnown
        ? nil : Self.rules[Text(name.uppercased())] ?? NearName.of(name, in: allowed)
      return Diagnostic(
        .invalidSuppression,
        isKnown ? "rule '\(name)' cannot be allowed" : "there is no rule '\(name)' to allow",
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "what can be allowed: \(allowed.joined(separator: ", "))",
        suppression,
      )
    }
    guard suppression.reason == nil, options.requiresReasons else { return nil }
    return Diagnostic(
      .invalidSuppression,
      "\(suppression.subject) gives no reason",
      help: "give a reason: after ' -- ' in a comment, as 'reason' in metadata or a configuration",
      suppression,
    )
  }

  /// Our rules, indexed by the names of the corresponding checks of other tools.
  private static let rules: [Text: String] = [
    "CKV_AWS_134": "backups-off", "AVD-AWS-0050": "backups-off", "AWS-0050": "backups-off",
    "AWS-ELASTICACHE-ENABLE-BACKUP-RETENTION": "backups-off",
  ]

  /// Reports that a suppression accepts nothing.
  static func unused(_ suppression: Suppression) -> Diagnostic {
    Diagnostic(
      .unusedSuppression,
      "\(suppression.subject) is not used: nothing that it accepts is found here",
      help: suppression.form == .configuration
        ? "remove it, or name the paths and the resource that it is about"
        : "remove it, or move it into the resource that it is about, or right above that",
      suppression,
    )
  }

  private init(
    _ rule: HygieneRule,
    _ message: String,
    help: String,
    _ suppression: Suppression,
  ) {
    self.init(
      rule: rule.description.name,
      severity: rule.severity,
      message: message,
      help: help,
      place: suppression.place,
    )
  }
}

/// The rules about suppressions.
private enum HygieneRule {
  case invalidSuppression
  case expiredSuppression
  case unusedSuppression

  var description: RuleDescription {
    switch self {
    case .invalidSuppression: Rules.invalidSuppression
    case .expiredSuppression: Rules.expiredSuppression
    case .unusedSuppression: Rules.unusedSuppression
    }
  }

  var severity: Severity {
    switch self {
    case .invalidSuppression: .error
    case .expiredSuppression, .unusedSuppression: .warning
    }
  }
}

extension Suppression {
  /// The name of the suppression in messages.
  fileprivate var subject: String {
    switch form {
    case .native where rules.isEmpty: "suppression"
    case .native, .configuration:
      "suppression of \(rules.map { "'\($0)'" }.joined(separator: ", "))"
    case .checkov, .trivy, .guardRules, .nag, .kics: "suppression for \(form.rawValue)"
    }
  }
}
