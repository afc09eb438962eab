#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension POSIX {
  /// Whether a process exists.
  package static func isRunning(_ process: Int32) -> Bool {
    // Signal 0 is not sent; a process of another user exists too. Others than positive numbers name
    // groups.
    process <= 0 || kill(process, 0) == 0 || errno == EPERM
  }
}
