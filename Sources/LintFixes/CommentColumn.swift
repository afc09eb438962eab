internal import LintSyntax
internal import LintText

/// The comments at the ends of consecutive lines, which `terraform fmt` aligns.
///
/// The lines may be arguments, headers of blocks, blocks of one line, or ends of blocks. A comment
/// as `/* … */` is part of the line instead.
struct CommentColumn {
  /// A line with a comment at its end.
  struct Line {
    /// The blanks before the comment.
    let blanks: Range<Int>

    /// The number of characters before them.
    var width: Int
  }

  private let lines: [Line]

  /// The index of the line that changes.
  private let index: Int

  /// Finds the comments around an edit of a line; returns nil if they aren't as `terraform fmt` aligns
  /// them.
  ///
  /// - Parameter line: the line, with no blanks if it has no comment yet.
  init?(around line: Line, in text: EditableText, _ comments: [HCLComment]) {
    var (lines, index) = ([line], 0)
    var start = text.lineStart(of: line.blanks.lowerBound)
    while let end = start.flatMap({ text.previousLineEnd(before: $0) }),
      let above = Self.line(of: end, in: text, comments)
    {
      lines.insert(above, at: 0)
      index += 1
      start = text.lineStart(of: end)
    }
    var end = text.lineEnd(of: line.blanks.upperBound)
    while let next = end.flatMap({ text.nextLine(after: $0) }),
      let below = Self.line(of: next, in: text, comments)
    {
      lines.append(below)
      end = text.lineEnd(of: next)
    }
    let others = lines.enumerated().filter { $0.offset != index || !line.blanks.isEmpty }
    let column = others.map(\.element.width).max() ?? 0
    guard others.allSatisfy({ $1.width + $1.blanks.count == column + 1 }) else { return nil }
    (self.lines, self.index) = (lines, index)
  }

  /// Returns the line of an offset with the comment at its end; nil if it has none, or only that.
  static func line(of offset: Int, in text: EditableText, _ comments: [HCLComment]) -> Line? {
    guard let start = text.lineStart(of: offset), let end = text.lineEnd(of: offset),
      let comment = comments.first(where: { $0.range.upperBound == end })?.range.lowerBound,
      comment > start, !text.source.bytes[comment..<end].starts(with: "/*".utf8)
    else { return nil }
    let code = text.string(start..<comment)
    let written = code.utf8.count - code.reversed().prefix { $0 == " " }.count
    guard code.utf8.prefix(written).contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
      return nil
    }
    return Line(
      blanks: start + written..<comment,
      width: text.string(start..<start + written).count,
    )
  }

  /// Whether there are comments in neighboring lines.
  var hasOthers: Bool { lines.count > 1 }

  /// Returns the blanks that align the comments after the line has grown by some characters.
  func parts(growingBy growth: Int) -> [EditDraft.Part] {
    var lines = lines
    lines[index].width += growth
    return Self.parts(aligning: lines[...])
  }

  /// Returns the blanks that align the comments after a line without one was inserted.
  ///
  /// - Parameter lineEnd: the end of the line above the inserted one.
  static func parts(
    insertingAfter lineEnd: Int,
    in text: EditableText,
    _ comments: [HCLComment],
  ) -> [EditDraft.Part] {
    guard let above = line(of: lineEnd, in: text, comments),
      let next = text.nextLine(after: lineEnd), line(of: next, in: text, comments) != nil,
      let column = CommentColumn(around: above, in: text, comments)
    else { return [] }
    return parts(aligning: column.lines[...column.index])
      + parts(aligning: column.lines[(column.index + 1)...])
  }

  /// Returns the blanks that align the comments of consecutive lines.
  static func parts(aligning lines: ArraySlice<Line>) -> [EditDraft.Part] {
    let column = (lines.map(\.width).max() ?? 0) + 1
    return lines.compactMap { line in
      let count = column - line.width
      guard count != line.blanks.count else { return nil }
      return EditDraft.Part(
        range: line.blanks,
        replacement: String(repeating: " ", count: count),
      )
    }
  }
}
