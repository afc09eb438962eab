/// A canonical prefix code of DEFLATE (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// For each value of `tableBits` bits of input, the symbol whose code they begin with, above four
  /// bits for the length of that code; 0 if the code is longer.
  private let table: [UInt16]

  /// The number of codes of each length, and their symbols in order.
  private let counts: [Int]
  private let symbols: [UInt16]

  private static let tableBits = 10
  private static let maximumLength = 15

  /// Creates a code from the code lengths of all symbols, 0 for those without a code.
  ///
  /// - Parameter mayBeIncomplete: whether to allow a lone code of one bit, or no code at all, as
  ///   encoders write for data without distances.
  init(_ lengths: ArraySlice<UInt8>, mayBeIncomplete: Bool) throws(InflateError) {
    var counts = [Int](repeating: 0, count: Self.maximumLength + 1)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...Self.maximumLength {
      left = left << 1 - counts[length]
      guard left >= 0 else { throw .corrupt }
    }
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    guard left == 0 || mayBeIncomplete && longest <= 1 else { throw .corrupt }
    var next = [Int](repeating: 0, count: Self.maximumLength + 2)
    for length in 1...Self.maximumLength { next[length + 1] = next[length] + counts[length] }
    var symbols = [UInt16](repeating: 0, count: next[Self.maximumLength + 1])
    for (symbol, length) in zip(0..., lengths) where length > 0 {
      symbols[next[Int(length)]] = UInt16(symbol)
      next[Int(length)] += 1
    }
    self.counts = counts
    self.symbols = symbols
    table = Self.table(counts, symbols)
  }

  private static func table(_ counts: [Int], _ symbols: [UInt16]) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 1 << tableBits)
    var (code, index) = (0, 0)
    for length in 1...tableBits {
      for symbol in symbols[index..<index + counts[length]] {
        var entry = reversed(code, length)
        while entry < table.count {
          table[entry] = symbol << 4 | UInt16(length)
          entry += 1 << length
        }
        code += 1
      }
      index += counts[length]
      code <<= 1
    }
    return table
  }

  /// Returns the bits of a code in the order in which they are read.
  private static func reversed(_ code: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 << 1 | (code >> $1 & 1) }
  }

  /// Returns the symbol whose code the bits begin with, and the length of that code.
  @inline(__always)
  func symbol(_ bits: UInt64) -> (symbol: Int, length: UInt8)? {
    let entry = table[Int(truncatingIfNeeded: bits & UInt64(table.count &- 1))]
    guard entry == 0 else { return (Int(entry >> 4), UInt8(truncatingIfNeeded: entry & 15)) }
    return longSymbol(bits)
  }

  private func longSymbol(_ bits: UInt64) -> (symbol: Int, length: UInt8)? {
    var (code, first, index) = (0, 0, 0)
    for length in 1...Self.maximumLength {
      code |= Int(truncatingIfNeeded: bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - first < count { return (Int(symbols[index + code - first]), UInt8(length)) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  /// The codes of blocks that do not define their own (RFC 1951, 3.2.6).
  static let fixedLiterals = fixed(
    (0..<288).map { symbol in
      switch symbol {
      case 144..<256: 9
      case 256..<280: 7
      default: 8
      }
    }
  )
  static let fixedDistances = fixed([UInt8](repeating: 5, count: 32))

  private static func fixed(_ lengths: [UInt8]) -> HuffmanCode {
    // Never fails: both codes are complete.
    (try? HuffmanCode(lengths[...], mayBeIncomplete: false)) ?? HuffmanCode()
  }

  /// Creates a code without symbols.
  private init() {
    table = [UInt16](repeating: 0, count: 1 << Self.tableBits)
    counts = [Int](repeating: 0, count: Self.maximumLength + 1)
    symbols = []
  }
}
