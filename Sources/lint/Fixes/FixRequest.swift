internal import ElastiCacheLint

/// A request to apply or show the fixes of findings.
struct FixRequest: Equatable {
  /// The use of the edits.
  let action: Action

  /// Whether to make unsafe edits too.
  let includesUnsafe: Bool

  /// The suppressions to write in place of fixes; nil for fixes.
  let suppression: SuppressionText?

  enum Action {
    /// Write the files.
    case apply
    /// Print a diff, and write nothing.
    case show
  }
}
