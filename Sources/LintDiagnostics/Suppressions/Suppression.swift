public import LintText

/// A comment, or an entry of metadata or of a configuration, that accepts the findings of rules.
public struct Suppression: Sendable, Hashable {
  /// The names of the rules whose findings are accepted, as written; for the syntax of other tools,
  /// those of our rules that check the same.
  @Bytewise public private(set) var rules: [String]

  /// The reason in its author's words, on one line; nil if none is given.
  @Bytewise public private(set) var reason: String?

  /// The end date as written; nil if the suppression does not expire.
  public let until: CalendarDate?

  /// The tool whose syntax it uses.
  public let form: Form

  /// The location of the suppression.
  public let place: Place

  /// The tools whose syntax is supported.
  public enum Form: String, Sendable, CaseIterable {
    /// Our own.
    case native = "elasticache-lint"
    /// Our own, in a configuration file instead of next to its subject.
    case configuration
    /// checkov, including its earlier and later names.
    case checkov
    /// trivy, and its predecessor tfsec.
    case trivy
    /// The rules registry of CloudFormation Guard.
    case guardRules = "cfn-guard"
    /// cdk-nag.
    case nag = "cdk-nag"
    /// KICS.
    case kics

    /// Whether it uses our own syntax, and must meet our requirements.
    package var isOurs: Bool {
      switch self {
      case .native, .configuration: true
      case .checkov, .trivy, .guardRules, .nag, .kics: false
      }
    }
  }

  /// Creates a suppression from its parts.
  package init(
    rules: [String],
    reason: String?,
    until: CalendarDate?,
    form: Form,
    place: Place,
  ) {
    self.rules = rules
    self.reason = reason
    self.until = until
    self.form = form
    self.place = place
  }

  /// The same suppression without its excerpt, for content that must not be shown.
  package var withoutExcerpt: Suppression {
    Suppression(
      rules: rules,
      reason: reason,
      until: until,
      form: form,
      place: place.withoutExcerpt,
    )
  }

  /// Whether it has expired.
  ///
  /// Ours is valid through the given date; trivy's ends when that date begins (its
  /// `pkg/iac/ignore/rule.go` checks whether now is before it).
  package func isExpired(on today: CalendarDate) -> Bool {
    guard let until else { return false }
    return form == .trivy ? until <= today : until < today
  }
}
