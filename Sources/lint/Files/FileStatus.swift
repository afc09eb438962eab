/// What the system says about a file, symbolic links followed.
struct FileStatus: Sendable {
  let kind: FileKind
  let identity: FileIdentity

  /// In bytes; meaningful for regular files, and only until somebody writes.
  let size: Int

  let owner: UInt32
  let permissions: POSIX.Permissions
}
