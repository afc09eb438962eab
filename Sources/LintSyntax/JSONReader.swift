package import LintText

/// Reads JSON, strictly as RFC 8259 and ECMA-404 say.
///
/// Nothing is accepted that the grammar does not allow: a plan that breaks off must never look like
/// a plan with fewer resources.
package struct JSONReader: DocumentReader {
  /// Makes a reader.
  package init() {}

  /// Reads the one document of a text, whole.
  package func read(_ text: SourceText) -> ReadDocuments {
    read(text, selecting: .everything)
  }

  /// Reads the one document of a text; checks all of it, and keeps what is selected.
  ///
  /// Values that are not selected stay in the document as empty nodes, so that one can see that
  /// they are there; elements that are not selected are gone.
  package func read(_ text: SourceText, selecting selection: JSONSelection) -> ReadDocuments {
    var parser = JSONParser(text, selection)
    do {
      return ReadDocuments(documents: [try parser.parse()], error: nil)
    } catch {
      return ReadDocuments(documents: [], error: error)
    }
  }

  /// Reads the value that begins at an offset, whatever follows it.
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
