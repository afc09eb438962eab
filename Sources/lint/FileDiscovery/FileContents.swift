/// Reads whole files into one buffer, and streams to their end.
///
/// Nothing is mapped: whoever truncates a file while it is read would end the process.
enum FileContents {
  /// Files of this size and above are refused; a position in a smaller one fits 32 bits.
  private static let limit = 2 << 30

  /// What a pipe of Linux holds: the first guess at the length of a stream.
  private static let streamCapacity = 64 << 10

  /// Reads a file that may grow or shrink meanwhile: whatever there is until its end.
  ///
  /// - Parameter isFound: whether it was a regular file when it was found. What has taken its place is
  ///   refused then; a FIFO would wait for ever.
  static func read(
    _ path: FilePath,
    isFound: Bool = false,
  ) throws(DiscoveryProblem) -> FileBytes {
    // Standard input may be a socket, which can be read but not opened by this name.
    guard path != FilePath("/dev/stdin") else { return try readStandardInput() }
    do throws(SystemError) {
      return try POSIX.withOpenFile(path, waits: !isFound) { (descriptor) throws(SystemError) in
        try contents(of: descriptor, isFound: isFound)
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

  private static func contents(
    of descriptor: Int32,
    isFound: Bool,
  ) throws(SystemError) -> FileBytes {
    let status = try POSIX.status(of: descriptor)
    guard status.kind == .regular else {
      guard !isFound else { throw SystemError.notRegular }
      return try readToEnd(descriptor, capacity: streamCapacity)
    }
    guard status.size < limit else { throw SystemError.tooLarge }
    // One byte more than expected, so that a file that did not grow is read at once.
    return try readToEnd(descriptor, capacity: status.size + 1, expectedSize: status.size)
  }

  private static func readToEnd(
    _ descriptor: Int32,
    capacity: Int,
    expectedSize: Int? = nil,
  ) throws(SystemError) -> FileBytes {
    var buffer = try POSIX.allocate(capacity)
    var count = 0
    do throws(SystemError) {
      while true {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let length = try POSIX.fill(rest, from: descriptor)
        count += length
        // There was room for more than was expected. One that falls short of it may have more to come.
        guard length > 0, count != expectedSize else { break }
        guard count < limit else { throw SystemError.tooLarge }
        if count == buffer.count { buffer = try POSIX.reallocate(buffer, min(count * 2, limit)) }
      }
    } catch {
      POSIX.free(buffer)
      throw error
    }
    return FileBytes(adopting: UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
  }
}
