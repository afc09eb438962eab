internal import LintSyntax
internal import LintText

/// The lines around an argument that is removed, whose columns `terraform fmt` then aligns anew.
struct RemovedLine {
  private let text: EditableText
  private let comments: [HCLComment]

  /// The lines of the arguments aligned with the removed one, and those with comments beside them,
  /// in order.
  private var lines: [Line] = []

  /// The number of characters by which the names are indented too far.
  private var excess = 0

  /// A line that stays, or the removed one.
  private struct Line {
    /// The blanks between the name of an argument and its equals sign; nil for other lines.
    let blanks: Range<Int>?
    let comment: CommentColumn.Line?
    let isRemoved: Bool
  }

  /// Finds the lines; returns nil if they aren't as `terraform fmt` aligns them.
  ///
  /// - Parameter arguments: the arguments of the block that have lines of their own.
  init?(
    of removed: HCLAttribute,
    among arguments: [HCLAttribute],
    in text: EditableText,
    _ comments: [HCLComment],
  ) {
    (self.text, self.comments) = (text, comments)
    let starts = Dictionary(
      arguments.compactMap { argument in
        text.lineStart(of: argument.nameRange.lowerBound).map { ($0, argument) }
      },
      uniquingKeysWith: { first, _ in first },
    )
    guard let start = text.lineStart(of: removed.nameRange.lowerBound), starts[start] != nil else {
      return nil
    }
    var names: [Int] = []
    var ends: Set<Int> = []
    func line(of argument: HCLAttribute, at start: Int) -> Line {
      let end = argument.nameRange.upperBound
      let count = text.string(end..<argument.valueRange.lowerBound).prefix { $0 == " " }.count
      let isRemoved = argument.nameRange == removed.nameRange
      ends.insert(argument.nameRange.count + count)
      if !isRemoved { names.append(argument.nameRange.count) }
      return Line(
        blanks: end..<end + count,
        comment: CommentColumn.line(of: start, in: text, comments),
        isRemoved: isRemoved,
      )
    }
    /// Adds lines in one direction: arguments, and then others with comments.
    func add(_ next: (Int) -> Int?, _ append: (Line) -> Void) {
      var position = start
      var isColumn = true
      while let other = next(position) {
        if isColumn, let argument = starts[other] {
          append(line(of: argument, at: other))
        } else if let comment = CommentColumn.line(of: other, in: text, comments) {
          isColumn = false
          append(Line(blanks: nil, comment: comment, isRemoved: false))
        } else {
          return
        }
        position = other
      }
    }
    let own = line(of: removed, at: start)
    var above: [Line] = []
    var below: [Line] = []
    add({ text.previousLineEnd(before: $0).flatMap { text.lineStart(of: $0) } }) {
      above.insert($0, at: 0)
    }
    add({ text.lineEnd(of: $0).flatMap { text.nextLine(after: $0) } }) { below.append($0) }
    guard ends.count == 1, let end = ends.first else { return nil }
    lines = above + [own] + below
    if let longest = names.max() { excess = end - 1 - longest }
    guard Self.columns(lines).allSatisfy(Self.isAligned) else { return nil }
  }

  /// The blanks that align what stays.
  var parts: [EditDraft.Part] {
    let kept = lines.filter { !$0.isRemoved }
    let names = kept.compactMap(\.blanks).map { blanks in
      EditDraft.Part(
        range: blanks,
        replacement: String(repeating: " ", count: blanks.count - excess),
      )
    }
    let comments = Self.columns(kept).flatMap { column in
      CommentColumn.parts(
        aligning: column.compactMap { line in
          line.comment.map { comment in
            CommentColumn.Line(
              blanks: comment.blanks,
              width: comment.width - (line.blanks == nil ? 0 : excess),
            )
          }
        }[...]
      )
    }
    return (excess == 0 ? [] : names) + comments
  }

  /// Returns the groups of consecutive lines with comments.
  private static func columns(_ lines: [Line]) -> [ArraySlice<Line>] {
    lines.split { $0.comment == nil }
  }

  private static func isAligned(_ column: ArraySlice<Line>) -> Bool {
    let comments = column.compactMap(\.comment)
    let width = comments.map(\.width).max() ?? 0
    return comments.allSatisfy { $0.width + $0.blanks.count == width + 1 }
  }
}
