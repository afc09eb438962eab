package import LintText

/// Reads templates in YAML or JSON.
///
/// libyaml reads both, since YAML includes nearly all of JSON. If it rejects a text that begins
/// with a brace, the text may still be valid JSON: libyaml 0.2.5 rejects escaped surrogate pairs, a
/// colon on the next line, keys over 1,024 characters, U+007F, and a tab before the brace. U+0085,
/// U+2028 and U+2029 end lines in YAML 1.1, which folds them, and have no special meaning in JSON.
package struct TemplateReader: DocumentReader {
  /// Creates a reader.
  package init() {}

  /// Reads the text as YAML, and if that fails and it may be JSON, as JSON.
  ///
  /// JSON with a YAML 1.1 line ending is read as JSON first. If neither succeeds, the error is that
  /// of the probable language: JSON if the text begins with a brace and a quote or a comment.
  package func read(_ text: SourceText) -> ReadDocuments {
    let bytes = text.bytes
    guard let brace = bytes.firstIndex(where: { !$0.isASCIISpace }),
      bytes[brace] == UInt8(ascii: "{")
    else { return YAMLReader().read(text) }
    if text.bytes.hasYAMLLineEnd, case let json = JSONReader().read(text), json.error == nil {
      return json
    }
    let yaml = YAMLReader().read(text)
    guard yaml.error != nil else { return yaml }
    let json = JSONReader().read(text)
    let second = bytes[brace...].dropFirst().first { !$0.isASCIISpace }
    let isJSON = second == UInt8(ascii: "\"") || second == UInt8(ascii: "/")
    return json.error == nil || isJSON ? json : yaml
  }
}

extension UnsafeRawBufferPointer {
  /// Whether U+0085, U+2028 or U+2029 occurs.
  fileprivate var hasYAMLLineEnd: Bool {
    if firstOffset(of: 0xC2, and: 0x85, at: 1) != nil { return true }
    var start = 0
    while let offset = firstOffset(of: 0xE2, and: 0x80, at: 1, from: start) {
      if hasBytes("\u{2028}", at: offset) || hasBytes("\u{2029}", at: offset) { return true }
      start = offset + 1
    }
    return false
  }
}
