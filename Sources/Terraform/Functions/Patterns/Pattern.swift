internal import LintText

/// A regular expression of RE2, matched in time proportional to the length of the text.
///
/// It runs all threads of a backtracking matcher side by side, in the order of their priority, as in
/// Rob Pike's `sam`.
struct Pattern {
  private enum Instruction {
    case set(PatternSet, next: Int)
    case split(Int, Int)
    case save(Int, next: Int)
    case assertion(PatternAssertion, next: Int)
    case match
  }

  private var program: [Instruction] = [.match]
  private var start = 0

  /// The names of the groups; nil for a group without one.
  let names: [Text?]

  private let foldsCase: Bool

  /// The maximum number of instructions of a pattern.
  private static let programLimit = 4_096

  init(_ text: Text) throws(CallInterruption) {
    var parser = try PatternParser(text)
    let node = try parser.pattern()
    names = parser.names
    foldsCase = parser.foldsCase
    start = try compile(.group(0, node), next: 0)
  }

  // MARK: Compilation

  private mutating func append(_ instruction: Instruction) throws(CallInterruption) -> Int {
    guard program.count < Self.programLimit else { throw .notEvaluated }
    program.append(instruction)
    return program.count - 1
  }

  /// Compiles a part that is followed by other instructions; returns its first instruction.
  private mutating func compile(
    _ node: PatternNode,
    next: Int,
  ) throws(CallInterruption) -> Int {
    switch node {
    case .empty: return next
    case .set(let set): return try append(.set(set, next: next))
    case .assertion(let assertion): return try append(.assertion(assertion, next: next))
    case .sequence(let parts):
      var start = next
      for part in parts.reversed() { start = try compile(part, next: start) }
      return start
    case .alternatives(let parts):
      guard let last = parts.last else { return next }
      var start = try compile(last, next: next)
      for part in parts.dropLast().reversed() {
        let alternative = try compile(part, next: next)
        start = try append(.split(alternative, start))
      }
      return start
    case .group(let index, let part):
      let end = try append(.save(2 * index + 1, next: next))
      let body = try compile(part, next: end)
      return try append(.save(2 * index, next: body))
    case .repetition(let part, let least, let most, let isGreedy):
      return try compile(part, least, most, isGreedy, next: next)
    }
  }

  private mutating func compile(
    _ part: PatternNode,
    _ least: Int,
    _ most: Int?,
    _ isGreedy: Bool,
    next: Int,
  ) throws(CallInterruption) -> Int {
    var start = next
    var required = least
    if let most {
      for _ in least..<most {
        let body = try compile(part, next: start)
        start = try append(isGreedy ? .split(body, next) : .split(next, body))
      }
    } else {
      let split = try append(.match)
      let body = try compile(part, next: split)
      program[split] = isGreedy ? .split(body, next) : .split(next, body)
      if least > 0 {
        start = body
        required -= 1
      } else if part.isNullable {
        // A part that matches nothing has the priority of its first match.
        start = try append(isGreedy ? .split(body, next) : .split(next, body))
      } else {
        start = split
      }
    }
    for _ in 0..<required { start = try compile(part, next: start) }
    return start
  }

  // MARK: Matching

  /// The range of a match and those of its groups, in scalars; nil for a group outside of the match.
  typealias Match = [Range<Int>?]

  /// A text that is searched, with the remaining work.
  struct Search {
    let scalars: [Unicode.Scalar]
    fileprivate var work = 2_000_000

    init(_ text: Text) {
      scalars = Array(text.string.unicodeScalars)
    }

    /// Returns a part of the text.
    func text(_ range: Range<Int>) -> Text {
      Text(String(String.UnicodeScalarView(scalars[range])))
    }
  }

  /// Threads in the order of their priority.
  private struct Threads {
    var list: [(instruction: Int, captures: [Int])] = []
    private var marks: [Int]
    private var generation = 0

    init(count: Int) {
      marks = Array(repeating: 0, count: count)
    }

    mutating func clear() {
      list.removeAll(keepingCapacity: true)
      generation += 1
    }

    /// Marks an instruction; returns whether it was not marked.
    mutating func mark(_ instruction: Int) -> Bool {
      guard marks[instruction] != generation else { return false }
      marks[instruction] = generation
      return true
    }
  }

  /// Returns the first match from an offset, or nil without a match.
  ///
  /// - Throws: `notEvaluated` if the search takes too long.
  func match(in search: inout Search, from offset: Int) throws(CallInterruption) -> Match? {
    // The case of other letters is not implemented.
    if foldsCase, !search.scalars.allSatisfy(\.isASCII) { throw .notEvaluated }
    var (current, following) = (Threads(count: program.count), Threads(count: program.count))
    var best: [Int]?
    let none = Array(repeating: -1, count: 2 * (names.count + 1))
    current.clear()
    for index in offset...search.scalars.count {
      following.clear()
      if best == nil { add(start, none, at: index, to: &current, &search) }
      if current.list.isEmpty, best != nil { break }
      for (instruction, captures) in current.list {
        search.work -= 1
        if case .match = program[instruction] {
          best = captures
          break
        }
        guard case .set(let set, let next) = program[instruction], index < search.scalars.count,
          set.contains(search.scalars[index])
        else { continue }
        add(next, captures, at: index + 1, to: &following, &search)
      }
      swap(&current, &following)
      guard search.work > 0 else { throw .notEvaluated }
    }
    guard let best else { return nil }
    return stride(from: 0, to: best.count, by: 2).map { index in
      best[index] < 0 || best[index + 1] < 0 ? nil : best[index]..<best[index + 1]
    }
  }

  /// Adds a thread and the ones into which it splits.
  private func add(
    _ instruction: Int,
    _ captures: [Int],
    at index: Int,
    to threads: inout Threads,
    _ search: inout Search,
  ) {
    var stack = [(instruction, captures)]
    while let (instruction, captures) = stack.popLast() {
      guard threads.mark(instruction) else { continue }
      search.work -= 1
      switch program[instruction] {
      case .set, .match: threads.list.append((instruction, captures))
      case .split(let first, let second):
        stack.append((second, captures))
        stack.append((first, captures))
      case .save(let slot, let next):
        var captures = captures
        captures[slot] = index
        stack.append((next, captures))
      case .assertion(let assertion, let next):
        if assertion.holds(at: index, in: search.scalars) { stack.append((next, captures)) }
      }
    }
  }

  /// Returns all matches that do not overlap.
  func matches(in search: inout Search) throws(CallInterruption) -> [Match] {
    var result: [Match] = []
    var (offset, previousEnd) = (0, -1)
    while offset <= search.scalars.count, let match = try match(in: &search, from: offset),
      let whole = match[0]
    {
      let isRepeated = whole.upperBound == offset && whole.lowerBound == previousEnd
      offset = whole.upperBound == offset ? offset + 1 : whole.upperBound
      previousEnd = whole.upperBound
      if !isRepeated { result.append(match) }
      guard result.count <= CallLimits.elements else { throw .notEvaluated }
    }
    return result
  }
}
