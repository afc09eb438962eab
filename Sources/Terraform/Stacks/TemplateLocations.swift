internal import LintDiagnostics
internal import LintText

/// The places where the parts of a template are written.
struct TemplateLocations: Sendable {
  /// The place of a part that is not known.
  let whole: Place

  /// The known parts, outer ones before those inside of them.
  private var parts: [Part] = []

  /// A part of the text, with its bytes in a file.
  struct Part: Sendable {
    fileprivate(set) var content: Range<Int>
    let document: ConfigurationFiles.Document
    let source: Range<Int>

    let extent: Extent

    /// The bytes that are shown for the part.
    enum Extent: Sendable {
      /// Those with the same offset: the text is written like this.
      case same
      case whole
      /// The line on which it begins.
      case line
    }
  }

  /// Creates locations of which only that of the whole is known.
  init(_ whole: Place) {
    self.whole = whole
  }

  mutating func add(_ part: Part) { parts.append(part) }

  /// The number of known parts.
  var count: Int { parts.count }

  /// Makes a part end at an offset of the text.
  mutating func end(part index: Int, at end: Int) {
    parts[index].content = parts[index].content.lowerBound..<end
  }

  /// Returns the locations after text is inserted before the template.
  func moved(by length: Int) -> TemplateLocations {
    var moved = self
    moved.parts = parts.map { part in
      Part(
        content: part.content.lowerBound + length..<part.content.upperBound + length,
        document: part.document,
        source: part.source,
        extent: part.extent,
      )
    }
    return moved
  }

  /// Returns the place of a range of the text.
  func place(_ range: Range<Int>) -> Place {
    guard let first = part(at: range.lowerBound) else { return whole }
    if let generator = first.document.generator { return generator }
    var source = first.source
    switch first.extent {
    case .whole: break
    case .line: source = first.document.line(at: source.lowerBound)
    case .same:
      let start = source.lowerBound + range.lowerBound - first.content.lowerBound
      let last = part(at: max(range.upperBound - 1, range.lowerBound))
      var end = source.upperBound
      if let last, last.extent == .same, last.document.isSame(as: first.document) {
        end = last.source.lowerBound + range.upperBound - last.content.lowerBound
      }
      source = start..<max(start, min(end, first.document.source.text.bytes.count))
    }
    return Place(
      path: first.document.source.path,
      bytes: source,
      lines: first.document.lines,
    )
  }

  /// Returns the innermost part with an offset of the text.
  private func part(at offset: Int) -> Part? {
    // Parts begin in order: the innermost one is the last that has begun and has not ended.
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].content.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return parts[..<low].last { $0.content.contains(offset) }
  }

  /// Adds the lines of a text that has as many lines as a part of a file, such as a heredoc or a
  /// template file, whose sequences were replaced.
  ///
  /// Adds nothing if the numbers of lines differ.
  mutating func add(
    linesOf text: Text,
    in document: ConfigurationFiles.Document,
    _ region: Range<Int>,
  ) {
    let newline = UInt8(ascii: "\n")
    func lines(_ bytes: some Collection<UInt8>) -> [Range<Int>] {
      var (lines, start, offset) = ([Range<Int>](), 0, 0)
      for byte in bytes {
        if byte == newline {
          lines.append(start..<offset)
          start = offset + 1
        }
        offset += 1
      }
      if start < offset { lines.append(start..<offset) }
      return lines
    }
    let content = Array(text.utf8)
    let bytes = Array(document.source.text.bytes[region])
    let (contentLines, sourceLines) = (lines(content), lines(bytes))
    guard contentLines.count == sourceLines.count else { return }
    for (line, source) in zip(contentLines, sourceLines) {
      // Indentation is removed from a heredoc.
      let isExact =
        source.count >= line.count && bytes[source].suffix(line.count).elementsEqual(content[line])
      let start = region.lowerBound + (isExact ? source.upperBound - line.count : source.lowerBound)
      add(
        Part(
          content: line.lowerBound..<line.upperBound + 1,
          document: document,
          source: start..<region.lowerBound + source.upperBound,
          extent: isExact ? .same : .line,
        )
      )
    }
  }
}

extension ConfigurationFiles.Document {
  /// Whether both are the same file.
  fileprivate func isSame(as other: ConfigurationFiles.Document) -> Bool {
    Text(source.path) == Text(other.source.path)
  }

  /// Returns the text of the line with an offset.
  fileprivate func line(at offset: Int) -> Range<Int> {
    let bytes = source.text.bytes
    func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(where: isEnd) ?? bytes.count
    let first = bytes[start..<end].firstIndex { !$0.isASCIISpace } ?? start
    let last = bytes[first..<end].lastIndex { !$0.isASCIISpace }.map { $0 + 1 } ?? first
    return first..<last
  }
}
