internal import LintDiagnostics

/// The JSON object of a problem.
struct FindingEntry: Encodable {
  private let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  private enum CodingKeys: String, CodingKey {
    case input, rule, severity, message, help, resource, scenario, fix
  }

  private struct Resource: Encodable {
    let id: String
    let type: String
    let region: String?
    let account: String?
  }

  func encode(to encoder: any Encoder) throws {
    try PlaceEntry(diagnostic.place).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostic.inputPath, forKey: .input)
    try container.encode(diagnostic.rule, forKey: .rule)
    try container.encode(diagnostic.severity.rawValue, forKey: .severity)
    try container.encode(diagnostic.message, forKey: .message)
    try container.encode(diagnostic.help, forKey: .help)
    let resource = diagnostic.resource.map {
      Resource(id: $0.id, type: $0.type, region: $0.location?.region, account: $0.location?.account)
    }
    try container.encode(resource, forKey: .resource)
    try container.encode(diagnostic.scenario, forKey: .scenario)
    try container.encode(diagnostic.fix.map(FixEntry.init), forKey: .fix)
  }
}
