package import LintText

/// Reads JSON, strictly according to RFC 8259 and ECMA-404.
///
/// Rejects everything that the grammar does not allow: a truncated plan must never look like a plan
/// with fewer resources.
package struct JSONReader: DocumentReader {
  /// Creates a reader.
  package init() {}

  /// Reads the only document of a text in full.
  package func read(_ text: SourceText) -> ReadDocuments {
    read(text, selecting: .everything)
  }

  /// Reads the only document of a text, checking all of it and keeping the selected parts.
  ///
  /// Unselected values remain in the document as empty nodes, so that their presence is visible;
  /// unselected elements are removed.
  package func read(_ text: SourceText, selecting selection: JSONSelection) -> ReadDocuments {
    var parser = JSONParser(text, selection)
    do {
      return ReadDocuments(documents: [try parser.parse()], error: nil)
    } catch {
      return ReadDocuments(documents: [], error: error)
    }
  }

  /// Reads the value that begins at an offset, ignoring any text that follows.
  ///
  /// - Returns: the value, and the offset after it and the white space that follows it.
  package func readValue(
    of text: SourceText,
    at start: Int,
    selecting selection: JSONSelection,
  ) throws(SyntaxError) -> (document: Document, end: Int) {
    var parser = JSONParser(text, selection, from: start, isPrefix: true)
    let document = try parser.parse()
    return (document, parser.endOffset)
  }
}
