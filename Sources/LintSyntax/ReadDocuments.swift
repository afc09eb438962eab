/// What a reader made of a text.
package struct ReadDocuments: Sendable {
  /// The documents that were read in full.
  package let documents: [Document]

  /// What stopped the reader, or nil if it came to the end.
  package let error: SyntaxError?

  init(documents: [Document], error: SyntaxError?) {
    self.documents = documents
    self.error = error
  }
}
