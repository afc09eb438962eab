/// Passes over JSON of which nothing is laid out, in half of the time that ``JSONParser`` takes.
///
/// Most of a plan is passed over. The same grammar is checked; what is wrong is not told, since then
/// the parser reads the same bytes once more and finds out.
struct JSONSkimmer {
  /// Behind what was passed over.
  private(set) var scanner: JSONScanner

  private var depth: Int

  /// What is open: a bit for each container, 1 for an object, the innermost lowest, and a 1 above all.
  private var containers: UInt64 = 1

  /// Those that are around them and found no room.
  private var outer: [UInt64] = []

  /// Begins where a scanner stands, in so many containers.
  init(_ scanner: JSONScanner, depth: Int) {
    self.scanner = scanner
    self.depth = depth
  }

  /// Passes over the value that begins here; false if it is no JSON or nested too deep.
  mutating func skipValue() -> Bool { skipTokens(isBehindValue: false) }

  /// Passes over the rest of an object in which the scanner stands behind a value; false as above.
  ///
  /// The object counts as one of the containers around it.
  mutating func skipObject() -> Bool {
    containers = 0b11
    return skipTokens(isBehindValue: true)
  }

  private mutating func skipTokens(isBehindValue: Bool) -> Bool {
    var isBehindValue = isBehindValue
    while true {
      if !isBehindValue {
        switch scanner.peek {
        case UInt8(ascii: "\""):
          guard skipString() else { return false }
        case UInt8(ascii: "{"):
          guard open(isObject: true) else { return false }
          skipSign()
          if scanner.peek != UInt8(ascii: "}") {
            guard skipKey() else { return false }
            continue
          }
        case UInt8(ascii: "["):
          guard open(isObject: false) else { return false }
          skipSign()
          if scanner.peek != UInt8(ascii: "]") { continue }
        default:
          guard skipLiteral() else { return false }
        }
      }
      isBehindValue = false
      // A comma, or the ends of containers.
      while true {
        guard containers != 1 else { return true }
        scanner.skipSpace()
        let isInObject = containers & 1 == 1
        let sign = scanner.peek
        if sign == UInt8(ascii: ",") {
          skipSign()
          guard !isInObject || skipKey() else { return false }
          break
        }
        guard sign == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
        scanner.advance()
        close()
      }
    }
  }

  // MARK: Containers

  /// Opens a container, unless they are nested too deep.
  private mutating func open(isObject: Bool) -> Bool {
    guard depth < SyntaxLimits.depth else { return false }
    depth &+= 1
    if containers.leadingZeroBitCount == 0 {
      outer.append(containers)
      containers = 1
    }
    containers = containers << 1 | (isObject ? 1 : 0)
    return true
  }

  private mutating func close() {
    depth &-= 1
    containers >>= 1
    if containers == 1, let last = outer.popLast() { containers = last }
  }

  // MARK: Tokens

  /// Passes over a sign and the white space behind it.
  @inline(__always)
  private mutating func skipSign() {
    scanner.advance()
    scanner.skipSpace()
  }

  @inline(__always)
  private mutating func skipKey() -> Bool {
    guard scanner.peek == UInt8(ascii: "\""), skipString() else { return false }
    scanner.skipSpace()
    guard scanner.peek == UInt8(ascii: ":") else { return false }
    skipSign()
    return true
  }

  private mutating func skipString() -> Bool {
    scanner.skipPlainString() || (try? scanner.string()) != nil
  }

  private mutating func skipLiteral() -> Bool { (try? scanner.literal()) != nil }
}
