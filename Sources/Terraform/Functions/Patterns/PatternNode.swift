/// A part of a regular expression of RE2.
indirect enum PatternNode {
  case empty
  /// One character of a set.
  case set(PatternSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// A group whose match is captured, counted from 1.
  case group(Int, PatternNode)
  case repetition(PatternNode, least: Int, most: Int?, isGreedy: Bool)

  /// Whether it may match no character.
  var isNullable: Bool {
    switch self {
    case .empty, .assertion: true
    case .set: false
    case .sequence(let parts): parts.allSatisfy(\.isNullable)
    case .alternatives(let parts): parts.contains(where: \.isNullable)
    case .group(_, let part): part.isNullable
    case .repetition(let part, let least, _, _): least == 0 || part.isNullable
    }
  }
}

/// A condition on a position in the text.
enum PatternAssertion {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

  /// Whether the condition holds before an index.
  func holds(at index: Int, in text: [Unicode.Scalar]) -> Bool {
    switch self {
    case .textStart: index == 0
    case .textEnd: index == text.count
    case .lineStart: index == 0 || text[index - 1] == "\n"
    case .lineEnd: index == text.count || text[index] == "\n"
    case .wordBoundary: Self.isBoundary(index, text)
    case .noWordBoundary: !Self.isBoundary(index, text)
    }
  }

  private static func isBoundary(_ index: Int, _ text: [Unicode.Scalar]) -> Bool {
    let isAfterWord = index > 0 && PatternSet.word.contains(text[index - 1])
    let isBeforeWord = index < text.count && PatternSet.word.contains(text[index])
    return isAfterWord != isBeforeWord
  }
}

/// A set of characters.
struct PatternSet {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
  }

  mutating func formUnion(_ other: PatternSet) {
    ranges += other.isNegated ? other.complement : other.ranges
  }

  /// Adds the ASCII letters of the other case.
  mutating func foldCase() {
    for range in ranges {
      let upper = range.clamped(to: 0x41...0x5A)
      if range.overlaps(0x41...0x5A) {
        ranges.append(upper.lowerBound + 32...upper.upperBound + 32)
      }
      let lower = range.clamped(to: 0x61...0x7A)
      if range.overlaps(0x61...0x7A) {
        ranges.append(lower.lowerBound - 32...lower.upperBound - 32)
      }
    }
  }

  private var complement: [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  var negated: PatternSet { PatternSet(ranges: ranges, isNegated: !isNegated) }

  init(_ ranges: ClosedRange<UInt32>...) {
    self.ranges = ranges
  }

  private init(ranges: [ClosedRange<UInt32>], isNegated: Bool) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  static let digits = PatternSet(0x30...0x39)
  static let word = PatternSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
  static let spaces = PatternSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
  static let lineEnd = PatternSet(0x0A...0x0A)

  /// The set of a class such as `[:alpha:]`; nil for an unknown name.
  static func named(_ name: String) -> PatternSet? {
    switch name {
    case "alnum": PatternSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
    case "alpha": PatternSet(0x41...0x5A, 0x61...0x7A)
    case "ascii": PatternSet(0x00...0x7F)
    case "blank": PatternSet(0x09...0x09, 0x20...0x20)
    case "cntrl": PatternSet(0x00...0x1F, 0x7F...0x7F)
    case "digit": digits
    case "graph": PatternSet(0x21...0x7E)
    case "lower": PatternSet(0x61...0x7A)
    case "print": PatternSet(0x20...0x7E)
    case "punct": PatternSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
    case "space": PatternSet(0x09...0x0D, 0x20...0x20)
    case "upper": PatternSet(0x41...0x5A)
    case "word": word
    case "xdigit": PatternSet(0x30...0x39, 0x41...0x46, 0x61...0x66)
    default: nil
    }
  }
}
