package import LintSyntax
package import LintText

/// A text with its documents, so that it's parsed once.
package struct ParsedText: Sendable {
  let source: SourceText

  /// Its documents in YAML or JSON; nil if it is in another syntax, or wasn't parsed.
  private let known: [Document]?

  /// The bytes of the text.
  package var bytes: UnsafeRawBufferPointer { source.bytes }

  /// Creates a text.
  ///
  /// - Parameter documents: all its documents in YAML or JSON.
  package init(_ source: SourceText, _ documents: [Document]? = nil) {
    self.source = source
    known = documents
  }

  /// The documents in YAML or JSON; nil if it cannot be read.
  var documents: [Document]? {
    if let known { return known }
    let reading = TemplateReader().read(source)
    return reading.error == nil ? reading.documents : nil
  }
}
