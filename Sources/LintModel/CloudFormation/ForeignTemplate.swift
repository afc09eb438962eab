public import LintDiagnostics
public import LintSyntax

/// Sources from which other tools make templates, and which are no templates themselves.
public enum ForeignTemplate: Sendable {
  /// `serverless.yml` of the Serverless Framework.
  case serverlessFramework
  /// A template of Jinja, Go or a like engine, which prints YAML once it is filled in.
  case textTemplate
  /// A template with the directives of Rain.
  case rain
}

extension ForeignTemplate {
  /// Recognizes a document that is no template.
  public init?(_ document: Document) {
    guard let root = document.root, root["service"] != nil, root["provider"] != nil,
      root["resources"] != nil
    else { return nil }
    self = .serverlessFramework
  }

  /// Recognizes a text that cannot be read as YAML or JSON.
  public init?(_ text: SourceText) {
    let contents = String(decoding: text.bytes, as: UTF8.self)
    // Dynamic references of CloudFormation are written in double braces as well.
    guard contents.contains("{%") || contents.replacing("{{resolve:", with: "").contains("{{")
    else { return nil }
    self = .textTemplate
  }

  /// Recognizes the directives of Rain, `!Rain::Module` and others, in a template.
  init?(tagsOf document: Document) {
    guard document.hasTag(beginningWith: "!Rain::") else { return nil }
    self = .rain
  }

  var message: String {
    switch self {
    case .serverlessFramework:
      "this is a configuration of the Serverless Framework, not a template"
    case .textTemplate: "this is a text from which an engine makes a template, not a template"
    case .rain: "this template has directives of Rain, which are not examined"
    }
  }

  var help: String {
    switch self {
    case .serverlessFramework: "lint what 'serverless package' writes into .serverless"
    case .textTemplate: "lint the template that the engine writes"
    case .rain: "lint the template that 'rain pkg' writes"
    }
  }
}

extension Extraction {
  /// What is to be said of a source that is no template.
  public init(refusing template: ForeignTemplate) {
    remarks = [
      Remark(.notExamined, template.message, help: template.help, at: .start ..< .start)
    ]
  }
}
