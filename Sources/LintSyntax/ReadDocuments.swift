/// What a reader made of a text.
public struct ReadDocuments: Sendable {
  /// The documents that were read in full.
  public let documents: [Document]

  /// What stopped the reader, or nil if it came to the end.
  public let error: SyntaxError?

  init(documents: [Document], error: SyntaxError?) {
    self.documents = documents
    self.error = error
  }
}
