internal import LintDiagnostics
internal import LintText

/// Writes guides as JSON.
///
/// Empty members are omitted. Texts are Markdown paragraphs.
enum GuideJSON {
  static func render(_ guides: [RuleGuide]) -> String {
    encode(guides.map { Entry($0, isComplete: true) })
  }

  /// Writes only the fields that rule tables show.
  static func renderList(_ guides: [RuleGuide]) -> String {
    encode(guides.map { Entry($0, isComplete: false) })
  }

  private static func encode(_ rules: [Entry]) -> String {
    JSONText.document(Listing(rules: rules))
  }

  private struct Listing: Encodable {
    let version = 1
    let rules: [Entry]
  }

  private struct Entry: Encodable {
    let name: String
    let severities: [String]
    let summary: String
    var description: String?
    var rationale: String?
    var impact: String?
    var defaults: [Item]?
    var audit: [Procedure]?
    var remediation: [Procedure]?
    var backOut: [Procedure]?
    var cost: String?
    var performance: String?
    var exceptions: [Item]?
    var controls: [Item]?
    var references: [Reference]?

    init(_ guide: RuleGuide, isComplete: Bool) {
      name = guide.rule.name
      severities = guide.rule.severities.map(\.rawValue)
      summary = guide.rule.summary
      guard isComplete else { return }
      let parts = Dictionary(grouping: guide.parts, by: \.section)
      func text(_ section: String) -> String? { parts[section]?.first?.blocks.prose }
      func entries(_ section: String) -> [GuideEntry]? { parts[section]?.first?.entries }
      func procedures(_ section: String) -> [Procedure]? { parts[section]?.map(Procedure.init) }
      description = text("Description")
      rationale = text("Rationale")
      impact = text("Impact")
      defaults = entries("Default value")?.map { Item(subject: $0.subject, text: $0.text) }
      audit = procedures("Audit")
      remediation = procedures("Remediation")
      backOut = procedures("Back-out plan")
      cost = text("Cost")
      performance = text("Performance")
      exceptions = entries("Exceptions")?.map { Item(subject: $0.subject, text: $0.text) }
      controls = entries("Controls")?.map { Item(subject: $0.subject, text: $0.text) }
      references = entries("References")?.map { Reference(title: $0.subject, url: $0.text) }
    }
  }

  private struct Item: Encodable {
    let subject: String
    let text: String
  }

  private struct Procedure: Encodable {
    let medium: String
    let introduction: String?
    let steps: [String]?
    let examples: [Example]?
    let remark: String?

    init(_ part: GuidePart) {
      // `CloudFormation, YAML` is `cloudformation-yaml`.
      medium = (part.medium ?? "").lowercased().split { $0 == "," || $0 == " " }
        .joined(separator: "-")
      let blocks = part.blocks.filter { $0 != .before && $0 != .after }
      introduction = blocks.prefix { $0.paragraph != nil }.prose
      remark = blocks.drop { $0.paragraph != nil }.prose
      steps = part.blocks.firstNonNil(\.steps)
      examples = part.examples.isEmpty ? nil : part.examples.map(Example.init)
    }
  }

  private struct Example: Encodable {
    let role: String
    let language: String
    let code: String

    init(_ example: GuideExample) {
      role = example.role.rawValue
      language = example.language
      code = example.code
    }
  }

  private struct Reference: Encodable {
    let title: String
    let url: String
  }
}

extension Sequence<GuideBlock> {
  /// The paragraphs, or nil to omit the member.
  fileprivate var prose: String? {
    let paragraphs = compactMap(\.paragraph)
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
  }
}
