/// A position in a document: a line and a character of it, both counted from 0.
struct TextPosition: Decodable, Hashable, Sendable {
  var line: Int
  var character: Int

  var json: JSON { ["line": .number(line), "character": .number(character)] }
}

extension TextPosition: Comparable {
  static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// A range of a document.
struct TextRange: Decodable, Hashable, Sendable {
  var start: TextPosition
  var end: TextPosition

  var json: JSON { ["start": start.json, "end": end.json] }

  /// Whether two ranges touch.
  func touches(_ other: TextRange) -> Bool { start <= other.end && other.start <= end }
}
