/// The status of a file, following symbolic links.
struct FileStatus: Sendable {
  let kind: FileKind
  let identity: FileIdentity

  /// The size in bytes; meaningful only for regular files, until the next write.
  let size: Int

  let owner: UInt32
  let group: UInt32
  let permissions: POSIX.Permissions
}
