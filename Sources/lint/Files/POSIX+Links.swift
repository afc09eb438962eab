#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIX {
  /// The kind of a path itself: a link is not followed.
  static func entryKind(of path: FilePath) throws(SystemError) -> FileKind {
    var info = stat()
    try path.withCString { (name) throws(SystemError) in
      _ = try call { lstat(name, &info) }
    }
    return FileKind(mode: info.st_mode)
  }

  /// The target of a link, byte for byte as it is written.
  static func linkTarget(of path: FilePath) throws(SystemError) -> [UInt8] {
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
