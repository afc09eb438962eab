internal import LintDiagnostics
internal import LintText

/// A source line with a mark under the range of a message.
struct SourceFrame {
  private let place: Place
  private let style: TextStyle

  init(_ place: Place, _ style: TextStyle) {
    self.place = place
    self.style = style
  }

  /// Appends the lines of the frame to a text.
  ///
  /// - Parameters:
  ///   - gutter: the width of the line number column.
  ///   - arrow: the marker before the path: `-->` for the place itself, `:::` for a related one.
  ///   - label: the text next to the mark.
  func write(
    gutter: Int,
    arrow: String,
    mark: TextStyle.Part,
    label: String = "",
    to text: inout String,
  ) {
    let margin = String(repeating: " ", count: gutter)
    let start = place.range.lowerBound
    text += margin
    text += style(.frame, arrow)
    text += " "
    let location = PrintableText(place.path).text + (place.isWholeInput ? "" : ":\(start)")
    text += style.terminal?.link(location, toFile: place.path) ?? location
    text += "\n"
    guard let excerpt = place.excerpt else { return }
    let number = String(start.line)
    let source = SourceLine(excerpt, place.range)
    let bar = style(.frame, margin + " |")
    text += bar
    text += "\n"
    text += style(.frame, margin.dropLast(number.count) + number + " |")
    if !source.text.isEmpty {
      text += " "
      text += source.text
    }
    text += "\n"
    text += bar
    text += " "
    text += source.indent
    text += style(mark, label.isEmpty ? source.carets : source.carets + " " + label)
    text += "\n"
  }

  /// The width that the line numbers of `places` need.
  static func gutter(for places: [Place]) -> Int {
    places.map { String($0.range.lowerBound.line).count }.max() ?? 1
  }
}

/// The part of a source line that is shown.
private struct SourceLine {
  let text: String
  let indent: String
  let carets: String

  init(_ excerpt: Excerpt, _ range: SourceRange) {
    let scalars = excerpt.text.unicodeScalars
    func index(ofColumn column: Int) -> String.Index {
      let offset = max(0, column - excerpt.firstColumn)
      return scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex)
        ?? scalars.endIndex
    }
    let start = index(ofColumn: range.lowerBound.column)
    let isOneLine = range.lowerBound.line == range.upperBound.line
    let lastShown = scalars.lastIndex { $0 != " " && $0 != "\t" }.map(scalars.index(after:))
    let end =
      isOneLine
      ? max(start, index(ofColumn: range.upperBound.column)) : max(start, lastShown ?? start)
    let ellipsis = excerpt.firstColumn > 1 ? "… " : ""
    // One text, so that a command split by the mark is recognized.
    var line = PrintableText(Substring(scalars[..<start]))
    let markedStart = line.width
    line.append(Substring(scalars[start..<end]))
    let markedEnd = line.width
    line.append(Substring(scalars[end...]))
    let whole = ellipsis + line.text + (excerpt.isCutAtEnd ? " …" : "")
    text = Self.withoutSpacesAtEnd(whole)
    indent = Self.row(of: UInt8(ascii: " "), count: ellipsis.count + markedStart)
    carets = Self.row(of: UInt8(ascii: "^"), count: max(1, markedEnd - markedStart))
  }

  /// Returns `count` copies of an ASCII character; `String(repeating:count:)` appends one at a
  /// time.
  private static func row(of character: UInt8, count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { bytes in
      bytes.initialize(repeating: character)
      return count
    }
  }

  private static func withoutSpacesAtEnd(_ line: String) -> String {
    var line = line
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }
}
