internal import LintDiagnostics

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
      description = guide.description.markdown
      rationale = guide.rationale.markdown
      impact = guide.impact?.markdown
      defaults = guide.defaults.map(Item.init).nonEmpty
      audit = guide.audit.map(Procedure.init).nonEmpty
      remediation = guide.remediation.map(Procedure.init).nonEmpty
      backOut = guide.backOut.map(Procedure.init).nonEmpty
      cost = guide.cost?.markdown
      performance = guide.performance?.markdown
      exceptions = guide.exceptions.map(Item.init).nonEmpty
      controls = guide.controls.map(Item.init).nonEmpty
      references = guide.references.map { Reference(title: $0.title, url: $0.url) }.nonEmpty
    }
  }

  private struct Item: Encodable {
    let subject: String
    let text: String

    init(_ entry: GuideEntry) {
      subject = entry.subject
      text = entry.text.markdown
    }
  }

  private struct Procedure: Encodable {
    let medium: String
    let introduction: String?
    let steps: [String]?
    let examples: [Example]?
    let remark: String?

    init(_ procedure: GuideProcedure) {
      medium = procedure.medium.rawValue
      introduction = procedure.introduction?.markdown
      steps = procedure.steps.map(\.markdown).nonEmpty
      examples =
        procedure.examples.map {
          Example(
            role: $0.role.rawValue,
            language: $0.language(in: procedure.medium),
            code: $0.code,
          )
        }.nonEmpty
      remark = procedure.remark?.markdown
    }
  }

  private struct Example: Encodable {
    let role: String
    let language: String
    let code: String
  }

  private struct Reference: Encodable {
    let title: String
    let url: String
  }
}

extension Prose {
  fileprivate var markdown: String { paragraphs.joined(separator: "\n\n") }
}

extension Array {
  /// The array, or nil if it is empty, which omits the member.
  fileprivate var nonEmpty: Array? { isEmpty ? nil : self }
}
