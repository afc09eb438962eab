internal import LintText

/// The edits of a file as a unified diff, as `git apply` takes it.
struct UnifiedDiff {
  let text: [UInt8]

  private typealias Line = ArraySlice<UInt8>

  /// Lines that replace others.
  private struct Change {
    /// The number of lines before it.
    let line: Int
    let old: ArraySlice<Line>
    let new: ArraySlice<Line>

    /// Creates a change without the lines at its start and end that stay.
    init(_ line: Int, _ old: ArraySlice<Line>, _ new: ArraySlice<Line>) {
      let (start, end) = old.sharedEnds(with: new)
      self.line = line + start
      self.old = old.dropFirst(start).dropLast(end)
      self.new = new.dropFirst(start).dropLast(end)
    }

    var end: Int { line + old.count }
  }

  /// The number of unchanged lines around a change.
  private static let context = 3

  /// Creates the diff of a file.
  ///
  /// - Parameters:
  ///   - edits: the edits of the file, in order and without overlaps.
  ///   - contents: the contents of the file.
  ///   - path: the path of the file as Git applies it.
  init(of edits: [EditHistory.Edit], in contents: [UInt8], named path: String) {
    let lines = Self.lines(of: contents)
    let changes = Self.changes(of: lines, in: contents, by: edits)
    var diff = Array(
      "--- \(Self.name("a/\(path)"))\n+++ \(Self.name("b/\(path)"))\n".utf8
    )
    var rest = changes[...]
    // The number of lines by which the text has grown so far.
    var growth = 0
    while let first = rest.popFirst() {
      var hunk = [first]
      while let next = rest.first, let last = hunk.last, next.line - last.end <= 2 * Self.context {
        hunk.append(next)
        rest.removeFirst()
      }
      diff += Self.text(of: hunk, in: lines, &growth)
    }
    self.text = diff
  }

  /// Returns the lines of a text with their line feeds.
  private static func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// Returns the changes that edits make to lines.
  private static func changes(
    of lines: [Line],
    in text: [UInt8],
    by edits: [EditHistory.Edit],
  ) -> [Change] {
    var changes: [Change] = []
    var rest = edits[...]
    var line = 0
    while let first = rest.first {
      while line + 1 < lines.count, lines[line].endIndex <= first.offsets.lowerBound {
        line += 1
      }
      let start = line
      var new: [UInt8] = []
      var end = lines[start].startIndex
      // All edits that touch the same lines.
      repeat {
        let edit = rest.removeFirst()
        new += text[end..<edit.offsets.lowerBound]
        new += edit.replacement
        end = edit.offsets.upperBound
        while line + 1 < lines.count, lines[line].endIndex < end { line += 1 }
      } while rest.first.map { $0.offsets.lowerBound < lines[line].endIndex } ?? false
      new += text[end..<lines[line].endIndex]
      line += 1
      changes.append(Change(start, lines[start..<line], Self.lines(of: new)[...]))
      guard line < lines.count else { break }
    }
    return changes
  }

  private static func text(
    of hunk: [Change],
    in lines: [Line],
    _ growth: inout Int,
  ) -> [UInt8] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let start = max(0, first.line - context)
    let end = min(lines.count, last.end + context)
    let added = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
    func span(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start : start + 1),\(count)" }
    let old = span(start, end - start)
    let new = span(start + growth, end - start + added)
    growth += added
    var text = Array("@@ -\(old) +\(new) @@\n".utf8)
    func add(_ sign: String, _ lines: some Sequence<Line>) {
      for line in lines {
        text += sign.utf8
        text += line
        if line.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n".utf8 }
      }
    }
    var line = start
    for change in hunk {
      add(" ", lines[line..<change.line])
      add("-", change.old)
      add("+", change.new)
      line = change.end
    }
    add(" ", lines[line..<end])
    return text
  }

  /// Returns a path as Git writes it: in quotes if it has special characters.
  private static func name(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
      return path
    }
    let escaped = path.utf8.map { byte in
      switch byte {
      case 0x22, 0x5C: "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default: "\\" + [6, 3, 0].map { String(byte >> UInt8($0) & 7) }.joined()
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
