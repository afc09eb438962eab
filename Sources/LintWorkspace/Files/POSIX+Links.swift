#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIX {
  /// Returns the kind of a path itself, without following a link.
  static func entryKind(of path: FilePath) throws(SystemError) -> FileKind {
    FileObserver.report(path)
    var info = stat()
    try path.withCString { (name) throws(SystemError) in
      _ = try call { lstat(name, &info) }
    }
    return FileKind(mode: info.st_mode)
  }

  /// Returns the target of a link, byte for byte.
  static func linkTarget(of path: FilePath) throws(SystemError) -> [UInt8] {
    FileObserver.report(path)
    var buffer = [CChar](repeating: 0, count: 256)
    while true {
      let count = try path.withCString { (name) throws(SystemError) in
        try call { readlink(name, &buffer, buffer.count) }
      }
      // A target that fills the buffer may be longer.
      guard count == buffer.count else { return buffer[..<count].map { UInt8(bitPattern: $0) } }
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
  }
}
