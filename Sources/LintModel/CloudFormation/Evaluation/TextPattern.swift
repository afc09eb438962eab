internal import LintDiagnostics

/// A text with holes, of which only the rest is known: the result of `Fn::Sub` or `Fn::Join`.
struct TextPattern<Hole: Hashable & Sendable>: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(Text)
    case hole(Hole)
  }

  private(set) var pieces: [Piece] = []

  mutating func append(_ piece: Piece) {
    guard case .text(let text) = piece else { return pieces.append(piece) }
    if text.isEmpty { return }
    if case .text(let last)? = pieces.last {
      pieces[pieces.count - 1] = .text(last + text)
    } else {
      pieces.append(piece)
    }
  }

  mutating func append(_ other: TextPattern) {
    for piece in other.pieces { append(piece) }
  }

  var holes: [Hole] {
    pieces.compactMap { if case .hole(let hole) = $0 { hole } else { nil } }
  }

  /// How many comparisons one search may take.
  private static var stepLimit: Int { 4_096 }

  /// The values of the holes with which the pattern is a text, one list for each solution; nil if
  /// the search takes too long.
  func solutions(of text: Text) -> [[Text]]? {
    var search = Search(text: Array(text.utf8), pieces: pieces, steps: Self.stepLimit)
    search.match(piece: 0, at: 0, [])
    guard search.steps > 0 else { return nil }
    return search.found.map { $0.map { Text(decoding: search.text[$0]) } }
  }

  private struct Search {
    let text: [UInt8]
    let pieces: [Piece]
    var steps: Int
    var found: [[Range<Int>]] = []

    mutating func match(piece index: Int, at start: Int, _ holes: [Range<Int>]) {
      steps -= 1
      guard steps > 0 else { return }
      guard index < pieces.count else {
        if start == text.count { found.append(holes) }
        return
      }
      switch pieces[index] {
      case .text(let literal):
        guard text[start...].starts(with: literal.utf8) else { return }
        match(piece: index + 1, at: start + literal.utf8.count, holes)
      case .hole where index == pieces.count - 1:
        found.append(holes + [start..<text.count])
      case .hole:
        for end in start...text.count {
          match(piece: index + 1, at: end, holes + [start..<end])
        }
      }
    }
  }
}
