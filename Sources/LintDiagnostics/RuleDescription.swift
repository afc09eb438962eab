/// What a rule is about, said once for every place that tells it.
public struct RuleDescription: Sendable, Hashable {
  /// The name, in kebab case, for the flaw: `backups-off`.
  public let name: String

  /// One line that says what the rule finds.
  public let summary: String

  /// Makes a description of its parts.
  public init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }
}
