internal import LintText

/// Parses regular expressions of RE2, except for Unicode classes and a few rare escapes.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var flags = Flags()
  private var depth = 0

  /// The names of the groups; nil for a group without one.
  private(set) var names: [Text?] = []

  /// Whether letters match in either case somewhere, which is implemented for ASCII only.
  private(set) var foldsCase = false

  /// The maximum nesting depth of groups.
  private static let depthLimit = 100
  /// The maximum length of a pattern in scalars.
  private static let lengthLimit = 4_096
  /// The maximum count in braces.
  private static let repetitionLimit = 1_000

  private struct Flags {
    var foldsCase = false
    var isMultiline = false
    var dotMatchesLineEnd = false
    var isLazy = false
  }

  init(_ pattern: Text) throws(CallInterruption) {
    scalars = Array(pattern.string.unicodeScalars.prefix(Self.lengthLimit + 1))
    guard scalars.count <= Self.lengthLimit else { throw .notEvaluated }
  }

  /// Parses the whole pattern.
  mutating func pattern() throws(CallInterruption) -> PatternNode {
    let node = try alternatives()
    guard offset == scalars.count else { throw invalid }
    return node
  }

  private var invalid: CallInterruption { .failure("invalid pattern at character \(offset)") }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  private mutating func take(word text: StaticString) -> Bool {
    let isText = text.withUTF8Buffer { bytes in
      scalars[offset...].prefix(bytes.count).elementsEqual(bytes.map { Unicode.Scalar($0) })
    }
    if isText { offset += text.utf8CodeUnitCount }
    return isText
  }

  // MARK: Structure

  private mutating func alternatives() throws(CallInterruption) -> PatternNode {
    let outer = flags
    defer { flags = outer }
    var alternatives: [PatternNode] = []
    repeat {
      var parts: [PatternNode] = []
      while let next, next != "|", next != ")" {
        guard let atom = try atom() else {
          // A quantifier here applies to the atom before the flags.
          if self.next.map({ "*+?{".unicodeScalars.contains($0) }) ?? false { throw .notEvaluated }
          continue
        }
        parts.append(try quantified(atom))
      }
      alternatives.append(parts.count == 1 ? parts[0] : .sequence(parts))
    } while take("|")
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  /// Parses an atom; nil if it only changes flags.
  private mutating func atom() throws(CallInterruption) -> PatternNode? {
    guard let scalar = next else { throw invalid }
    offset += 1
    switch scalar {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".":
      return .set((flags.dotMatchesLineEnd ? PatternSet() : PatternSet.lineEnd).negated)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "\\": return try escapedAtom()
    case "*", "+", "?": throw invalid
    case "{":
      let start = offset
      offset -= 1
      if try counts() != nil { throw invalid }
      offset = start
      return .set(literal(scalar))
    default: return .set(literal(scalar))
    }
  }

  private mutating func literal(_ scalar: Unicode.Scalar) -> PatternSet {
    var set = PatternSet(scalar.value...scalar.value)
    if flags.foldsCase { set.foldCase() }
    return set
  }

  private mutating func group() throws(CallInterruption) -> PatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .notEvaluated }
    let outer = flags
    var name: Text?
    if take("?") {
      if take(word: "P<") || take("<") {
        // `(?<=` and `(?<!` look behind, which RE2 does not.
        name = try groupName()
      } else if try takeFlags() {
        return nil
      } else {
        let node = try alternatives()
        guard take(")") else { throw invalid }
        flags = outer
        return node
      }
    }
    names.append(name)
    let index = names.count
    let node = try alternatives()
    guard take(")") else { throw invalid }
    return .group(index, node)
  }

  private mutating func groupName() throws(CallInterruption) -> Text {
    let start = offset
    while let next, next != ">" {
      guard next.isASCII, PatternSet.word.contains(next) else { throw invalid }
      offset += 1
    }
    let name = Text(String(String.UnicodeScalarView(scalars[start..<offset])))
    guard take(">"), !name.isEmpty else { throw invalid }
    // Go takes the last of several groups with a name, or the first that matches.
    guard !names.contains(name) else { throw .notEvaluated }
    return name
  }

  /// Parses flags such as `i-s`; returns false if a group with these flags follows.
  private mutating func takeFlags() throws(CallInterruption) -> Bool {
    var result = flags
    var (value, hasFlag) = (true, false)
    while let scalar = next {
      offset += 1
      switch scalar {
      case "i":
        result.foldsCase = value
        foldsCase = foldsCase || value
      case "m": result.isMultiline = value
      case "s": result.dotMatchesLineEnd = value
      case "U": result.isLazy = value
      case "-" where value:
        value = false
        hasFlag = false
        continue
      case ":", ")":
        guard hasFlag || value else { throw invalid }
        flags = result
        return scalar == ")"
      default: throw invalid
      }
      hasFlag = true
    }
    throw invalid
  }

  private mutating func quantified(_ atom: PatternNode) throws(CallInterruption) -> PatternNode {
    var (least, most): (Int, Int?)
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      (least, most) = (1, nil)
    } else if take("?") {
      (least, most) = (0, 1)
    } else if let counts = try counts() {
      (least, most) = counts
    } else {
      return atom
    }
    let isGreedy = take("?") == flags.isLazy
    // `a**` is refused.
    let start = offset
    if next == "*" || next == "+" || next == "?" { throw invalid }
    if try counts() != nil { throw invalid }
    offset = start
    return .repetition(atom, least: least, most: most, isGreedy: isGreedy)
  }

  /// Parses counts such as `{2,3}`; other braces are literal.
  private mutating func counts() throws(CallInterruption) -> (Int, Int?)? {
    let start = offset
    guard take("{"), let least = number() else {
      offset = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      offset = start
      return nil
    }
    guard least <= Self.repetitionLimit, (most ?? 0) <= Self.repetitionLimit,
      most.map({ $0 >= least }) ?? true
    else { throw invalid }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = offset
    var number = 0
    while let next, ("0"..."9").contains(next) {
      number = min(number * 10 + Int(next.value - 0x30), Self.repetitionLimit + 1)
      offset += 1
    }
    if offset > start + 1, scalars[start] == "0" {
      offset = start
      return nil
    }
    return offset > start ? number : nil
  }

  // MARK: Escapes

  private mutating func escapedAtom() throws(CallInterruption) -> PatternNode {
    switch next {
    case "A":
      offset += 1
      return .assertion(.textStart)
    case "z":
      offset += 1
      return .assertion(.textEnd)
    case "b":
      offset += 1
      return .assertion(.wordBoundary)
    case "B":
      offset += 1
      return .assertion(.noWordBoundary)
    default:
      if let set = classEscape() { return .set(set) }
      return .set(literal(try characterEscape()))
    }
  }

  /// Parses a class such as `\d` behind the backslash.
  private mutating func classEscape() -> PatternSet? {
    let set: PatternSet
    switch next {
    case "d": set = .digits
    case "D": set = PatternSet.digits.negated
    case "w": set = .word
    case "W": set = PatternSet.word.negated
    case "s": set = .spaces
    case "S": set = PatternSet.spaces.negated
    default: return nil
    }
    offset += 1
    return set
  }

  private mutating func characterEscape() throws(CallInterruption) -> Unicode.Scalar {
    guard let scalar = next else { throw invalid }
    offset += 1
    switch scalar {
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "x": return try hexadecimalEscape()
    case "p", "P", "Q", "C", "0": throw .notEvaluated
    case _ where scalar.isASCII && !PatternSet.word.contains(scalar): return scalar
    case "_": return scalar
    default: throw invalid
    }
  }

  private mutating func hexadecimalEscape() throws(CallInterruption) -> Unicode.Scalar {
    let isLong = take("{")
    var (value, count): (UInt32, Int) = (0, 0)
    while let next, let digit = Character(next).hexDigitValue, next.isASCII, isLong || count < 2 {
      value = value << 4 | UInt32(digit)
      count += 1
      offset += 1
      guard value <= 0x10FFFF else { throw invalid }
    }
    guard isLong ? count > 0 && take("}") : count == 2 else { throw invalid }
    guard let scalar = Unicode.Scalar(value) else { throw .notEvaluated }
    return scalar
  }

  // MARK: Classes

  private mutating func characterClass() throws(CallInterruption) -> PatternSet {
    var set = PatternSet()
    let isNegated = take("^")
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      if take(word: "[:") {
        set.formUnion(try namedClass())
        continue
      }
      if next == "\\" {
        let start = offset
        offset += 1
        if let escaped = classEscape() {
          set.formUnion(escaped)
          continue
        }
        offset = start
      }
      let low = try classScalar()
      var high = low
      if next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" {
        offset += 1
        high = try classScalar()
      }
      guard low <= high else { throw invalid }
      set.insert(low.value...high.value)
    }
    offset += 1
    if flags.foldsCase { set.foldCase() }
    set.isNegated = isNegated
    return set
  }

  private mutating func classScalar() throws(CallInterruption) -> Unicode.Scalar {
    if take("\\") { return try characterEscape() }
    guard let scalar = next else { throw invalid }
    offset += 1
    return scalar
  }

  private mutating func namedClass() throws(CallInterruption) -> PatternSet {
    let isNegated = take("^")
    let start = offset
    while let next, next != ":", next != "]" { offset += 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<offset]))
    guard take(word: ":]"), let set = PatternSet.named(name) else { throw .notEvaluated }
    return isNegated ? set.negated : set
  }
}
