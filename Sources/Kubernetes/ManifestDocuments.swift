internal import LintModel
internal import LintSyntax
internal import LintText

/// The documents of a text with manifests, of which some may be unreadable.
struct ManifestDocuments {
  /// The documents that can be read, in order.
  private(set) var documents: [Document]

  /// The errors of the others, each with the bytes of its document.
  private(set) var errors: [(error: SyntaxError, document: Range<Int>)] = []

  /// The maximum number of unreadable documents that are skipped, since the rest of the text is
  /// read again after each.
  private static let errorLimit = 16

  /// Reads a text; after an unreadable document it continues with the next one.
  init(_ text: SourceText) {
    var reading = TemplateReader().read(text)
    documents = reading.documents
    let bytes = text.bytes
    var start = 0
    while let error = reading.error {
      let place = error.range.lowerBound
      let next = Self.nextDocument(in: bytes, from: max(place, start + 1))
      let first = Self.documentStart(in: bytes, before: place, from: start)
      errors.append((error, first..<(next ?? bytes.count)))
      guard let next, errors.count < Self.errorLimit else { return }
      start = next
      reading = YAMLReader().read(Self.blanking(text, upTo: next))
      documents += reading.documents
    }
  }

  /// Returns the start of the first line at or after an offset that begins a document.
  private static func nextDocument(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int? {
    var start = offset
    while let place = bytes.firstOffset(of: "---", from: start) {
      if isMarker(in: bytes, at: place) { return place }
      start = place + 1
    }
    return nil
  }

  /// Returns the start of the document with the byte before an offset.
  private static func documentStart(
    in bytes: UnsafeRawBufferPointer,
    before offset: Int,
    from start: Int,
  ) -> Int {
    var result = start
    while let next = nextDocument(in: bytes, from: result + 1), next < offset { result = next }
    return result
  }

  private static func isMarker(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D else {
      return false
    }
    return offset + 3 == bytes.count || bytes[offset + 3] <= 0x20
  }

  /// Returns the text with blanks in place of all before an offset but line ends.
  private static func blanking(_ text: SourceText, upTo offset: Int) -> SourceText {
    var bytes = Array(text.bytes)
    for index in 0..<offset where bytes[index] != 0x0A && bytes[index] != 0x0D {
      bytes[index] = 0x20
    }
    return SourceText(utf8: bytes)
  }
}
