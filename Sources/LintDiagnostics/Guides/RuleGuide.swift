/// A guide to a rule: its rationale, how to check compliance by hand, and how to fix its findings.
///
/// Sections that do not apply to a rule are empty and not shown.
public struct RuleGuide: Sendable, Hashable {
  /// The rule, whose summary is the guide's title.
  public let rule: RuleDescription

  /// The subject of the rule, and the conditions for a finding.
  package let description: Prose

  /// The reason why that is a flaw.
  package let rationale: Prose

  /// The effect of the fix on a deployment.
  package let impact: Prose?

  /// The values that apply by default.
  package let defaults: [GuideEntry]

  /// Procedures to find the flaw in existing deployments.
  package let audit: [GuideProcedure]

  /// Procedures to fix the flaw.
  package let remediation: [GuideProcedure]

  /// Procedures to revert the fix.
  package let backOut: [GuideProcedure]

  /// The cost of the fix.
  package let cost: Prose?

  /// The effect on the performance of a cache.
  package let performance: Prose?

  /// Cases in which a finding need not be fixed, or never appears.
  package let exceptions: [GuideEntry]

  /// External controls with the same requirement.
  package let controls: [GuideEntry]

  /// The sources of the facts.
  package let references: [GuideReference]

  /// Creates a guide from its parts.
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
