#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

internal import LintWorkspace

/// Standard output and error, written without buffering.
enum StandardStreams {
  /// Writes the requested output.
  ///
  /// A reader that has closed the stream, such as `head`, isn't an error.
  ///
  /// - Throws: an error if the output cannot be written, for instance to a full disk.
  static func writeOutput(_ output: OutputText) throws(UsageError) {
    Progress.current?.clear()
    if record(output.bytes, isError: false) { return }
    do throws(SystemError) {
      try write(output.bytes, to: STDOUT_FILENO)
    } catch .hasNoReader {
    } catch {
      throw UsageError("standard output cannot be written: \(error.message)")
    }
  }

  /// Writes a message and a line ending.
  static func writeError(_ message: Message) {
    Progress.current?.clear()
    let bytes = Array("\(message.text)\n".utf8)
    if record(bytes, isError: true) { return }
    // No stream remains for reporting a failure.
    try? write(bytes, to: STDERR_FILENO)
  }

  /// Keeps the process alive after a reader closes its stream: reports may still have to be written
  /// to files, and the exit status must reflect the findings.
  ///
  /// Installs a handler rather than ignoring the signal, which child processes would inherit.
  static func outliveReaders() {
    signal(SIGPIPE) { _ in }
  }

  /// Shows progress on standard error.
  static func show(_ progress: String) {
    guard recorded.withLock({ $0 == nil }) else { return }
    try? write(Array(progress.utf8), to: STDERR_FILENO)
  }

  static func clearScreen() {
    try? write(Array("\u{1B}[2J\u{1B}[H".utf8), to: STDOUT_FILENO)
  }

  /// Whether standard output is not a pipe whose reader has closed it.
  static var hasReader: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 0) <= 0 || output.revents & Int16(POLLERR) == 0
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Returns the number of columns for wrapping text: the terminal's, limited to a readable range,
  /// or 80 without a terminal or if its width is unknown.
  static func outputWidth(atMost maximum: Int) -> Int {
    terminalWidth.map { min($0, maximum) } ?? 80
  }

  /// The number of columns of the terminal, at least a readable one; nil without a terminal or if
  /// its width is unknown.
  static var terminalWidth: Int? {
    guard let columns = outputSize?.ws_col, columns > 0 else { return nil }
    return max(40, Int(columns))
  }

  /// The number of rows of the terminal; nil without a terminal.
  static var outputHeight: Int? { outputSize.map { Int($0.ws_row) } }

  private static var outputSize: winsize? {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
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

  /// The output so far while it is recorded instead of written; nil otherwise.
  private static let recorded = Locked<OutputRecord?>(nil)

  /// Returns what `body` writes, and shows no progress.
  ///
  /// - Throws: the error of `body`, after writing what came before it.
  static func recording(_ body: () throws -> Void) rethrows -> OutputRecord {
    recorded.withLock { $0 = OutputRecord() }
    do {
      try body()
    } catch {
      write(endRecording())
      throw error
    }
    return endRecording()
  }

  private static func endRecording() -> OutputRecord {
    recorded.withLock { record in
      defer { record = nil }
      return record ?? OutputRecord()
    }
  }

  /// Returns false if output is not recorded.
  private static func record(_ bytes: [UInt8], isError: Bool) -> Bool {
    recorded.withLock { record in
      record?.pieces.append(OutputRecord.Piece(isError: isError, bytes: bytes))
      return record != nil
    }
  }

  /// Writes recorded output as far as the streams take it.
  static func write(_ record: OutputRecord) {
    for piece in record.pieces {
      try? write(piece.bytes, to: piece.isError ? STDERR_FILENO : STDOUT_FILENO)
    }
  }

  private static func write(_ text: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = text[...]
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
