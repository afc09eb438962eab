/// The result of reading a text.
package struct ReadDocuments: Sendable {
  /// The documents that were read completely.
  package let documents: [Document]

  /// The error that stopped the reader, or nil if it reached the end.
  package let error: SyntaxError?

  init(documents: [Document], error: SyntaxError?) {
    self.documents = documents
    self.error = error
  }
}
