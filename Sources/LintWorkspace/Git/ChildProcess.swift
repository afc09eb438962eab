#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that ran to its end.
package struct ChildProcess {
  /// The exit status; nil if a signal ended the program.
  let status: Int32?
  let output: [UInt8]
  let error: [UInt8]

  /// Runs a program with empty standard input.
  ///
  /// - Parameters:
  ///   - program: its name, looked up on `PATH`; not in relative folders, whose files may be
  ///     untrusted.
  ///   - arguments: the arguments after the name, passed verbatim without a shell.
  ///   - environment: variables that override or extend those of this process; nil removes a
  ///     variable.
  ///   - limits: the limits of the program, which is killed if it exceeds one.
  init(
    _ program: String,
    _ arguments: [[UInt8]],
    environment: [String: String?],
    limits: Limits = Limits(),
  ) throws(SystemError) {
    let output = try Pipe()
    defer { close(output.reader) }
    let error = try Pipe()
    defer { close(error.reader) }
    let child = try Self.spawn(program, arguments, environment, output, error)
    do throws(SystemError) {
      (self.output, self.error) = try Self.read(output.reader, error.reader, limits)
    } catch let problem {
      kill(child, SIGKILL)
      _ = try Self.wait(child)
      throw problem
    }
    status = try Self.wait(child)
  }

  /// The limits of a program that reads untrusted files.
  struct Limits {
    /// The number of bytes that it may print.
    var bytes = 256 << 20

    /// The number of milliseconds that it may run without printing.
    var silence: Int32 = 120_000
  }

  /// A pipe whose ends other programs don't inherit.
  private struct Pipe {
    let reader: Int32
    let writer: Int32

    init() throws(SystemError) {
      var ends: [Int32] = [0, 0]
      _ = try POSIX.call { pipe(&ends) }
      (reader, writer) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
  }

  private static func spawn(
    _ program: String,
    _ arguments: [[UInt8]],
    _ environment: [String: String?],
    _ output: Pipe,
    _ error: Pipe,
  ) throws(SystemError) -> pid_t {
    // While a writer is open, the reader waits for more.
    defer {
      close(output.writer)
      close(error.writer)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writer, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, error.writer, STDERR_FILENO)

    guard let path = path(of: program) else { throw SystemError(code: ENOENT) }
    let argv = ([Array(program.utf8)] + arguments).map(terminated)
    let variables = inherited(besides: environment)
    var child = pid_t()
    let code = withPointers(to: argv) { argv in
      withPointers(to: variables) { variables in
        path.withCString { posix_spawn(&child, $0, &actions, nil, argv, variables) }
      }
    }
    guard code == 0 else { throw SystemError(code: code) }
    return child
  }

  /// Returns the path of a program, looked up in the absolute folders of `PATH`.
  package static func path(of program: String) -> FilePath? {
    (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin").split(separator: ":")
      .filter { $0.hasPrefix("/") }
      .map { FilePath(String($0)).appending(program) }
      .first { path in
        (try? POSIX.status(of: path))?.kind == .regular
          && path.withCString { access($0, X_OK) } == 0
      }
  }

  /// Returns the variables of this process with the given changes, as `NAME=VALUE`.
  private static func inherited(besides changes: [String: String?]) -> [[CChar]] {
    var variables: [[CChar]] = []
    var next = environ
    while let variable = next.pointee {
      let bytes = Array(UnsafeRawBufferPointer(start: variable, count: strlen(variable)))
      let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      if !changes.keys.contains(name) { variables.append(terminated(bytes)) }
      next += 1
    }
    return variables
      + changes.compactMap { name, value in value.map { terminated(Array("\(name)=\($0)".utf8)) } }
  }

  private static func terminated(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }

  /// Calls `body` with the strings as a null-terminated list of pointers.
  private static func withPointers<Result>(
    to strings: [[CChar]],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result,
  ) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
  }

  /// Reads two pipes to their ends, whichever has data first: a program blocks forever if its pipe
  /// is full.
  ///
  /// - Throws: ``SystemError/noAnswer`` or ``SystemError/tooLarge`` if the program exceeds its
  ///   limits.
  private static func read(
    _ output: Int32,
    _ error: Int32,
    _ limits: Limits,
  ) throws(SystemError) -> (output: [UInt8], error: [UInt8]) {
    var contents: [[UInt8]] = [[], []]
    var pipes = [output, error].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while pipes.contains(where: { $0.fd >= 0 }) {
      let ready = try? POSIX.call { poll(&pipes, nfds_t(pipes.count), limits.silence) }
      guard let ready else { break }
      guard ready > 0 else { throw .noAnswer }
      for index in pipes.indices where pipes[index].fd >= 0 && pipes[index].revents != 0 {
        let count = (try? POSIX.fill(buffer, from: pipes[index].fd)) ?? 0
        contents[index] += buffer[..<count]
        // `poll` ignores a negative descriptor.
        if count == 0 { pipes[index].fd = -1 }
      }
      guard contents[0].count + contents[1].count <= limits.bytes else { throw .tooLarge }
    }
    return (contents[0], contents[1])
  }

  private static func wait(_ child: pid_t) throws(SystemError) -> Int32? {
    var status: Int32 = 0
    _ = try POSIX.call { waitpid(child, &status, 0) }
    // The macros `WIFEXITED` and `WEXITSTATUS` are not available in Swift.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }
}
