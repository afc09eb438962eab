/// A description of a rule, shared by all outputs.
public struct RuleDescription: Sendable, Hashable {
  /// The name of the flaw, in kebab case: `backups-off`.
  public let name: String

  /// A one-line summary of the rule's findings.
  public let summary: String

  /// The possible severities of its findings, the default first.
  public let severities: [Severity]

  /// The security impact of its findings, from 0.1 to 10.0 as in CVSS; nil without any.
  public let securityScore: Double?

  /// Creates a description from its parts.
  package init(
    name: String,
    summary: String,
    severities: [Severity],
    securityScore: Double? = nil,
  ) {
    self.name = name
    self.summary = summary
    self.severities = severities
    self.securityScore = securityScore
  }
}
