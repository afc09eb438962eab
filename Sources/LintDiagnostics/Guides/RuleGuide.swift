/// Everything that somebody may want to know of a rule: why it matters, how to see by hand whether
/// it is kept, how to put right what it finds.
///
/// What does not fit a rule is empty, and nothing is shown of it.
public struct RuleGuide: Sendable, Hashable {
  /// The rule, whose summary is the guide's title.
  public let rule: RuleDescription

  /// What the rule looks at, and when it speaks.
  package let description: Prose

  /// Why that is a flaw.
  package let rationale: Prose

  /// What putting it right does to a deployment.
  package let impact: Prose?

  /// What applies where nobody decides.
  package let defaults: [GuideEntry]

  /// How to see it in what is deployed already.
  package let audit: [GuideProcedure]

  /// How to put it right.
  package let remediation: [GuideProcedure]

  /// How to go back.
  package let backOut: [GuideProcedure]

  /// What it costs.
  package let cost: Prose?

  /// What it does to the speed of a cache.
  package let performance: Prose?

  /// When a finding need not be put right, or never appears.
  package let exceptions: [GuideEntry]

  /// The controls of others that ask for the same.
  package let controls: [GuideEntry]

  /// Where the facts come from.
  package let references: [GuideReference]

  /// Makes a guide of its parts.
  package init(
    _ rule: RuleDescription,
    description: Prose,
    rationale: Prose,
    impact: Prose? = nil,
    defaults: [GuideEntry] = [],
    audit: [GuideProcedure] = [],
    remediation: [GuideProcedure],
    backOut: [GuideProcedure] = [],
    cost: Prose? = nil,
    performance: Prose? = nil,
    exceptions: [GuideEntry] = [],
    controls: [GuideEntry] = [],
    references: [GuideReference] = [],
  ) {
    self.rule = rule
    self.description = description
    self.rationale = rationale
    self.impact = impact
    self.defaults = defaults
    self.audit = audit
    self.remediation = remediation
    self.backOut = backOut
    self.cost = cost
    self.performance = performance
    self.exceptions = exceptions
    self.controls = controls
    self.references = references
  }
}
