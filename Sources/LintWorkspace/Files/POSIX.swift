#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls of the command, repeated when a signal interrupts them.
package enum POSIX {
  static let standardInput: Int32 = 0

  package static func status(of path: FilePath) throws(SystemError) -> FileStatus {
    FileObserver.report(path)
    return try unobservedStatus(of: path)
  }

  /// Returns the status of a file without a report to observers.
  static func unobservedStatus(of path: FilePath) throws(SystemError) -> FileStatus {
    var info = stat()
    try path.withCString { (name) throws(SystemError) in
      _ = try call { stat(name, &info) }
    }
    return FileStatus(info)
  }

  static func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var info = stat()
    _ = try call { fstat(descriptor, &info) }
    return FileStatus(info)
  }

  /// Makes a folder the working folder of the process.
  package static func enter(_ folder: FilePath) throws(SystemError) {
    try folder.withCString { (name) throws(SystemError) in
      _ = try call { chdir(name) }
    }
  }

  /// Returns the absolute path without links, `.`, and `..`; nil if the file doesn't exist.
  package static func realPath(of path: FilePath) -> FilePath? {
    FileObserver.report(path)
    guard let resolved = path.withCString({ realpath($0, nil) }) else { return nil }
    defer { systemFree(resolved) }
    return FilePath(bytes: UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// Returns the entries of a folder, without `.` and `..`, sorted by their bytes.
  ///
  /// The folder is closed on return: a walk of any depth keeps no file open.
  static func entries(of folder: FilePath) throws(SystemError) -> [FolderEntry] {
    FileObserver.report(folder, .entries)
    let descriptor = try descriptor(of: folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard let stream = fdopendir(descriptor) else {
      let error = SystemError(code: errno)
      close(descriptor)
      throw error
    }
    defer { closedir(stream) }

    var entries: [FolderEntry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) {
        let kind = FileKind(entryType: entry.pointee.d_type) ?? kind(of: name, in: descriptor)
        entries.append(FolderEntry(name: name, kind: kind))
      }
      errno = 0
    }
    guard errno == 0 else { throw SystemError(code: errno) }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// Returns the kind of an entry if the file system doesn't report it with the name.
  private static func kind(of name: [UInt8], in folder: Int32) -> FileKind {
    var info = stat()
    let result = FilePath(bytes: name).withCString {
      fstatat(folder, $0, &info, AT_SYMLINK_NOFOLLOW)
    }
    return result == 0 ? FileKind(mode: info.st_mode) : .other
  }

  /// Opens a file for reading while `body` runs.
  ///
  /// - Parameter onlyRegular: false for a file that the user named, so opening a FIFO waits for its
  ///   writer; true to never wait and never follow a link.
  static func withOpenFile<Result>(
    _ path: FilePath,
    onlyRegular: Bool,
    _ body: (_ descriptor: Int32) throws(SystemError) -> Result,
  ) throws(SystemError) -> Result {
    FileObserver.report(path)
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (onlyRegular ? O_NONBLOCK | O_NOFOLLOW : 0)
    let descriptor = try descriptor(of: path, flags)
    defer { close(descriptor) }
    return try body(descriptor)
  }

  static func descriptor(
    of path: FilePath,
    _ flags: Int32,
    permissions: mode_t = 0,
  ) throws(SystemError) -> Int32 {
    try path.withCString { (name) throws(SystemError) in
      try call { open(name, flags, permissions) }
    }
  }

  /// Reads the available bytes that fit and returns their number; 0 at the end of the file.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer,
    from descriptor: Int32,
  ) throws(SystemError) -> Int {
    // Darwin refuses to read 2 GiB at once.
    let count = min(buffer.count, 1 << 30)
    return try call { read(descriptor, buffer.baseAddress, count) }
  }

  /// Allocates memory for the contents of a file, and throws if memory is short; Swift's own
  /// allocation would end the process.
  static func allocate(_ count: Int) throws(SystemError) -> UnsafeMutableRawBufferPointer {
    guard let address = malloc(count) else { throw .noMemory }
    return UnsafeMutableRawBufferPointer(start: address, count: count)
  }

  /// Resizes a buffer, possibly moving it; on failure the buffer is unchanged.
  static func reallocate(
    _ buffer: UnsafeMutableRawBufferPointer,
    _ count: Int,
  ) throws(SystemError) -> UnsafeMutableRawBufferPointer {
    guard let address = realloc(buffer.baseAddress, count) else { throw .noMemory }
    return UnsafeMutableRawBufferPointer(start: address, count: count)
  }

  static func free(_ buffer: UnsafeMutableRawBufferPointer) {
    systemFree(buffer.baseAddress)
  }

  package static func call<Number: SignedInteger>(
    _ body: () -> Number
  ) throws(SystemError) -> Number {
    while true {
      let result = body()
      guard result == -1 else { return result }
      guard errno == EINTR else { throw SystemError(code: errno) }
    }
  }
}

extension FileStatus {
  fileprivate init(_ info: stat) {
    #if canImport(Darwin)
      let (time, change) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (time, change) = (info.st_mtim, info.st_ctim)
    #endif
    self.init(
      kind: FileKind(mode: info.st_mode),
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: info.st_dev),
        inode: UInt64(truncatingIfNeeded: info.st_ino),
      ),
      size: Int(info.st_size),
      // File systems may have any time, even one that overflows.
      modification: Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec),
      change: Int(change.tv_sec) &* 1_000_000_000 &+ Int(change.tv_nsec),
      owner: info.st_uid,
      group: info.st_gid,
      permissions: info.st_mode & 0o7777,
    )
  }
}

extension FileKind {
  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .stream
      default: .other
      }
  }

  /// Nil if the file system doesn't report the type, as with some network file systems.
  fileprivate init?(entryType: UInt8) {
    switch Int(entryType) {
    case Int(DT_REG): self = .regular
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_FIFO): self = .stream
    case Int(DT_UNKNOWN): return nil
    default: self = .other
    }
  }
}

// Inside `POSIX` this name refers to our own function.
private func systemFree(_ address: UnsafeMutableRawPointer?) {
  free(address)
}
