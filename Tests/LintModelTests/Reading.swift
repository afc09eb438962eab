import LintDiagnostics
import LintSyntax
import Testing

@testable import LintModel

/// Reads what tests write.
enum Reading {
  static func yaml(_ text: String) throws -> Document {
    try document(TemplateReader().read(try SourceText(contents: text.utf8)))
  }

  static func json(_ text: String) throws -> Document {
    try document(JSONReader().read(try SourceText(contents: text.utf8)))
  }

  private static func document(_ reading: ReadDocuments) throws -> Document {
    try #require(reading.error == nil)
    return try #require(reading.documents.first)
  }

  static func jsonRoot(_ text: String) throws -> Node {
    try #require(try json(text).root)
  }

  static func root(_ yaml: String) throws -> Node {
    try #require(try Self.yaml(yaml).root)
  }

  static func template(_ yaml: String) throws -> Template {
    try #require(Template(try Self.yaml(yaml)))
  }

  /// What the CloudFormation dialect finds in a template.
  static func extraction(_ yaml: String, given: [String: String] = [:]) throws -> Extraction {
    let document = try Self.yaml(yaml)
    return try #require(
      CloudFormationDialect(given: ParameterValues(given), documentCount: 1)
        .extract(from: document, lines: LineIndex(document.text))
    )
  }

  /// What the Terraform dialect finds in a text, or nil if the text is not its business.
  static func plan(_ text: String) throws -> Extraction? {
    let dialect = TerraformDialect()
    let texts = dialect.read(try SourceText(contents: text.utf8))
    try #require(texts.error == nil)
    guard let document = texts.documents.first else { return nil }
    return dialect.extract(from: document, lines: LineIndex(document.text))
  }
}
