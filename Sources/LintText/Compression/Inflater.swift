/// Decompresses DEFLATE data (RFC 1951), strictly and within bounds.
///
/// No library is used: FoundationEssentials has no decompression, and zlib would be a second system
/// library for everyone who installs from source. Rejects everything that zlib rejects.
struct Inflater {
  private var input: BitReader
  private(set) var output: InflatedBytes

  /// Creates a decompressor for the data at `offset`.
  ///
  /// - Parameter output: receives the data; its existing contents aren't part of the window.
  init(_ bytes: UnsafeRawBufferPointer, from offset: Int, into output: InflatedBytes) {
    input = BitReader(bytes, from: offset)
    self.output = output
  }

  /// Decompresses all blocks of one stream.
  ///
  /// - Returns: the offset of the first byte after it.
  mutating func inflate() throws(InflateError) -> Int {
    output.beginWindow()
    var isLast = false
    while !isLast {
      isLast = try input.bits(1) == 1
      switch try input.bits(2) {
      case 0: try copyStored()
      case 1: try inflateBlock(.fixedLiterals, .fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try inflateBlock(literals, distances)
      default: throw .corrupt
      }
    }
    return input.alignedOffset()
  }

  // MARK: Blocks

  private mutating func copyStored() throws(InflateError) {
    input.alignToByte()
    let count = Int(try input.bits(16))
    guard try input.bits(16) == UInt32(~UInt16(count)) else { throw .corrupt }
    try output.append(try input.bytes(count))
  }

  /// The order in which the lengths of the codes for code lengths are written.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func readCodes() throws(InflateError) -> (HuffmanCode, HuffmanCode) {
    let literalCount = Int(try input.bits(5)) + 257
    let distanceCount = Int(try input.bits(5)) + 1
    let lengthCount = Int(try input.bits(4)) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .corrupt }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in Self.lengthOrder.prefix(lengthCount) { lengths[index] = UInt8(try input.bits(3)) }
    let code = try HuffmanCode(lengths[...], mayBeIncomplete: false)
    lengths = []
    let count = literalCount + distanceCount
    while lengths.count < count {
      let symbol = try input.symbol(code)
      let (length, repeats): (UInt8, Int)
      switch symbol {
      case 0..<16: (length, repeats) = (UInt8(symbol), 1)
      case 16:
        guard let last = lengths.last else { throw .corrupt }
        (length, repeats) = (last, 3 + Int(try input.bits(2)))
      case 17: (length, repeats) = (0, 3 + Int(try input.bits(3)))
      default: (length, repeats) = (0, 11 + Int(try input.bits(7)))
      }
      guard lengths.count + repeats <= count else { throw .corrupt }
      lengths += repeatElement(length, count: repeats)
    }
    // Without a code for its end, a block would never end.
    guard lengths[256] > 0 else { throw .corrupt }
    return (
      try HuffmanCode(lengths[..<literalCount], mayBeIncomplete: true),
      try HuffmanCode(lengths[literalCount...], mayBeIncomplete: true)
    )
  }

  private static let lengthBases: [UInt16] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases: [UInt16] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits: [UInt8] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  private mutating func inflateBlock(
    _ literals: HuffmanCode,
    _ distances: HuffmanCode,
  ) throws(InflateError) {
    while true {
      let symbol = try input.symbol(literals)
      if symbol < 256 {
        try output.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      guard symbol > 256 else { return }
      let index = symbol - 257
      guard index < Self.lengthBases.count else { throw .corrupt }
      let length = Int(Self.lengthBases[index]) + Int(try input.bits(Self.lengthBits[index]))
      let code = try input.symbol(distances)
      guard code < Self.distanceBases.count else { throw .corrupt }
      let distance =
        Int(Self.distanceBases[code]) + Int(try input.bits(Self.distanceBits[code]))
      try output.repeatBytes(count: length, from: distance)
    }
  }
}

/// A decompression error.
enum InflateError: Error {
  case truncated
  case corrupt
  case tooLarge
}
