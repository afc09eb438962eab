internal import LintText

/// Parsing of expressions.
extension HCLParser {
  func string(_ kind: HCLOpening.Kind, from start: Int, closedAt end: Int) -> Text {
    func content(_ length: Int) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: text.bytes[start..<max(start, end - length)])
    }
    switch kind {
    case .quote:
      return HCLString.unquoted(content(1))
    case .heredoc(let marker):
      // The space before the closing marker is removed with it, because it follows the last line
      // ending.
      let lines = content(marker.word.count)
      let lineEnd = lines.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return HCLString.heredoc(
        UnsafeRawBufferPointer(rebasing: lines[..<lineEnd]),
        isIndented: marker.isIndented,
      )
    case .bracket:
      return ""
    }
  }

  // MARK: Brackets and strings

  /// Skips an opened bracket or string with everything that opens inside it; the scanner is after
  /// its opening.
  ///
  /// Checks only that everything closes in order, iteratively rather than recursively.
  ///
  /// Returns the end offset, and whether anything opened inside.
  mutating func skip(
    _ opening: HCLOpening
  ) throws(SyntaxError) -> (end: Int, isNested: Bool) {
    var open: [HCLOpening] = []
    try push(opening, on: &open)
    var isNested = false
    var end = scanner.offset
    // After a template sequence, a heredoc continues within a line.
    var isLineStart = true
    while let innermost = open.last {
      switch try content(of: innermost, isLineStart: isLineStart) {
      case .closing(let closed):
        open.removeLast()
        end = closed
        isLineStart = false
      case .opening(let inner):
        isNested = true
        try push(inner, on: &open)
        isLineStart = true
      }
    }
    return (end, isNested)
  }

  /// Scans the content of an open bracket or string until it closes or something opens inside it.
  private mutating func content(
    of open: HCLOpening,
    isLineStart: Bool,
  ) throws(SyntaxError) -> HCLContentEnd {
    switch open.kind {
    case .quote:
      return try scanner.quotedContent(begunAt: open.start)
    case .heredoc(let marker):
      return try scanner.heredocContent(marker, isLineStart: isLineStart, begunAt: open.start)
    case .bracket(let bracket):
      while true {
        let token = try scanner.next()
        if let inner = HCLOpening(token) { return .opening(inner) }
        switch token.kind {
        case .closing(let closing) where bracket.isClosed(by: closing):
          return .closing(token.range.upperBound)
        case .closing:
          throw SyntaxError(
            "expected '\(bracket.closing)'",
            at: token.range,
            related: SyntaxError.Related(
              message: "the \(bracket.name) begins here",
              offset: open.start,
            ),
          )
        case .end:
          throw scanner.broken(inside: bracket.name, bracket.closing, begunAt: open.start)
        default: continue
        }
      }
    }
  }

  private func push(_ opening: HCLOpening, on open: inout [HCLOpening]) throws(SyntaxError) {
    try checkDepth(open.count, at: opening.start)
    open.append(opening)
  }
}
