/// Passes over JSON of which nothing is laid out, in half of the time that ``JSONParser`` takes.
///
/// Most of a plan is passed over. The same grammar is checked; what is wrong is not told, since then
/// the parser reads the same bytes once more and finds out.
struct JSONSkimmer {
  private let bytes: UnsafeRawBufferPointer
  private var offset: Int
  private var depth: Int

  /// What is open: a bit for each container, 1 for an object, the innermost lowest, and a 1 above all.
  private var containers: UInt64 = 1

  /// Those that are around them and found no room.
  private var outer: [UInt64] = []

  /// Stands at an offset, where so many containers are open that do not count.
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int, depth: Int) {
    self.bytes = bytes
    self.offset = offset
    self.depth = depth
  }

  /// Where the value ends that begins here, or nil if it is no JSON or nested too deep.
  mutating func endOfValue() -> Int? { behindTokens(isBehindValue: false) }

  /// Where the object ends in which the cursor stands behind a value, or nil as above.
  mutating func endOfObject() -> Int? {
    containers = 0b11
    depth += 1
    return behindTokens(isBehindValue: true)
  }

  private mutating func behindTokens(isBehindValue: Bool) -> Int? {
    var isBehindValue = isBehindValue
    while true {
      if !isBehindValue {
        switch peek {
        case UInt8(ascii: "\""):
          guard skipString() else { return nil }
        case UInt8(ascii: "{"):
          guard open(isObject: true) else { return nil }
          advance()
          if peek != UInt8(ascii: "}") {
            guard skipKey() else { return nil }
            continue
          }
        case UInt8(ascii: "["):
          guard open(isObject: false) else { return nil }
          advance()
          if peek != UInt8(ascii: "]") { continue }
        default:
          guard skipLiteral() else { return nil }
        }
      }
      isBehindValue = false
      // A comma, or the ends of containers.
      while true {
        guard containers != 1 else { return offset }
        skipSpace()
        let isInObject = containers & 1 == 1
        let sign = peek
        if sign == UInt8(ascii: ",") {
          advance()
          guard !isInObject || skipKey() else { return nil }
          break
        }
        guard sign == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
        offset &+= 1
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

  private var peek: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Passes over a sign and the white space behind it.
  @inline(__always)
  private mutating func advance() {
    offset &+= 1
    skipSpace()
  }

  @inline(__always)
  private mutating func skipSpace() {
    while offset < bytes.count, JSONScanner.isSpace(bytes[offset]) { offset &+= 1 }
  }

  @inline(__always)
  private mutating func skipKey() -> Bool {
    guard peek == UInt8(ascii: "\""), skipString() else { return false }
    skipSpace()
    guard peek == UInt8(ascii: ":") else { return false }
    advance()
    return true
  }

  private mutating func skipString() -> Bool {
    let opening = offset
    offset = bytes.endOfOrdinaryBytes(from: offset &+ 1)
    if peek == UInt8(ascii: "\"") {
      offset &+= 1
      return true
    }
    var scanner = JSONScanner(bytes, at: opening)
    guard (try? scanner.string()) != nil else { return false }
    offset = scanner.offset
    return true
  }

  private mutating func skipLiteral() -> Bool {
    var scanner = JSONScanner(bytes, at: offset)
    guard (try? scanner.literal()) != nil else { return false }
    offset = scanner.offset
    return true
  }
}
