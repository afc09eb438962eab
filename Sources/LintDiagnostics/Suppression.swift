public import LintText

/// What somebody wrote to accept what a rule finds: a comment, or an entry of metadata or of a
/// configuration.
public struct Suppression: Sendable, Hashable {
  /// The names of the rules whose findings are accepted, as they are written; for the forms of other
  /// tools, those of our rules that check the same.
  @Bytewise public private(set) var rules: [String]

  /// Why, in the words of who wrote it, on one line; nil if they do not say.
  @Bytewise public private(set) var reason: String?

  /// The day that is written as its end; nil if it holds for ever.
  public let until: CalendarDate?

  /// In whose words it is written.
  public let form: Form

  /// Where it is written.
  public let place: Place

  /// The tools whose words are understood.
  public enum Form: String, Sendable, CaseIterable {
    /// Our own.
    case native = "elasticache-lint"
    /// Our own, in a configuration instead of beside what it is about.
    case configuration
    /// checkov, and what it was called before and after.
    case checkov
    /// trivy, and tfsec before it.
    case trivy
    /// The rules registry of CloudFormation Guard.
    case guardRules = "cfn-guard"
    /// cdk-nag.
    case nag = "cdk-nag"
    /// KICS.
    case kics

    /// Whether it is in our own words, and must be as we ask for.
    package var isOurs: Bool {
      switch self {
      case .native, .configuration: true
      case .checkov, .trivy, .guardRules, .nag, .kics: false
      }
    }
  }

  /// Makes a suppression of its parts.
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

  /// The same suppression without the line that shows it, for what must not be shown.
  package var withoutExcerpt: Suppression {
    Suppression(
      rules: rules,
      reason: reason,
      until: until,
      form: form,
      place: place.withoutExcerpt,
    )
  }

  /// Whether it holds no more.
  ///
  /// Ours holds on the day that is written; trivy's ends when that day begins (its
  /// `pkg/iac/ignore/rule.go` asks whether now is before it).
  package func isExpired(on today: CalendarDate) -> Bool {
    guard let until else { return false }
    return form == .trivy ? until <= today : until < today
  }
}
