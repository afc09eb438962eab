internal import LintModel
internal import LintSyntax
internal import LintText

/// The documents of a text with manifests, of which some may be unreadable.
struct ManifestDocuments {
  /// The documents that can be read, in order.
  private(set) var documents: [Document]

  /// The errors of the others, each with the bytes of its document.
  private(set) var errors: [(error: SyntaxError, document: Range<Int>)] = []

  /// Reads a text; after an unreadable document it reads the others one by one.
  init(_ text: SourceText) {
    let reading = TemplateReader().read(text)
    documents = reading.documents
    guard let error = reading.error else { return }
    let bytes = text.bytes
    let place = error.range.lowerBound
    var next = Self.nextDocument(in: bytes, from: max(place, 1))
    let first = Self.documentStart(in: bytes, before: place, from: 0)
    errors.append((error, first..<(next ?? bytes.count)))
    while let start = next {
      next = Self.nextDocument(in: bytes, from: start + 1)
      let range = start..<(next ?? bytes.count)
      let reading = YAMLReader().read(SourceText(utf8: Array(bytes[range])))
      documents += reading.documents.map { $0.moved(by: start, in: text) }
      if let error = reading.error { errors.append((error.moved(by: start), range)) }
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
}
