import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Reads what tests write.
enum Reading {
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

  /// What the Terraform dialect finds in a text, or nil if the text is not its business.
  static func plan(_ text: String) throws -> Extraction? {
    let dialect = PlanExtractor()
    let texts = dialect.read(try SourceText(contents: text.utf8))
    try #require(texts.error == nil)
    guard let document = texts.documents.first else { return nil }
    return dialect.extract(from: document)
  }
}
