package import LintText

/// Reads a text as a sequence of documents.
package protocol DocumentReader {
  /// Reads documents up to the first error.
  ///
  /// Never fails as a whole: documents before an error are kept.
  func read(_ text: SourceText) -> ReadDocuments
}
