#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIX {
  /// The permission bits of a file.
  typealias Permissions = mode_t

  /// The mode in which a file is opened for writing.
  enum WritingMode {
    /// The file must not exist yet.
    case create
    /// The contents are kept; the file is created if it doesn't exist.
    case append
    /// The file exists and accepts a stream: a pipe or a device.
    case stream

    fileprivate var flags: Int32 {
      switch self {
      case .create: O_CREAT | O_EXCL
      case .append: O_CREAT | O_APPEND
      case .stream: 0
      }
    }
  }

  /// The user and the group that own a file.
  struct Owner {
    fileprivate let user: uid_t
    fileprivate let group: gid_t
  }

  /// Returns the owner of a file; nil if it doesn't exist.
  static func owner(of path: FilePath) -> Owner? {
    var info = stat()
    guard path.withCString({ stat($0, &info) }) == 0 else { return nil }
    return Owner(user: info.st_uid, group: info.st_gid)
  }

  /// Whether this process may create a file that a user owns.
  static func mayCreateFile(of owner: UInt32) -> Bool { [0, owner].contains(geteuid()) }

  /// Writes bytes to a file.
  ///
  /// - Parameters:
  ///   - permissions: the permissions of the file, or nil for the default of a new file.
  ///   - owner: the owner of the file, as far as this process may set it, or nil for this process.
  static func write(
    _ bytes: some Sequence<UInt8>,
    to path: FilePath,
    _ mode: WritingMode,
    permissions: Permissions? = nil,
    owner: Owner? = nil,
  ) throws(SystemError) {
    let flags = O_WRONLY | O_CLOEXEC | mode.flags
    let descriptor = try descriptor(of: path, flags, permissions: 0o666)
    do throws(SystemError) {
      if let permissions { _ = try call { fchmod(descriptor, permissions) } }
      // Only root may give a file away; to others it already belongs.
      if let owner { _ = fchown(descriptor, owner.user, owner.group) }
      var rest = Array(bytes)[...]
      while !rest.isEmpty {
        let count = try call { rest.withUnsafeBytes { posixWrite(descriptor, $0) } }
        rest = rest.dropFirst(count)
      }
    } catch {
      close(descriptor)
      throw error
    }
    // A network file system may only now report that the disk is full.
    guard close(descriptor) == 0 else { throw SystemError(code: errno) }
  }

  /// Makes a folder and those that it is in, as far as they are missing.
  static func makeFolder(_ path: FilePath) throws(SystemError) {
    guard (try? status(of: path)) == nil else { return }
    if let parent = path.parent { try makeFolder(parent) }
    guard path.withCString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
      throw SystemError(code: errno)
    }
  }

  /// Renames a file, atomically replacing the target.
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

  /// Returns the permissions of a file; nil if it doesn't exist.
  static func permissions(of path: FilePath) -> Permissions? {
    var info = stat()
    return path.withCString { stat($0, &info) } == 0 ? info.st_mode & 0o7777 : nil
  }

  /// Blocks signals that would end the process until they are released.
  ///
  /// - Returns: the previously blocked signals.
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
}

// Inside the extension these names refer to our own functions.
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func posixRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  rename(old, new)
}
