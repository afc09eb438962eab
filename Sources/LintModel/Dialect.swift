package import LintSyntax
package import LintText

/// A reader of the documents of one language that declares caches.
package protocol Dialect {
  /// Finds the caches of a document, or returns nil if the document is not in this language.
  func extract(from document: Document, lines: LineIndex) -> Extraction?
}
