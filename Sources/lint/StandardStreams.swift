#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Standard output and error, written without a buffer of their own.
enum StandardStreams {
  /// Writes what was asked for.
  ///
  /// A reader that has gone, such as `head`, wants no more, and that is no problem.
  ///
  /// - Throws: why it could not be written, to a full disk for instance.
  static func writeOutput(_ output: OutputText) throws(UsageError) {
    do throws(SystemError) {
      try write(output.text, to: STDOUT_FILENO)
    } catch .hasNoReader {
    } catch {
      throw UsageError("standard output cannot be written: \(error.message)")
    }
  }

  /// Writes a message, and ends its last line.
  static func writeError(_ message: Message) {
    // No stream is left to report a failure to.
    try? write(message.text + "\n", to: STDERR_FILENO)
  }

  /// Lets the process live on when nobody reads what it writes: there may be reports in files left to
  /// write, and the status is to tell what was found.
  ///
  /// By a function and not by ignoring the signal, which programs that are started would inherit.
  static func outliveReaders() {
    signal(SIGPIPE) { _ in }
  }

  /// Whether people read standard output.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// At how many columns to wrap what people read: those of the terminal within what is easy to
  /// read, and 80 where there is none or it does not tell.
  static func outputWidth(atMost maximum: Int) -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(max(40, Int(size.ws_col)), maximum)
  }

  static func exit(_ status: ExitStatus) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status.rawValue)
    #elseif canImport(Musl)
      Musl.exit(status.rawValue)
    #else
      Darwin.exit(status.rawValue)
    #endif
  }

  private static func write(_ text: String, to descriptor: Int32) throws(SystemError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = try POSIX.call { rest.withUnsafeBytes { posixWrite(descriptor, $0) } }
      rest = rest.dropFirst(count)
    }
  }

  private static func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
