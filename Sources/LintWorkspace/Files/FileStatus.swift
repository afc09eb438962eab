/// The status of a file, following symbolic links.
package struct FileStatus: Sendable {
  package let kind: FileKind
  package let identity: FileIdentity

  /// The size in bytes; meaningful only for regular files, until the next write.
  package let size: Int

  /// The time of the last change of the contents, in nanoseconds since 1970.
  package let modification: Int

  /// The time of the last change of the contents or the status, which programs cannot set, in
  /// nanoseconds since 1970.
  let change: Int

  let owner: UInt32
  let group: UInt32
  let permissions: POSIX.Permissions

  /// Whether the file permits no writing.
  package var isReadOnly: Bool { permissions & 0o222 == 0 }
}
