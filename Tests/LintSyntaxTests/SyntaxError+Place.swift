import LintText

@testable import LintSyntax

extension SyntaxError {
  /// Where it is, as people see it: `3:7`, or `3:7-3:9` if it is more than a point.
  func place(in text: SourceText) -> String {
    let range = LineIndex(text).range(range)
    return range.isEmpty ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }

  /// Place and message, as a compiler prints them.
  func line(in text: SourceText) -> String {
    "\(place(in: text)): \(message)"
  }

  /// Whether everything it points at lies in the text.
  func isInside(_ text: SourceText) -> Bool {
    let end = text.bytes.count
    return range.lowerBound >= 0 && range.upperBound <= end
      && (related.map { (0...end).contains($0.offset) } ?? true)
  }
}
