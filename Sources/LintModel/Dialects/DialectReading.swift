package import LintDiagnostics
package import LintSyntax
package import LintText

/// The result of reading an input in a dialect.
package enum DialectReading: Sendable {
  /// The documents that were found in it.
  case read(Contents)

  /// The input is in the language, and nothing in it needs to be judged, for the given reason.
  ///
  /// - Parameter judged: its documents that certainly have no cache.
  case skipped(String, judged: (kind: InputKind, count: Int)? = nil)

  /// The documents of an input.
  package struct Contents: Sendable {
    /// The contents of each document.
    package let extractions: [Extraction]

    /// The error that prevented reading the rest.
    package let error: SyntaxError?

    /// The lines of the text.
    package let lines: LineIndex

    /// All documents of a text in YAML or JSON; nil if they were not all parsed.
    package let documents: [Document]?
  }

  /// Creates the result of reading documents.
  package static func read(
    _ extractions: [Extraction],
    _ lines: LineIndex,
    error: SyntaxError? = nil,
    documents: [Document]? = nil,
  ) -> DialectReading {
    .read(
      Contents(extractions: extractions, error: error, lines: lines, documents: documents)
    )
  }
}
