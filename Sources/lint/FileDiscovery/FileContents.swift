/// Reads whole files: small ones into one buffer, large ones as a mapping, streams to their end.
enum FileContents {
  /// Files of this size and above are refused; a position in a smaller one fits 32 bits.
  private static let limit = 2 << 30

  /// Below this size a read costs less than setting up a mapping and its page faults.
  private static let mappingThreshold = 8 << 20

  /// What a pipe of Linux holds: the first guess at the length of a stream.
  private static let streamCapacity = 64 << 10

  /// Reads a file that may grow or shrink meanwhile: whatever there is until its end.
  ///
  /// A large file is mapped, and the process dies if another one truncates it while it is read.
  static func read(_ path: FilePath) throws(DiscoveryProblem) -> FileBytes {
    // Standard input may be a socket, which can be read but not opened by this name.
    guard path != FilePath("/dev/stdin") else { return try readStandardInput() }
    do throws(SystemError) {
      return try POSIX.withOpenFile(path) { (descriptor) throws(SystemError) in
        try contents(of: descriptor)
      }
    } catch {
      throw DiscoveryProblem(path: path, error)
    }
  }

  /// Reads standard input to its end; a problem shows it as `<stdin>`.
  static func readStandardInput() throws(DiscoveryProblem) -> FileBytes {
    do throws(SystemError) {
      return try readToEnd(POSIX.standardInput, capacity: streamCapacity)
    } catch {
      throw DiscoveryProblem(path: FilePath("<stdin>"), error)
    }
  }

  private static func contents(of descriptor: Int32) throws(SystemError) -> FileBytes {
    let status = try POSIX.status(of: descriptor)
    guard status.kind == .regular else {
      return try readToEnd(descriptor, capacity: streamCapacity)
    }
    guard status.size < limit else { throw SystemError.tooLarge }
    if status.size >= mappingThreshold,
      let bytes = POSIX.map(descriptor, count: status.size)
    {
      return FileBytes(adopting: bytes, .mapped)
    }
    // One byte more than expected, so that a file that did not grow needs no second buffer.
    return try readToEnd(descriptor, capacity: status.size + 1)
  }

  private static func readToEnd(
    _ descriptor: Int32,
    capacity: Int,
  ) throws(SystemError) -> FileBytes {
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    var count = 0
    do throws(SystemError) {
      while true {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let length = try POSIX.fill(rest, from: descriptor)
        guard length > 0 else { break }
        count += length
        guard count < limit else { throw SystemError.tooLarge }
        if count == buffer.count { buffer = grow(buffer) }
      }
    } catch {
      buffer.deallocate()
      throw error
    }
    return FileBytes(
      adopting: UnsafeRawBufferPointer(start: buffer.baseAddress, count: count),
      .allocated,
    )
  }

  /// Moves a full buffer into one of twice its size.
  private static func grow(
    _ buffer: UnsafeMutableRawBufferPointer
  ) -> UnsafeMutableRawBufferPointer {
    let size = min(buffer.count * 2, limit)
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    return larger
  }
}
