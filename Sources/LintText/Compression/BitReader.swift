/// Reads the bits of DEFLATE data, lowest bit of each byte first.
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset: Int
  private var buffer: UInt64 = 0
  private var count: UInt8 = 0

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  @inline(__always)
  private mutating func refill() {
    while count <= 56, offset < bytes.count {
      buffer |= UInt64(bytes[offset]) << UInt64(count)
      count &+= 8
      offset &+= 1
    }
  }

  /// Reads up to 16 bits as a number.
  @inline(__always)
  mutating func bits(_ number: UInt8) throws(InflateError) -> UInt32 {
    if count < number { refill() }
    guard count >= number else { throw .truncated }
    let value = UInt32(truncatingIfNeeded: buffer & (1 << UInt64(number) &- 1))
    consume(number)
    return value
  }

  /// Reads a symbol of a code.
  @inline(__always)
  mutating func symbol(_ code: HuffmanCode) throws(InflateError) -> Int {
    if count < 15 { refill() }
    guard let (symbol, length) = code.symbol(buffer) else {
      throw count < 15 ? .truncated : .corrupt
    }
    guard length <= count else { throw .truncated }
    consume(length)
    return symbol
  }

  @inline(__always)
  private mutating func consume(_ number: UInt8) {
    buffer >>= UInt64(number)
    count &-= number
  }

  /// Skips the rest of a partially read byte.
  mutating func alignToByte() { consume(count % 8) }

  /// Reads whole bytes; the reader must be aligned.
  mutating func bytes(_ number: Int) throws(InflateError) -> UnsafeRawBufferPointer {
    let start = alignedOffset()
    guard number <= bytes.count - start else { throw .truncated }
    offset = start + number
    return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
  }

  /// Skips the rest of a partially read byte and returns the offset of the next one.
  mutating func alignedOffset() -> Int {
    alignToByte()
    offset -= Int(count / 8)
    (buffer, count) = (0, 0)
    return offset
  }
}
