#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension POSIX {
  /// Waits for a time.
  package static func pause(milliseconds: Int) {
    _ = poll(nil, 0, Int32(clamping: milliseconds))
  }

  /// Reads the next bytes of a stream, and waits for them.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  package static func receive(
    from descriptor: Int32,
    into buffer: inout [UInt8],
  ) throws(SystemError) -> Int {
    try call {
      buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
    }
  }

  /// Writes the first of some bytes to a stream as soon as its reader has room for them.
  ///
  /// - Parameter seconds: the time to wait.
  /// - Returns: the number of bytes; 0 if the reader had no room in this time.
  package static func send(
    _ bytes: ArraySlice<UInt8>,
    to descriptor: Int32,
    within seconds: Int32,
  ) throws(SystemError) -> Int {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard try call({ poll(&request, 1, seconds * 1000) }) > 0 else { return 0 }
    // A ready pipe takes this number of bytes without waiting.
    return try call {
      bytes.prefix(Int(PIPE_BUF)).withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress, $0.count)
      }
    }
  }
}

#if canImport(Glibc)
  private let (systemRead, systemWrite) = (Glibc.read, Glibc.write)
#elseif canImport(Musl)
  private let (systemRead, systemWrite) = (Musl.read, Musl.write)
#else
  private let (systemRead, systemWrite) = (Darwin.read, Darwin.write)
#endif
