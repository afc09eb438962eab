internal import LintText

/// The parts of a template in order, before directives are matched with their ends.
struct HCLTemplateParts {
  enum Item {
    case text(Text, Range<Int>)
    case value(Int)
    case ifStart(condition: Int, Range<Int>)
    case elseMark(Range<Int>)
    case ifEnd(Range<Int>)
    /// With the nodes of the variables and the collection.
    case forStart(HCLTreeBuilder.Children, Range<Int>)
    case forEnd(Range<Int>)
  }

  enum Encoding {
    case quoted
    case bare
  }

  private(set) var items: [Item] = []

  /// Whether the last sequence ends with `~}`, so that the text after it loses its leading space.
  var trimsNext = false

  mutating func add(_ item: Item) { items.append(item) }

  /// Adds text between sequences.
  mutating func add(_ encoding: Encoding, _ range: Range<Int>, in text: SourceText) {
    let bytes = UnsafeRawBufferPointer(rebasing: text.bytes[range])
    var string =
      switch encoding {
      case .quoted: HCLString.unquoted(bytes)
      case .bare: HCLString.heredoc(bytes, isIndented: false)
      }
    if trimsNext {
      string = Self.trimmedStart(string)
      trimsNext = false
    }
    items.append(.text(string, range))
  }

  /// Adds text of a heredoc, line by line: Terraform trims space only in the line of a sequence.
  mutating func addLines(_ range: Range<Int>, in text: SourceText) {
    var start = range.lowerBound
    while start < range.upperBound {
      let newline = text.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { $0 + 1 } ?? range.upperBound
      add(.bare, start..<end, in: text)
      start = end
    }
  }

  /// Removes the space before a sequence that begins with `${~` or `%{~`.
  mutating func trimEnd() {
    guard case .text(let string, let range) = items.last else { return }
    let scalars = string.string.unicodeScalars
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    let kept = end.map { scalars[...$0] } ?? scalars[..<scalars.startIndex]
    items[items.count - 1] = .text(Text(String(kept)), range)
  }

  private static func trimmedStart(_ string: Text) -> Text {
    let scalars = string.string.unicodeScalars
    return Text(String(scalars.drop { $0.properties.isWhitespace }))
  }

  /// Removes the common indentation of the lines of a `<<-` heredoc.
  ///
  /// Lines of white space only are ignored, and a line that begins with a sequence has none.
  mutating func removeIndentation() {
    var common = Int.max
    var indented: [Int] = []
    var isLineStart = true
    for (index, item) in items.enumerated() {
      guard case .text(let string, _) = item else {
        if isLineStart { common = 0 }
        isLineStart = false
        continue
      }
      let endsLine = string.hasSuffix("\n")
      if isLineStart {
        let space = string.string.unicodeScalars.prefix { $0.properties.isWhitespace }
        let isBlank = space.endIndex == string.string.unicodeScalars.endIndex && endsLine
        if !isBlank {
          common = min(common, String(space).count)
          indented.append(index)
        }
      }
      isLineStart = endsLine
    }
    guard common > 0, common < .max else { return }
    for index in indented {
      guard case .text(let string, let range) = items[index] else { continue }
      items[index] = .text(Text(String(string.string.dropFirst(common))), range)
    }
  }
}
