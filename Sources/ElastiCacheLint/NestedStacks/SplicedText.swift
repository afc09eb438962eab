internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The text of a template in which the entries of snippets replace those that include them.
struct SplicedText {
  private(set) var bytes: [UInt8] = []

  /// The parts that are copied from files, in order.
  private(set) var pieces: [(start: Int, document: Int, source: Range<Int>)] = []

  /// The template, and the snippets.
  private(set) var documents: [SourceFile]

  /// The number of bytes of the template that are copied or replaced.
  private(set) var position = 0

  init(_ template: SourceFile) {
    documents = [template]
  }

  /// Copies the rest of the template.
  mutating func finish() {
    copy(position..<documents[0].text.bytes.count, of: 0)
  }

  private mutating func copy(_ range: Range<Int>, of document: Int) {
    pieces.append((bytes.count, document, range))
    bytes += documents[document].text.bytes[range]
  }

  /// Replaces an entry of the template with the entries of a snippet.
  ///
  /// - Parameter indentation: the column of the entry; nil inside of braces.
  /// - Returns: whether it was replaced; a snippet without braces does not fit between braces.
  mutating func replace(
    _ range: Range<Int>,
    with snippet: SourceFile,
    indentation: Int?,
  ) -> Bool {
    let reading = TemplateReader().read(snippet.text)
    guard reading.error == nil, reading.documents.count == 1, let root = reading.documents[0].root,
      root.kind == .mapping, !root.entries.isEmpty, reading.documents[0].firstReuse == nil
    else { return false }
    let isFlow = snippet.text.bytes[root.range.lowerBound] == UInt8(ascii: "{")
    guard indentation == nil ? isFlow : true else { return false }
    copy(position..<range.lowerBound, of: 0)
    position = range.upperBound
    documents.append(snippet)
    let document = documents.count - 1
    guard let indentation else {
      let first = root.entries[0].key.range.lowerBound
      let last = root.entries.map(\.value.range.upperBound).max() ?? first
      copy(first..<last, of: document)
      return true
    }
    if isFlow {
      for (index, entry) in root.entries.enumerated() {
        if index > 0 { indent(indentation) }
        let range = entry.key.range.lowerBound..<entry.value.range.upperBound
        copyLines(range, of: document, from: 0, indentation: indentation + 2)
      }
    } else {
      let bytes = snippet.text.bytes
      let newline = UInt8(ascii: "\n")
      let start = bytes[..<root.range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
      let first = Self.firstComment(bytes[..<start]) ?? root.range.lowerBound
      var end = bytes.count
      while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
      let column = root.range.lowerBound - start
      copyLines(
        first..<end,
        of: document,
        from: column,
        indentation: indentation,
      )
    }
    return true
  }

  /// Returns the offset of the first comment above the content; nil without one.
  private static func firstComment(_ head: Slice<UnsafeRawBufferPointer>) -> Int? {
    var isStart = true
    for (offset, byte) in zip(head.indices, head) {
      if isStart, byte == UInt8(ascii: "#") { return offset }
      isStart = byte == UInt8(ascii: "\n") || isStart && byte.isASCIISpace
    }
    return nil
  }

  private mutating func indent(_ count: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: count)
  }

  /// Copies lines; of all but the first one the old indentation is removed.
  private mutating func copyLines(
    _ range: Range<Int>,
    of document: Int,
    from column: Int,
    indentation: Int,
  ) {
    let source = documents[document].text
    var start = range.lowerBound
    while start < range.upperBound {
      let end = source.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      copy(start..<(end ?? range.upperBound), of: document)
      guard let end else { return }
      start = end + 1
      var removed = 0
      while removed < column, start < range.upperBound, source.bytes[start] == UInt8(ascii: " ") {
        removed += 1
        start += 1
      }
      indent(indentation)
    }
  }
}
