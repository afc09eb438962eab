#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Decides whether a configuration that was found comes from those who own the folder.
///
/// In a temporary folder for all users anybody may leave one. In a repository, on the other hand,
/// permissions say little: GitLab checks out with everything writable, and in a container the files
/// belong to a user outside. There a configuration counts if the owner of its folder made it.
enum ConfigurationOwnership {
  /// Whether a configuration may be used.
  ///
  /// - Parameters:
  ///   - path: the configuration.
  ///   - folder: the folder in which it was found.
  static func isTrusted(_ path: FilePath, in folder: FilePath, _ border: Border) -> Bool {
    guard let file = try? POSIX.status(of: path), let folder = try? POSIX.status(of: folder)
    else { return false }
    // Nothing but a file is read, so that nothing else needs to be trusted.
    guard file.kind == .regular else { return true }
    guard folder.permissions & (S_ISVTX | S_IWOTH) != S_ISVTX | S_IWOTH else { return false }
    guard isOpen(file) || isOpen(folder) else { return true }
    return border.isRepository && (isOurs(file) || file.owner == folder.owner)
  }

  /// Whether others than the owner may write, and the owner is not the one who runs the command.
  private static func isOpen(_ status: FileStatus) -> Bool {
    status.permissions & S_IWOTH != 0 || status.permissions & S_IWGRP != 0 && !isOurs(status)
  }

  private static func isOurs(_ status: FileStatus) -> Bool {
    status.owner == geteuid() || status.owner == 0
  }
}
