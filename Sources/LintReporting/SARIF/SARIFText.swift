/// A message in SARIF.
struct SARIFText: Encodable {
  let text: String
  let markdown: String?

  /// Creates a message, escaping text that would be read as a link (SARIF 2.1.0, 3.11.6).
  init(_ text: String, markdown: String? = nil) {
    let hasLink = text.contains("](")
    self.text =
      hasLink
      ? text.replacingScalars { "[]\\".unicodeScalars.contains($0) ? "\\\($0)" : nil } : text
    self.markdown = markdown
  }
}
