package import LintDiagnostics
package import LintSyntax

/// A source from which another tool makes a template, and which is none itself.
package struct ForeignTemplate: Sendable {
  /// What gives it away, in byte offsets.
  package let range: Range<Int>

  private let kind: Kind

  /// The tool that makes the template.
  enum Kind {
    /// `serverless.yml` of the Serverless Framework.
    case serverlessFramework
    /// A file with variables of the Serverless Framework, which a `serverless.yml` includes.
    case serverlessVariable
    /// A template of Jinja, Go or a like engine, which prints YAML once it is filled in.
    case textTemplate
    /// A template of ERB.
    case erb
    /// A template with pseudo-parameters of taskcat.
    case taskcat
    /// A template with marks that some tool replaces by values.
    case mark
    /// A template with the directives of Rain.
    case rain
  }

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension ForeignTemplate {
  /// Recognizes a document that is no template.
  package init?(_ document: Document) {
    guard let root = document.root else { return nil }
    if let service = root.entry("service"), root["provider"] != nil, root["resources"] != nil {
      self.init(.serverlessFramework, at: service.key.range)
    } else if let braces = Self.bracesAsKey(in: document) {
      self.init(.textTemplate, at: braces)
    } else {
      return nil
    }
  }

  /// Recognizes a text that cannot be read as YAML or JSON.
  package init?(_ text: SourceText) {
    let bytes = text.bytes
    var start = 0
    while let brace = bytes.firstOffset(of: UInt8(ascii: "{"), from: start) {
      // Dynamic references of CloudFormation are written in double braces as well.
      if bytes.hasBytes("{%", at: brace)
        || bytes.hasBytes("{{", at: brace) && !bytes.hasBytes("{{resolve:", at: brace)
      {
        kind = .textTemplate
        range = brace..<brace + 2
        return
      }
      start = brace + 1
    }
    return nil
  }

  /// Recognizes the directives of Rain, `!Rain::Module` and others, in a template.
  init?(directivesIn document: Document) {
    guard let node = document.firstNode(withTagBeginningWith: "!Rain::") else { return nil }
    kind = .rain
    range = node.range
  }
}

extension Extraction {
  /// What is to be said of a source that is no template.
  package init(refusing template: ForeignTemplate, lines: LineIndex) {
    remarks = [Remark(template, lines: lines)]
  }
}

extension Remark {
  init(_ template: ForeignTemplate, lines: LineIndex) {
    self.init(
      .notExamined,
      template.message,
      help: template.help,
      at: lines.range(template.range),
    )
  }
}

extension ForeignTemplate {
  fileprivate var message: String {
    switch kind {
    case .serverlessFramework:
      "this is a configuration of the Serverless Framework, not a template"
    case .serverlessVariable:
      "a variable of the Serverless Framework decides about a cache, which is not examined"
    case .textTemplate: "this is a text from which an engine makes a template, not a template"
    case .erb: "this is a text from which ERB makes a template, not a template"
    case .taskcat: "a value that taskcat generates decides about a cache, which is not examined"
    case .mark: "a value that another tool inserts decides about a cache, which is not examined"
    case .rain: "this template has directives of Rain, which are not examined"
    }
  }

  fileprivate var help: String {
    switch kind {
    case .serverlessFramework, .serverlessVariable:
      "lint what 'serverless package' writes into .serverless"
    case .textTemplate, .erb: "lint the template that the engine writes"
    case .taskcat, .mark: "lint the template as it is deployed"
    case .rain: "lint the template that 'rain pkg' writes"
    }
  }
}
