import LintModel
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

/// Reads what tests write.
enum Reading {
  static func yaml(_ text: String) throws -> Document {
    try document(TemplateReader().read(try SourceText(contents: text.utf8)))
  }

  private static func document(_ reading: ReadDocuments) throws -> Document {
    try #require(reading.error == nil)
    return try #require(reading.documents.first)
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
      TemplateExtractor(given: ParameterValues(given), documentCount: 1)
        .extract(from: document, lines: LineIndex(document.text))
    )
  }
}
