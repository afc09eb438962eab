internal import LintDiagnostics

/// A SARIF document, limited to the parts of the standard that this linter uses.
struct SARIFLog: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    let tool: Tool
    let automationDetails: AutomationDetails
    let originalUriBaseIds: [String: BaseURI]
    let columnKind = "unicodeCodePoints"
    let invocations: [Invocation]
    let results: [SARIFResult]
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Driver: Encodable {
    let name: String
    let semanticVersion: String
    let informationUri: String
    let rules: [SARIFRule]
  }

  /// The category by which GitHub separates the results of different analyses; it ends with a
  /// slash.
  struct AutomationDetails: Encodable {
    let id: String
  }

  /// The folder that relative addresses resolve against; the consumer knows its location.
  struct BaseURI: Encodable {
    let description: SARIFText
  }

  struct Invocation: Encodable {
    let executionSuccessful: Bool
    let exitCode: Int?
    let toolExecutionNotifications: [Notification]
  }

  struct Notification: Encodable {
    let level: String
    let message: SARIFText
    let locations: [SARIFLocation]?
    let associatedRule: RuleReference?
  }

  struct RuleReference: Encodable {
    let id: String
    let index: Int?
  }

  /// Creates a document of the given problems and of as many accepted ones as fit.
  init(_ report: Report, _ diagnostics: [Diagnostic]) {
    let suppressed = report.suppressed.prefix(SARIFReporter.resultLimit - diagnostics.count)
    let baselined = report.baselined.prefix(
      SARIFReporter.resultLimit - diagnostics.count - suppressed.count
    )
    let indices = Dictionary(
      report.rules.enumerated().map { ($0.element.rule.name, $0.offset) },
      uniquingKeysWith: { first, _ in first },
    )
    let unreadable = diagnostics.filter(\.isUnreadable)
    var notifications = unreadable.map { diagnostic in
      Notification(
        level: "error",
        message: SARIFText(diagnostic.message),
        locations: [SARIFLocation(diagnostic.place, in: report)],
        associatedRule: RuleReference(id: diagnostic.rule, index: indices[diagnostic.rule]),
      )
    }
    let rest = report.diagnostics.count - diagnostics.count
    if rest > 0 {
      notifications.append(
        Notification(
          level: "warning",
          message: SARIFText("\(rest) more results, omitted because GitHub takes no more"),
          locations: nil,
          associatedRule: nil,
        )
      )
    }
    runs = [
      Run(
        tool: Tool(
          driver: Driver(
            name: report.tool.name,
            semanticVersion: report.tool.version,
            informationUri: report.tool.address,
            rules: report.rules.map(SARIFRule.init),
          )
        ),
        automationDetails: AutomationDetails(id: "\(report.tool.name)/"),
        originalUriBaseIds: [
          SARIFLocation.baseID: BaseURI(description: SARIFText("the root of the repository"))
        ],
        invocations: [
          Invocation(
            executionSuccessful: unreadable.isEmpty,
            exitCode: report.exitStatus,
            toolExecutionNotifications: notifications,
          )
        ],
        results: diagnostics.map { diagnostic in
          SARIFResult(diagnostic, ruleIndex: indices[diagnostic.rule], in: report)
        }
          + suppressed.map { suppressed in
            SARIFResult(suppressed, ruleIndex: indices[suppressed.diagnostic.rule], in: report)
          }
          + baselined.map { diagnostic in
            SARIFResult(
              diagnostic,
              ruleIndex: indices[diagnostic.rule],
              in: report,
              suppressions: [.baseline],
            )
          },
      )
    ]
  }
}
