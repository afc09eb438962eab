internal import LintText

/// An `AllowedPattern` in the subset of Java's regular expressions that templates mostly use: literals,
/// character classes, groups, alternatives, and quantifiers.
///
/// CloudFormation matches a pattern against the whole value.
struct AllowedPattern: Sendable {
  /// The alternatives, each a sequence of parts.
  private let alternatives: [[Part]]

  /// A part of a pattern with its quantifier.
  fileprivate struct Part: Sendable {
    let atom: Atom
    var least = 1
    /// The greatest number of repetitions; nil for no bound.
    var most: Int? = 1
  }

  fileprivate indirect enum Atom: Sendable {
    case characters(AllowedCharacters)
    case group([[Part]])
  }

  /// The maximum length of a pattern in bytes.
  private static let lengthLimit = 1_024
  /// The maximum number of offsets visited to match one value.
  private static let stepLimit = 5_000

  /// The maximum length of a value in scalars; a nested repetition takes time quadratic in it.
  private static let valueLimit = 256

  /// The maximum number of texts of a pattern that are listed.
  private static let wordLimit = 64
  /// The maximum length of a listed text in bytes.
  private static let wordLengthLimit = 256

  /// Parses a pattern; nil if it uses more than the subset.
  init?(_ pattern: Text) {
    guard pattern.utf8.count <= Self.lengthLimit else { return nil }
    var parser = AllowedPatternParser(pattern)
    guard let alternatives = parser.pattern() else { return nil }
    self.alternatives = alternatives
    let (words, areAll) = Self.words(of: alternatives)
    self.words = (words.map { Text($0) }, areAll)
  }

  /// Some values that match, and whether these are all.
  let words: (texts: [Text], areAll: Bool)

  // MARK: Matching

  /// Whether a value matches; nil if the answer would take too long.
  func matches(_ value: Text) -> Bool? {
    let scalars = Array(value.string.unicodeScalars.prefix(Self.valueLimit + 1))
    guard scalars.count <= Self.valueLimit else { return nil }
    var effort = 0
    let ends = Self.ends(of: alternatives, from: [0], in: scalars, &effort)
    return effort > Self.stepLimit ? nil : ends.contains(scalars.count)
  }

  /// Returns the offsets at which a match of some alternatives can end.
  private static func ends(
    of alternatives: [[Part]],
    from starts: Set<Int>,
    in scalars: [Unicode.Scalar],
    _ effort: inout Int,
  ) -> Set<Int> {
    var ends: Set<Int> = []
    for parts in alternatives {
      var offsets = starts
      for part in parts where !offsets.isEmpty {
        offsets = self.ends(of: part, from: offsets, in: scalars, &effort)
      }
      ends.formUnion(offsets)
    }
    return ends
  }

  private static func ends(
    of part: Part,
    from starts: Set<Int>,
    in scalars: [Unicode.Scalar],
    _ effort: inout Int,
  ) -> Set<Int> {
    var offsets = starts
    for _ in 0..<part.least where !offsets.isEmpty && effort <= stepLimit {
      offsets = ends(of: part.atom, from: offsets, in: scalars, &effort)
    }
    // Each offset is extended once, so an unbounded repetition ends.
    var (known, latest, count) = (offsets, offsets, part.least)
    while !latest.isEmpty, count < part.most ?? .max, effort <= stepLimit {
      latest = ends(of: part.atom, from: latest, in: scalars, &effort).subtracting(known)
      known.formUnion(latest)
      count += 1
    }
    return known
  }

  private static func ends(
    of atom: Atom,
    from starts: Set<Int>,
    in scalars: [Unicode.Scalar],
    _ effort: inout Int,
  ) -> Set<Int> {
    effort += starts.count
    guard effort <= stepLimit else { return [] }
    switch atom {
    case .characters(let characters):
      return Set(
        starts.lazy.filter { $0 < scalars.count && characters.contains(scalars[$0]) }.map { $0 + 1 }
      )
    case .group(let alternatives):
      return ends(of: alternatives, from: starts, in: scalars, &effort)
    }
  }

  // MARK: Examples

  private typealias Words = (texts: [String], areAll: Bool)

  private static func words(of alternatives: [[Part]]) -> Words {
    var result: Words = ([], true)
    for parts in alternatives {
      var words: Words = ([""], true)
      for part in parts { words = joined(words, self.words(of: part)) }
      result.texts += words.texts
      result.areAll = result.areAll && words.areAll
    }
    return limited(result)
  }

  private static func words(of part: Part) -> Words {
    let single: Words =
      switch part.atom {
      case .characters(let characters): characters.examples
      case .group(let alternatives): words(of: alternatives)
      }
    var power: Words = ([""], true)
    for _ in 0..<part.least { power = joined(power, single) }
    var result = power
    // A few more repetitions give enough other values.
    let most = min(part.most ?? .max, part.least + 3)
    for _ in part.least..<max(most, part.least) {
      power = joined(power, single)
      result.texts += power.texts
      result.areAll = result.areAll && power.areAll
    }
    result.areAll = result.areAll && most == part.most
    return limited(result)
  }

  private static func joined(_ left: Words, _ right: Words) -> Words {
    if left.texts == [""] { return (right.texts, left.areAll && right.areAll) }
    let count = left.texts.count * right.texts.count
    let texts = left.texts.lazy.flatMap { left in right.texts.lazy.map { left + $0 } }
      .prefix(wordLimit)
    let short = texts.filter { $0.utf8.count <= wordLengthLimit }
    let areAll = count <= wordLimit && short.count == count
    return (Array(short), left.areAll && right.areAll && areAll)
  }

  private static func limited(_ words: Words) -> Words {
    (Array(words.texts.prefix(wordLimit)), words.areAll && words.texts.count <= wordLimit)
  }
}

/// The characters that one position of a pattern allows.
private struct AllowedCharacters: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var areExcluded = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != areExcluded
  }

  /// Some of the characters, and whether these are all.
  var examples: (texts: [String], areAll: Bool) {
    let candidates = areExcluded ? [0x61...0x7A, 0x30...0x39, 0x20...0x7E] : ranges
    let scalars = candidates.lazy.flatMap { $0 }.compactMap(Unicode.Scalar.init)
    let some = Array(scalars.filter(contains).prefix(64))
    let size = ranges.reduce(0) { $0 + $1.count }
    return (some.map { String(Character($0)) }, !areExcluded && size <= 64)
  }

  static let digits = [UInt32(0x30)...0x39]
  static let wordCharacters = [UInt32(0x61)...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F...0x5F]
  static let spaces = [UInt32(0x20)...0x20, 0x09...0x0D]
  static let lineEnds = [UInt32(0x0A)...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029]
}

private struct AllowedPatternParser {
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var depth = 0

  /// The maximum nesting depth of groups.
  private static let depthLimit = 32
  /// The maximum count in braces.
  private static let repetitionLimit = 1_000

  init(_ pattern: Text) {
    scalars = Array(pattern.string.unicodeScalars)
  }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  mutating func pattern() -> [[AllowedPattern.Part]]? {
    guard let alternatives = alternatives(), next == nil else { return nil }
    return alternatives
  }

  private mutating func alternatives() -> [[AllowedPattern.Part]]? {
    var alternatives: [[AllowedPattern.Part]] = []
    repeat {
      // Since the whole value has to match, anchors at the outer ends change nothing.
      if depth == 0 { _ = take("^") }
      var parts: [AllowedPattern.Part] = []
      while let next, next != "|", next != ")" {
        if depth == 0, next == "$", offset + 1 == scalars.count || scalars[offset + 1] == "|" {
          offset += 1
          break
        }
        guard let atom = atom(), let part = quantified(atom) else { return nil }
        parts.append(part)
      }
      alternatives.append(parts)
    } while take("|")
    return alternatives
  }

  private mutating func atom() -> AllowedPattern.Atom? {
    guard let scalar = next else { return nil }
    offset += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") { return nil }
      depth += 1
      guard depth <= Self.depthLimit, let group = alternatives(), take(")") else { return nil }
      depth -= 1
      return .group(group)
    case "[":
      return characterClass().map { .characters($0) }
    case ".":
      return .characters(
        AllowedCharacters(ranges: AllowedCharacters.lineEnds, areExcluded: true)
      )
    case "\\":
      return escape().map { .characters($0) }
    case ")", "]", "{", "}", "*", "+", "?", "^", "$", "|":
      return nil
    default:
      return .characters(AllowedCharacters(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func escape() -> AllowedCharacters? {
    guard let scalar = next else { return nil }
    offset += 1
    switch scalar {
    case "d": return AllowedCharacters(ranges: AllowedCharacters.digits)
    case "D": return AllowedCharacters(ranges: AllowedCharacters.digits, areExcluded: true)
    case "w": return AllowedCharacters(ranges: AllowedCharacters.wordCharacters)
    case "W": return AllowedCharacters(ranges: AllowedCharacters.wordCharacters, areExcluded: true)
    case "s": return AllowedCharacters(ranges: AllowedCharacters.spaces)
    case "S": return AllowedCharacters(ranges: AllowedCharacters.spaces, areExcluded: true)
    case _ where scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9" ~= scalar):
      return AllowedCharacters(ranges: [scalar.value...scalar.value])
    default: return nil
    }
  }

  private mutating func characterClass() -> AllowedCharacters? {
    var characters = AllowedCharacters()
    characters.areExcluded = take("^")
    var isFirst = true
    while let scalar = next {
      offset += 1
      var low = scalar.value
      switch scalar {
      case "]":
        return isFirst ? nil : characters
      case "[", "&":
        // Unions and intersections are Java's own.
        return nil
      case "\\":
        guard let escaped = escape(), !escaped.areExcluded else { return nil }
        guard escaped.ranges.count == 1, escaped.ranges[0].count == 1 else {
          characters.ranges += escaped.ranges
          isFirst = false
          continue
        }
        low = escaped.ranges[0].lowerBound
      default:
        break
      }
      isFirst = false
      guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
        characters.ranges.append(low...low)
        continue
      }
      let high = scalars[offset + 1].value
      guard scalars[offset + 1] != "\\", scalars[offset + 1] != "[", high >= low else { return nil }
      offset += 2
      characters.ranges.append(low...high)
    }
    return nil
  }

  private mutating func quantified(_ atom: AllowedPattern.Atom) -> AllowedPattern.Part? {
    var part = AllowedPattern.Part(atom: atom)
    if take("*") {
      (part.least, part.most) = (0, nil)
    } else if take("+") {
      part.most = nil
    } else if take("?") {
      part.least = 0
    } else if take("{") {
      guard let least = number() else { return nil }
      (part.least, part.most) = (least, least)
      if take(",") {
        part.most = number()
        if part.most == nil, next != "}" { return nil }
      }
      guard take("}"), part.most.map({ $0 >= least }) ?? true else { return nil }
    } else {
      return part
    }
    // A reluctant quantifier matches the same values, a possessive one fewer.
    _ = take("?")
    return next == "+" || next == "*" || next == "{" ? nil : part
  }

  private mutating func number() -> Int? {
    var number: Int?
    while let scalar = next, "0"..."9" ~= scalar {
      let next = (number ?? 0) * 10 + Int(scalar.value - 0x30)
      guard next <= Self.repetitionLimit else { return nil }
      number = next
      offset += 1
    }
    return number
  }
}
