internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The text of a template in which the contents of snippets replace the parts that include them.
struct SplicedText {
  private(set) var bytes: [UInt8] = []

  /// The parts that are copied from files, in order.
  private(set) var pieces: [Piece] = []

  /// The template, and the snippets.
  private(set) var documents: [SourceFile]

  /// The number of bytes of the template that are copied or replaced.
  private(set) var position = 0

  /// A part of the text that is copied from a file.
  struct Piece {
    /// Where it begins in the text.
    let start: Int
    let document: Int
    let source: Range<Int>
  }

  /// The names of the anchors of the template.
  private let anchors: Set<Text>

  init(_ template: SourceFile) {
    documents = [template]
    anchors = template.text.bytes.anchors
  }

  /// Copies the rest of the template.
  mutating func finish() {
    copy(position..<documents[0].text.bytes.count, of: 0)
  }

  private mutating func copy(_ range: Range<Int>, of document: Int) {
    pieces.append(Piece(start: bytes.count, document: document, source: range))
    bytes += documents[document].text.bytes[range]
  }

  /// Copies the template up to a part that a snippet replaces, and returns the number of the
  /// snippet.
  private mutating func begin(_ range: Range<Int>, with snippet: SourceFile) -> Int {
    copy(position..<range.lowerBound, of: 0)
    position = range.upperBound
    documents.append(snippet)
    return documents.count - 1
  }

  /// Replaces a part of the template with the contents of a snippet.
  ///
  /// - Returns: whether it was replaced.
  mutating func replace(_ inclusion: Inclusion, with snippet: SourceFile) -> Bool {
    let reading = TemplateReader().read(snippet.text)
    guard reading.error == nil, reading.documents.count == 1, let root = reading.documents[0].root
    else { return false }
    let hasReuse = reading.documents[0].firstReuse != nil
    // Files are parsed one by one: an anchor of the snippet must not replace one of the template.
    // A directive may change the meaning of its tags.
    guard !hasReuse || anchors.isDisjoint(with: snippet.text.bytes.anchors),
      !snippet.text.contains("%TAG")
    else { return false }
    switch inclusion.part {
    case .entries:
      guard !hasReuse else { return false }
      return replaceEntry(inclusion.range, with: snippet, root, inclusion.indentation)
    case .value(let keys):
      // A part may have aliases of others. Paths in a directive are relative to its own file.
      guard keys.isEmpty || !hasReuse, !snippet.text.contains("Rain::"),
        let value = root.value(at: keys)
      else { return false }
      return replaceValue(inclusion.range, with: snippet, value, inclusion.indentation)
    }
  }

  // MARK: Entries

  /// Replaces an entry with the entries of a snippet.
  ///
  /// - Parameter indentation: the column of the entry; nil inside of braces, where a snippet without
  ///   braces does not fit.
  private mutating func replaceEntry(
    _ range: Range<Int>,
    with snippet: SourceFile,
    _ root: Node,
    _ indentation: Int?,
  ) -> Bool {
    guard root.kind == .mapping, !root.entries.isEmpty else { return false }
    let isFlow = snippet.text.bytes[root.range.lowerBound] == UInt8(ascii: "{")
    guard indentation == nil ? isFlow : true else { return false }
    let document = begin(range, with: snippet)
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
      copyBlock(root, of: document, indentation)
    }
    return true
  }

  // MARK: Values

  /// Replaces a value with a value of a snippet.
  ///
  /// - Parameter indentation: the column of the lines of the value; nil inside of braces, where only
  ///   a value in braces fits.
  private mutating func replaceValue(
    _ range: Range<Int>,
    with snippet: SourceFile,
    _ value: Node,
    _ indentation: Int?,
  ) -> Bool {
    let written = snippet.text.bytes[value.range]
    guard let first = written.first, first != UInt8(ascii: "&") else { return false }
    if value.kind == .scalar {
      guard value.target == value, value.tag == nil,
        [.plain, .singleQuoted, .doubleQuoted].contains(value.style),
        !written.contains(UInt8(ascii: "\n")), !written.contains(UInt8(ascii: "\r")),
        indentation != nil || value.style != .plain
          || !written.contains(where: Self.delimiters.contains)
      else { return false }
      let document = begin(range, with: snippet)
      copy(value.range, of: document)
      return true
    }
    let isFlow = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard value.tag == nil, isFlow || indentation != nil else { return false }
    let document = begin(range, with: snippet)
    guard let indentation else {
      copyLines(value.range, of: document, from: 0, indentation: 1)
      return true
    }
    indent(indentation)
    if isFlow {
      copyLines(value.range, of: document, from: 0, indentation: indentation + 2)
    } else {
      copyBlock(value, of: document, indentation)
    }
    position = Self.endOfComment(in: documents[0].text.bytes, from: position)
    return true
  }

  /// Bytes that end a plain scalar inside of braces.
  private static let delimiters = Set("{}[],".utf8)

  /// Returns the end of the comment behind an offset in its line; the offset itself without one.
  private static func endOfComment(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
    let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let first = bytes[offset..<end].firstIndex { $0 != 0x20 && $0 != 0x09 }
    guard let first, first > offset, bytes[first] == UInt8(ascii: "#") else { return offset }
    return end
  }

  // MARK: Lines

  /// Copies a mapping or a sequence in block style, with the comments above it.
  private mutating func copyBlock(_ node: Node, of document: Int, _ indentation: Int) {
    let bytes = documents[document].text.bytes
    let start = node.range.lowerBound
    let line =
      bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.byteOrderMarkLength
    let isWhole = node.range == node.document.root?.range
    var end = isWhole ? Self.endOfDocument(in: bytes, from: start) : node.range.upperBound
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    let first = Self.firstComment(in: bytes, above: line) ?? start
    copyLines(first..<end, of: document, from: start - line, indentation: indentation)
  }

  /// Returns the start of the first line that ends a document, or begins another one.
  private static func endOfDocument(
    in bytes: UnsafeRawBufferPointer,
    from start: Int,
  ) -> Int {
    var line = start
    while let end = bytes[line...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      line = end + 1
      let isMarker = bytes.hasBytes("...", at: line) || bytes.hasBytes("---", at: line)
      if isMarker, line + 3 == bytes.count || bytes[line + 3] <= 0x20 { return line }
    }
    return bytes.count
  }

  /// Returns the offset of the first of the comments directly above a line; nil without one.
  private static func firstComment(in bytes: UnsafeRawBufferPointer, above line: Int) -> Int? {
    var (end, first) = (line, Int?.none)
    while end > 0 {
      let start = bytes[..<(end - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let content = bytes[start..<end].firstIndex { !$0.isASCIISpace }
      if let content {
        guard bytes[content] == UInt8(ascii: "#") else { break }
        first = content
      }
      end = start
    }
    return first
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

extension Node {
  /// Returns the value at a path of keys; nil if it is missing, or written twice.
  fileprivate func value(at keys: [Text]) -> Node? {
    var node = self
    for key in keys {
      let values = node.writtenEntries.filter { $0.key.text == key }
      if values.count == 1 {
        node = values[0].value
      } else if node.kind == .sequence, let index = Int(key.string), index >= 0,
        index < node.elements.count
      {
        node = node.elements[index]
      } else {
        return nil
      }
    }
    return node
  }
}

extension UnsafeRawBufferPointer {
  /// The words that may be names of anchors; some are in other text.
  fileprivate var anchors: Set<Text> {
    var (names, offset) = (Set<Text>(), startIndex)
    while let mark = self[offset...].firstIndex(of: UInt8(ascii: "&")) {
      let name = self[(mark + 1)...].prefix { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte.isASCIIDigit
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
      if !name.isEmpty { names.insert(Text(decoding: name)) }
      offset = name.endIndex
    }
    return names
  }
}
