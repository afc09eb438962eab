package import LintSyntax
package import LintText

/// Knows where one language declares caches.
package protocol Dialect {
  /// Finds the caches of a document, or returns nil if the document is not in this language.
  func extract(from document: Document, lines: LineIndex) -> Extraction?
}
