/// A buffer of decompressed data, limited in size.
struct InflatedBytes {
  private(set) var memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  private let limit: Int

  /// The offset of the first byte that may be repeated.
  private var windowStart = 0

  init(limit: Int, capacity: Int) {
    self.limit = limit
    memory = .allocate(byteCount: max(64, min(limit, capacity)), alignment: 16)
  }

  /// The data appended so far.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  func deallocate() { memory.deallocate() }

  /// Begins a stream, which cannot repeat earlier bytes.
  mutating func beginWindow() { windowStart = count }

  @inline(__always)
  private mutating func makeRoom(_ number: Int) throws(InflateError) {
    guard number > memory.count - count else { return }
    guard number <= limit - count else { throw .tooLarge }
    let capacity = min(limit, max(memory.count * 2, count + number))
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: bytes)
    memory.deallocate()
    memory = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) throws(InflateError) {
    try makeRoom(1)
    memory[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(InflateError) {
    try makeRoom(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + bytes.count])
      .copyMemory(from: bytes)
    count += bytes.count
  }

  /// Repeats bytes from `distance` before the end, possibly including bytes just appended.
  @inline(__always)
  mutating func repeatBytes(count number: Int, from distance: Int) throws(InflateError) {
    guard distance <= count - windowStart, distance <= 32_768 else { throw .corrupt }
    try makeRoom(number)
    let start = count
    for index in start..<start + number { memory[index] = memory[index &- distance] }
    count &+= number
  }
}
