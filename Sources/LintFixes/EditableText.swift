internal import LintDiagnostics
internal import LintText

/// A text with its lines, as an editor sees it.
struct EditableText {
  let source: SourceText
  let lines: LineIndex

  /// The line ending of the text.
  let lineEnding: String

  /// The length beyond which a line isn't treated as one: programs write such lines.
  private static let lineLimit = 4096

  /// The length up to which lines are shown: others are written by programs, and may contain secrets
  /// beside the limit.
  private static let shownLimit = 320

  init(_ source: SourceText) {
    self.source = source
    lines = LineIndex(source)
    lineEnding = Self.lineEnding(of: source.bytes)
  }

  private var bytes: UnsafeRawBufferPointer { source.bytes }

  func string(_ range: Range<Int>) -> String { source.string(range) }

  /// Whether a range contains the end of a line.
  func isBroken(_ range: Range<Int>) -> Bool { bytes[range].contains(where: Self.isLineEnd) }

  /// Returns the start of the line of an offset; nil if the line is too long.
  func lineStart(of offset: Int) -> Int? {
    var start = offset
    while start > 0, !Self.isLineEnd(bytes[start - 1]) {
      start -= 1
      if offset - start > Self.lineLimit { return nil }
    }
    return start
  }

  /// Returns the end of the line of an offset, before its line ending; nil if the line is too long.
  func lineEnd(of offset: Int) -> Int? {
    var end = offset
    while end < bytes.count, !Self.isLineEnd(bytes[end]) {
      end += 1
      if end - offset > Self.lineLimit { return nil }
    }
    return end
  }

  private static func lineEnding(of bytes: UnsafeRawBufferPointer) -> String {
    guard let first = bytes.firstIndex(where: isLineEnd) else { return "\n" }
    guard bytes[first] == UInt8(ascii: "\r") else { return "\n" }
    return first + 1 < bytes.count && bytes[first + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r"
  }

  /// Returns the line ending at the end of a line; that of the text after the last line.
  func lineEnding(at end: Int) -> String {
    nextLine(after: end).map { string(end..<$0) } ?? lineEnding
  }

  /// Returns the start of the next line; nil at the end of the text.
  func nextLine(after lineEnd: Int) -> Int? {
    guard lineEnd < bytes.count else { return nil }
    let isPair =
      bytes[lineEnd] == UInt8(ascii: "\r") && lineEnd + 1 < bytes.count
      && bytes[lineEnd + 1] == UInt8(ascii: "\n")
    return lineEnd + (isPair ? 2 : 1)
  }

  /// Returns the end of the line above one, before its line ending; nil for the first line.
  func previousLineEnd(before lineStart: Int) -> Int? {
    guard lineStart > 0 else { return nil }
    let isPair =
      bytes[lineStart - 1] == UInt8(ascii: "\n") && lineStart > 1
      && bytes[lineStart - 2] == UInt8(ascii: "\r")
    return lineStart - (isPair ? 2 : 1)
  }

  /// Returns the offset of the first character of a line that isn't blank; nil without such a line.
  func start(ofLine line: Int) -> Int? {
    let starts = [0] + LineIndex.lineStarts(in: 0..<bytes.count, of: bytes)
    guard starts.indices.contains(line - 1) else { return nil }
    return bytes[starts[line - 1]...].firstIndex { $0 != 0x20 && $0 != 0x09 }
  }

  /// Returns the blanks before an offset; nil if anything else precedes it on its line.
  func indentation(of offset: Int) -> String? {
    guard let start = lineStart(of: offset) else { return nil }
    let before = string(start..<offset)
    return before.allSatisfy { $0 == " " || $0 == "\t" } ? before : nil
  }

  /// Returns the removal of the line of a range; nil if anything precedes it, or it has several.
  func removal(ofLineOf range: Range<Int>) -> EditDraft.Part? {
    guard !isBroken(range), let indentation = indentation(of: range.lowerBound),
      let end = lineEnd(of: range.upperBound)
    else { return nil }
    let start = range.lowerBound - indentation.utf8.count
    return EditDraft.Part(range: start..<(nextLine(after: end) ?? end), replacement: "")
  }

  /// Returns the insertion of a suppression as a comment above the line of an offset, with its
  /// indentation; nil if the line is too long.
  func insertion(
    of suppression: SuppressionText,
    accepting rule: String,
    above offset: Int,
  ) -> EditDraft? {
    guard let start = lineStart(of: offset) else { return nil }
    let indentation = string(start..<offset).prefix { $0 == " " || $0 == "\t" }
    let comment = "# \(suppression.comment(accepting: rule))"
    return EditDraft(inserting: "\(indentation)\(comment)\(lineEnding)", at: start)
  }

  /// Returns the edits with their positions in the text.
  func edits(_ parts: [EditDraft.Part]) -> [TextEdit] {
    parts.map { TextEdit(lines.range($0.range), replacement: $0.replacement) }
  }

  /// Returns the edits as replacements of whole lines; empty if a line is too long to be shown, or
  /// would lose bytes in a report: a byte order mark, or those of another encoding.
  func lineReplacements(_ edits: [TextEdit]) -> [LineReplacement] {
    var replacements: [LineReplacement] = []
    var rest = edits[...]
    while let first = rest.popFirst() {
      var group = [first]
      while let next = rest.first,
        next.range.lowerBound.line <= (group.last?.range.upperBound.line ?? 0)
      {
        group.append(next)
        rest.removeFirst()
      }
      guard let start = lineStart(of: first.offsets.lowerBound),
        let end = lineEnd(of: group.last?.offsets.upperBound ?? 0),
        start > 0 || !source.hasByteOrderMark, isWellFormed(start..<end),
        Self.lines(of: string(start..<end)).allSatisfy({ $0.utf8.count <= Self.shownLimit })
      else { return [] }
      replacements.append(replacement(of: start..<end, by: group))
    }
    return replacements
  }

  private func isWellFormed(_ range: Range<Int>) -> Bool {
    string(range).utf8.elementsEqual(bytes[range])
  }

  private func replacement(of range: Range<Int>, by edits: [TextEdit]) -> LineReplacement {
    var new = ""
    var end = range.lowerBound
    for edit in edits {
      new += string(end..<edit.offsets.lowerBound) + edit.replacement
      end = edit.offsets.upperBound
    }
    new += string(end..<range.upperBound)
    let firstLine = lines.position(at: range.lowerBound).line
    return LineReplacement(
      firstLine: firstLine,
      old: Self.lines(of: string(range)),
      new: Self.lines(of: new),
      lineEnding: lineEnding(at: lineEnd(of: range.lowerBound) ?? range.upperBound),
    )
  }

  private static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
