/// The state of a file or folder on disk, which another one follows after a change.
enum FileState: Hashable, Sendable {
  case missing

  /// A file, which any write changes, also one that restores the time of the last change.
  case file(FileIdentity, size: Int, modification: Int, change: Int)

  case folder(FileIdentity, owner: UInt32, group: UInt32, permissions: POSIX.Permissions)

  /// A folder whose entries matter.
  case listing(FileIdentity, modification: Int, change: Int)

  init(of path: FilePath, _ part: FileObserver.Part) {
    guard let status = try? POSIX.unobservedStatus(of: path) else {
      self = .missing
      return
    }
    self =
      switch (status.kind, part) {
      case (.folder, .file):
        .folder(
          status.identity,
          owner: status.owner,
          group: status.group,
          permissions: status.permissions,
        )
      case (.folder, .entries):
        .listing(status.identity, modification: status.modification, change: status.change)
      default:
        .file(
          status.identity,
          size: status.size,
          modification: status.modification,
          change: status.change,
        )
      }
  }

  /// The time of the last change in nanoseconds since 1970, which programs cannot set; nil if a
  /// later change would be visible anyway.
  private var change: Int? {
    switch self {
    case .file(_, _, _, let change), .listing(_, _, let change): change
    case .missing, .folder: nil
    }
  }

  /// Returns the time in milliseconds from which a later change is visible; nil if any is.
  ///
  /// File systems record times with a limited precision, so a file may change again without a
  /// difference.
  ///
  /// - Parameter now: in nanoseconds since 1970.
  func doubt(at now: Int) -> Int? {
    guard let change else { return nil }
    // Some record whole seconds.
    let precision = change % 1_000_000_000 == 0 ? 2_000 : Self.precision
    return change >= now &- precision * 1_000_000 ? precision : nil
  }

  /// The precision of the times that most file systems record, in milliseconds.
  private static let precision = 20
}
