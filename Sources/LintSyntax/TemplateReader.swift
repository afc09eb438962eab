public import LintDiagnostics

/// Reads whatever a template may be written in.
///
/// libyaml reads both, since YAML takes in nearly all of JSON. Where it refuses a text that begins
/// with a brace, the text may still be valid JSON: libyaml 0.2.5 refuses escaped surrogate pairs,
/// a colon on the next line, keys over 1,024 characters, U+007F, and a tab before the brace.
public struct TemplateReader: DocumentReader {
  /// Makes a reader.
  public init() {}

  /// Reads the text as YAML, and if that fails and it may be JSON, as JSON.
  ///
  /// When neither succeeds, the error that came later in the text is told: that reader
  /// understood more of it.
  public func read(_ text: SourceText) -> ReadDocuments {
    let yaml = YAMLReader().read(text)
    guard let yamlError = yaml.error, Self.beginsAsJSON(text) else { return yaml }
    let json = JSONReader().read(text)
    guard let jsonError = json.error else { return json }
    return yamlError.range.lowerBound > jsonError.range.lowerBound ? yaml : json
  }

  private static func beginsAsJSON(_ text: SourceText) -> Bool {
    let first = text.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{")
  }
}
