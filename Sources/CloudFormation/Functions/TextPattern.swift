internal import LintText

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

  /// The maximum number of comparisons of one search, and of values that it may find.
  private static var limits: (steps: Int, values: Int) { (4_096, 16_384) }

  /// Returns the values of the holes with which the pattern is a text, one list for each solution;
  /// nil if the search exceeds its limits.
  func solutions(of text: Text) -> [[Text]]? {
    var effort = 0
    return solutions(of: text, effort: &effort)
  }

  /// Returns the solutions and charges the search.
  ///
  /// - Parameter effort: the effort spent so far, in units of work on scenarios.
  func solutions(of text: Text, effort: inout Int) -> [[Text]]? {
    let (steps, values) = Self.limits
    // Each piece takes at least one step, so every solution would exceed the limit.
    guard pieces.count < steps else { return nil }
    var search = Search(text: Array(text.utf8), pieces: pieces, steps: steps, values: values)
    search.match(piece: 0, at: 0)
    // 64 steps take about 2 µs, the time of one unit of the budget; copying a value takes less.
    effort += (steps - search.steps + (values - search.values) / 4) / 64
    guard !search.isExceeded else { return nil }
    return search.found.map { $0.map { Text(decoding: search.text[$0]) } }
  }

  private struct Search {
    let text: [UInt8]
    let pieces: [Piece]
    var steps: Int
    var values: Int
    var found: [[Range<Int>]] = []

    /// The values of the holes so far.
    private var holes: [Range<Int>] = []

    init(text: [UInt8], pieces: [Piece], steps: Int, values: Int) {
      self.text = text
      self.pieces = pieces
      self.steps = steps
      self.values = values
    }

    var isExceeded: Bool { steps <= 0 || values < 0 }

    mutating func match(piece index: Int, at start: Int) {
      steps -= 1
      guard !isExceeded else { return }
      guard index < pieces.count else {
        if start == text.count { find(holes) }
        return
      }
      switch pieces[index] {
      case .text(let literal):
        guard text[start...].starts(with: literal.utf8) else { return }
        match(piece: index + 1, at: start + literal.utf8.count)
      case .hole where index == pieces.count - 1:
        find(holes + [start..<text.count])
      case .hole:
        for end in start...text.count where !isExceeded {
          holes.append(start..<end)
          match(piece: index + 1, at: end)
          holes.removeLast()
        }
      }
    }

    private mutating func find(_ solution: [Range<Int>]) {
      values -= solution.count
      guard !isExceeded else { return }
      found.append(solution)
    }
  }
}
