#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The error number that a system call stored in `errno`.
package struct SystemError: Error, Equatable {
  let code: Int32

  static let tooLarge = SystemError(code: EFBIG)

  static let absent = SystemError(code: ENOENT)

  /// A link where links are not followed, or too many links.
  static let isLink = SystemError(code: ELOOP)

  static let isFolder = SystemError(code: EISDIR)

  static let isThere = SystemError(code: EEXIST)

  /// A pipe or a socket without a reader.
  package static let hasNoReader = SystemError(code: EPIPE)

  static let noMemory = SystemError(code: ENOMEM)

  /// A program that did not respond in time.
  static let noAnswer = SystemError(code: ETIMEDOUT)

  /// Not a regular file where one is required.
  static let notRegular = SystemError(code: ENOTSUP)

  /// Whether nothing exists at the path: no such file, or a broken link.
  package var isAbsence: Bool { [ENOENT, ENOTDIR, ELOOP].contains(code) }

  /// The error as a phrase that follows a path and a colon.
  package var message: String {
    switch code {
    case EACCES: "permission denied"
    case EIO: "the device failed while reading"
    case EISDIR: "is a directory"
    case ELOOP: "too many levels of symbolic links"
    case EMFILE: "too many open files"
    case ENAMETOOLONG: "path is too long"
    case ENOMEM: "not enough memory"
    case ENOENT: "no such file or directory"
    case ENOTDIR: "a part of the path is not a directory"
    case ENOTSUP: "is not a regular file"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
