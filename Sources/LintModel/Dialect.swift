public import LintDiagnostics
public import LintSyntax

/// Knows where one language declares caches.
public protocol Dialect {
  /// Finds the caches of a document, or returns nil if the document is not in this language.
  func extract(from document: Document, lines: LineIndex) -> Extraction?
}
