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

  /// Whether the text has these bytes.
  package func contains(_ part: StaticString) -> Bool { source.contains(part) }

  /// Whether the CDK generated the template, or CDKTF the configuration, regardless of its folder.
  package var isSynthesized: Bool {
    source.contains("AWS::CDK::Metadata") || source.contains("aws:cdk:path") || isOfCDKTF
  }

  /// Whether CDKTF generated the configuration, which it records at the root.
  package var isOfCDKTF: Bool {
    guard source.contains("stackName"), let root = documents?.first?.root else { return false }
    return root["//"]?["metadata"]?["stackName"] != nil
  }

  /// The documents in YAML or JSON; nil if it cannot be read.
  var documents: [Document]? {
    if let known { return known }
    let reading = TemplateReader().read(source)
    return reading.error == nil ? reading.documents : nil
  }
}
