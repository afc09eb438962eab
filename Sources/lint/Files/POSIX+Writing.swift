#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIX {
  /// What may be done with a file, and by whom.
  typealias Permissions = mode_t

  /// How a file is opened that is written.
  enum WritingMode {
    /// It must not be there yet.
    case create
    /// What is in it stays; it is made if it is not there.
    case append
    /// It is there, and takes what is written as it comes: a pipe or a device.
    case stream

    fileprivate var flags: Int32 {
      switch self {
      case .create: O_CREAT | O_EXCL
      case .append: O_CREAT | O_APPEND
      case .stream: 0
      }
    }
  }

  /// Writes a text to a file.
  ///
  /// - Parameter permissions: those that the file gets, or nil for those of a new file.
  static func write(
    _ text: String,
    to path: FilePath,
    _ mode: WritingMode,
    permissions: Permissions? = nil,
  ) throws(SystemError) {
    let flags = O_WRONLY | O_CLOEXEC | mode.flags
    let descriptor = try descriptor(of: path, flags, permissions: 0o666)
    do throws(SystemError) {
      if let permissions { _ = try call { fchmod(descriptor, permissions) } }
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = try call { rest.withUnsafeBytes { posixWrite(descriptor, $0) } }
        rest = rest.dropFirst(count)
      }
    } catch {
      close(descriptor)
      throw error
    }
    // A network file system may say only now that the disk is full.
    guard close(descriptor) == 0 else { throw SystemError(code: errno) }
  }

  /// Gives a file the name of another one, which it replaces in one step.
  static func rename(_ path: FilePath, to target: FilePath) throws(SystemError) {
    try path.withCString { (old) throws(SystemError) in
      try target.withCString { (new) throws(SystemError) in
        _ = try call { posixRename(old, new) }
      }
    }
  }

  static func remove(_ path: FilePath) {
    _ = path.withCString { unlink($0) }
  }

  /// The permissions of a file; nil when there is no such file.
  static func permissions(of path: FilePath) -> Permissions? {
    var info = stat()
    return path.withCString { stat($0, &info) } == 0 ? info.st_mode & 0o7777 : nil
  }

  /// Holds signals that would end the process until they are released.
  ///
  /// - Returns: those that were held before.
  static func holdInterruptions() -> sigset_t {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    sigprocmask(SIG_BLOCK, &signals, &before)
    return before
  }

  static func release(_ before: sigset_t) {
    var before = before
    sigprocmask(SIG_SETMASK, &before, nil)
  }

  static var processID: Int32 { getpid() }
}

// Inside the extension the names are our own functions.
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func posixRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  rename(old, new)
}
