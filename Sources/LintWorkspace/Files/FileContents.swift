/// Reads whole files into one buffer, and streams to their end.
///
/// ``Border`` decides which files are opened. Files are not memory-mapped, because truncating a
/// mapped file would crash the process.
enum FileContents {
  /// The capacity of a Linux pipe: the first guess at the length of a stream.
  private static let streamCapacity = 64 << 10

  /// Reads a path that the user named, which may be a FIFO or a descriptor.
  ///
  /// The file may grow or shrink while it is read; everything up to its actual end is read.
  static func read(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    // Standard input may be a socket, which is readable but cannot be opened by this name.
    guard path != FilePath("/dev/stdin") else { return try readStandardInput(limit) }
    return try read(path, onlyRegular: false, limit)
  }

  /// Reads a regular file; anything else at the path, including a link, is rejected.
  static func readRegular(_ path: FilePath, _ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    try read(path, onlyRegular: true, limit)
  }

  /// Reads standard input to its end.
  static func readStandardInput(_ limit: SizeLimit) throws(FileProblem) -> FileBytes {
    do throws(SystemError) {
      return try readToEnd(POSIX.standardInput, capacity: streamCapacity, limit)
    } catch {
      throw FileProblem(error, limit)
    }
  }

  private static func read(
    _ path: FilePath,
    onlyRegular: Bool,
    _ limit: SizeLimit,
  ) throws(FileProblem) -> FileBytes {
    do throws(SystemError) {
      return try POSIX.withOpenFile(path, onlyRegular: onlyRegular) {
        (descriptor) throws(SystemError) in
        try contents(of: descriptor, onlyRegular: onlyRegular, limit)
      }
    } catch {
      throw FileProblem(error, limit)
    }
  }

  private static func contents(
    of descriptor: Int32,
    onlyRegular: Bool,
    _ limit: SizeLimit,
  ) throws(SystemError) -> FileBytes {
    let status = try POSIX.status(of: descriptor)
    guard status.kind == .regular else {
      guard !onlyRegular else { throw SystemError.notRegular }
      return try readToEnd(descriptor, capacity: streamCapacity, limit)
    }
    guard status.size < limit.bytes || limit.cuts else { throw SystemError.tooLarge }
    let size = min(status.size, limit.bytes)
    // One byte more than expected, so an unchanged file is read in one call.
    return try readToEnd(descriptor, capacity: size + 1, expectedSize: size, limit)
  }

  private static func readToEnd(
    _ descriptor: Int32,
    capacity: Int,
    expectedSize: Int? = nil,
    _ limit: SizeLimit,
  ) throws(SystemError) -> FileBytes {
    var buffer = try POSIX.allocate(capacity)
    var count = 0
    do throws(SystemError) {
      while true {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let length = try POSIX.fill(rest, from: descriptor)
        count += length
        // The buffer exceeds the expected size. A file that is shorter than expected may still have
        // more to read.
        guard length > 0, count != expectedSize else { break }
        guard count < limit.bytes else {
          guard limit.cuts else { throw SystemError.tooLarge }
          count = limit.bytes
          break
        }
        if count == buffer.count {
          buffer = try POSIX.reallocate(buffer, min(count * 2, limit.bytes))
        }
      }
    } catch {
      POSIX.free(buffer)
      throw error
    }
    return FileBytes(adopting: UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
  }
}

extension FileProblem {
  fileprivate init(_ error: SystemError, _ limit: SizeLimit) {
    self = error == .tooLarge ? .tooLarge(limit) : .system(error)
  }
}
