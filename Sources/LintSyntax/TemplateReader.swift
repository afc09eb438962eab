package import LintDiagnostics

/// Reads whatever a template may be written in.
///
/// libyaml reads both, since YAML takes in nearly all of JSON. Where it refuses a text that begins
/// with a brace, the text may still be valid JSON: libyaml 0.2.5 refuses escaped surrogate pairs,
/// a colon on the next line, keys over 1,024 characters, U+007F, and a tab before the brace.
package struct TemplateReader: DocumentReader {
  /// Makes a reader.
  package init() {}

  /// Reads the text as YAML, and if that fails and it may be JSON, as JSON.
  ///
  /// When neither succeeds, the error is told in the language that the text is meant to be in: JSON
  /// if it begins with a brace and a quote.
  package func read(_ text: SourceText) -> ReadDocuments {
    let yaml = YAMLReader().read(text)
    guard yaml.error != nil else { return yaml }
    let start = text.bytes.lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    guard start.first == UInt8(ascii: "{") else { return yaml }
    let json = JSONReader().read(text)
    return json.error == nil || start.elementsEqual("{\"".utf8) ? json : yaml
  }
}
