internal import LintSyntax
internal import LintText

/// The documents of a text: JSON, one or several after another, or YAML.
struct AccountDocuments {
  /// The documents, in order.
  private(set) var all: [Document] = []

  /// The error that prevented reading the rest.
  private(set) var error: SyntaxError?

  /// The maximum number of documents read from one text.
  private static let limit = 1_000

  /// Parses a text completely.
  init(_ text: SourceText) {
    let bytes = text.bytes
    let first = bytes.first { !$0.isASCIISpace }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      let reading = TemplateReader().read(text)
      (all, error) = (reading.documents, reading.error)
      return
    }
    var end = 0
    while let start = bytes[end...].firstIndex(where: { !$0.isASCIISpace }) {
      guard all.count < Self.limit else {
        error = SyntaxError("more than \(Self.limit) JSON documents in one file", at: start..<start)
        return
      }
      do throws(SyntaxError) {
        let (document, next) = try JSONReader()
          .readValue(of: text, at: start, selecting: .everything)
        all.append(document)
        end = next
      } catch {
        self.error = error
        return
      }
    }
  }
}
