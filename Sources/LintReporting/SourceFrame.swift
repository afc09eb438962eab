internal import LintDiagnostics

/// A source line with a mark under the stretch that a message is about.
struct SourceFrame {
  private let place: Place
  private let style: TextStyle

  init(_ place: Place, _ style: TextStyle) {
    self.place = place
    self.style = style
  }

  /// The lines of the frame.
  ///
  /// - Parameters:
  ///   - gutter: how wide the column of line numbers is.
  ///   - arrow: what points at the path: `-->` for the place itself, `:::` for a related one.
  ///   - label: what to write beside the mark.
  func lines(gutter: Int, arrow: String, mark: TextStyle.Part, label: String = "") -> [String] {
    let path = PrintableText(place.path).text
    let margin = String(repeating: " ", count: gutter)
    let header = "\(margin)\(style(.frame, arrow)) \(path):\(place.range.lowerBound)"
    guard let excerpt = place.excerpt else { return [header] }
    let number = String(place.range.lowerBound.line)
    let padded = String(repeating: " ", count: gutter - number.count) + number
    let source = SourceLine(excerpt, place.range)
    let carets = style(mark, source.carets + (label.isEmpty ? "" : " \(label)"))
    return [
      header,
      style(.frame, "\(margin) |"),
      style(.frame, "\(padded) |") + (source.text.isEmpty ? "" : " \(source.text)"),
      style(.frame, "\(margin) |") + " \(source.indent)\(carets)",
    ]
  }

  /// How many columns the line numbers of some places take.
  static func gutter(for places: [Place]) -> Int {
    places.map { String($0.range.lowerBound.line).count }.max() ?? 1
  }
}

/// A source line cut to what is shown of it.
private struct SourceLine {
  let text: String
  let indent: String
  let carets: String

  init(_ excerpt: Excerpt, _ range: SourceRange) {
    let scalars = Array(excerpt.text.unicodeScalars)
    let start = min(max(0, range.lowerBound.column - excerpt.firstColumn), scalars.count)
    let isOneLine = range.lowerBound.line == range.upperBound.line
    let lastShown = scalars.lastIndex { $0 != " " && $0 != "\t" }.map { $0 + 1 } ?? start
    let end =
      isOneLine
      ? min(max(start, range.upperBound.column - excerpt.firstColumn), scalars.count)
      : max(start, lastShown)
    let ellipsis = excerpt.firstColumn > 1 ? "… " : ""
    // One text, so that an order which the mark divides is seen.
    var line = PrintableText(Self.string(scalars[..<start]))
    let markedStart = line.width
    line.append(Self.string(scalars[start..<end]))
    let markedEnd = line.width
    line.append(Self.string(scalars[end...]))
    let whole = ellipsis + line.text + (excerpt.isCutAtEnd ? " …" : "")
    text = Self.withoutSpacesAtEnd(whole)
    indent = String(repeating: " ", count: ellipsis.count + markedStart)
    carets = String(repeating: "^", count: max(1, markedEnd - markedStart))
  }

  private static func withoutSpacesAtEnd(_ line: String) -> String {
    var line = line
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var string = ""
    for scalar in scalars { string.unicodeScalars.append(scalar) }
    return string
  }
}
