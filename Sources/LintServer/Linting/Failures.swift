internal import LintWorkspace

/// The reasons why open documents and workspace folders are not linted.
struct Failures {
  /// The reasons, by the path of the document or folder.
  private var failures: [FilePath: Failure] = [:]

  /// A reason why something is not linted.
  struct Failure: Equatable {
    let message: String

    /// The configuration with problems, without links; nil for other reasons.
    let configuration: FilePath?
  }

  /// Replaces the reason for documents or folders; nil once they are linted.
  ///
  /// - Returns: whether the reason is new, and the configurations that are no longer a reason.
  mutating func set(
    _ failure: Failure?,
    for paths: [FilePath],
  ) -> (isNew: Bool, repaired: Set<FilePath>) {
    let old = configurations
    let isNew = failure.map { failure in !failures.values.contains(failure) } ?? false
    for path in paths { failures[path] = failure }
    return (isNew, old.subtracting(configurations))
  }

  private var configurations: Set<FilePath> {
    Set(failures.values.compactMap(\.configuration))
  }
}

extension Failures.Failure {
  init(_ error: any Error) {
    let error = error as? UsageError
    let path = error?.configuration?.path
    self.init(
      message: error?.description ?? "the files could not be linted",
      configuration: path.map { POSIX.resolvedPath(of: $0) },
    )
  }

  /// The first line of the message.
  var summary: String {
    let lines = message.split(separator: "\n")
    let rest = lines.count > 1 ? " (and \(lines.count - 1) more)" : ""
    return (lines.first.map { String($0) } ?? message) + rest
  }
}
