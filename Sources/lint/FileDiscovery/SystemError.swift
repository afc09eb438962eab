#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The error number that a system call left in `errno`.
struct SystemError: Error, Equatable {
  let code: Int32

  static let tooLarge = SystemError(code: EFBIG)

  static let isFolder = SystemError(code: EISDIR)

  static let isThere = SystemError(code: EEXIST)

  /// True when there is nothing at the path: no such file, or links that lead nowhere.
  var isAbsence: Bool { [ENOENT, ENOTDIR, ELOOP].contains(code) }

  /// The error in words that follow a path and a colon.
  var message: String {
    switch code {
    case EACCES: "permission denied"
    case EFBIG: "is larger than 2 GiB"
    case EIO: "the device failed while reading"
    case EISDIR: "is a directory"
    case ELOOP: "too many levels of symbolic links"
    case EMFILE: "too many open files"
    case ENAMETOOLONG: "path is too long"
    case ENOENT: "no such file or directory"
    case ENOTDIR: "a part of the path is not a directory"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
