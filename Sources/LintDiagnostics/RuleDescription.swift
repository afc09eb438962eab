/// What a rule is about, said once for every place that tells it.
public struct RuleDescription: Sendable, Hashable {
  /// The name, in kebab case, for the flaw: `backups-off`.
  public let name: String

  /// One line that says what the rule finds.
  public let summary: String

  /// How bad its findings can be, as it is by default first.
  public let severities: [Severity]

  /// How much its findings endanger, from 0.1 to 10.0 as CVSS counts; nil if they endanger nothing.
  public let securityScore: Double?

  /// Makes a description of its parts.
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
