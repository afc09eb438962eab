internal import LintDiagnostics

/// A rule in SARIF, which GitHub shows next to its results.
struct SARIFRule: Encodable {
  let id: String
  let shortDescription: SARIFText
  let fullDescription: SARIFText
  let help: SARIFText
  let defaultConfiguration: Configuration
  let properties: Properties

  struct Configuration: Encodable {
    let level: String
  }

  struct Properties: Encodable {
    let tags: [String]

    /// GitHub's rating of how often the rule is right; only notes, which report doubt, rate below
    /// very high.
    let precision: String

    /// GitHub's severity of a problem without a security impact.
    let problemSeverity: String?

    /// A score as text, with which GitHub raises a security alert.
    let securitySeverity: String?

    private enum CodingKeys: String, CodingKey {
      case tags, precision
      case problemSeverity = "problem.severity"
      case securitySeverity = "security-severity"
    }
  }

  init(_ guide: RuleGuide) {
    let rule = guide.rule
    let summary = rule.summary.prefix(1).uppercased() + rule.summary.dropFirst()
    let severities = rule.severities.map(\.rawValue).joined(separator: " or ")
    let level = rule.severities.first ?? .warning
    id = rule.name
    shortDescription = SARIFText(summary)
    fullDescription = SARIFText("\(summary). Reported as \(severities).")
    help = SARIFText(guide.text(), markdown: guide.markdown)
    defaultConfiguration = Configuration(level: level.rawValue)
    let score = rule.securityScore
    let tags = ["aws", "backup", "elasticache"]
    let problemSeverity =
      switch level {
      case .note: "recommendation"
      case .warning: "warning"
      case .error: "error"
      }
    properties = Properties(
      tags: score == nil ? tags : tags + ["security"],
      precision: level == .note ? "medium" : "very-high",
      problemSeverity: score == nil ? problemSeverity : nil,
      securitySeverity: score.map { "\($0)" },
    )
  }
}
