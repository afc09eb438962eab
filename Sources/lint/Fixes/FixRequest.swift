/// What to do with the fixes of findings.
struct FixRequest: Equatable {
  /// What becomes of the edited files.
  let action: Action

  /// Whether to make unsafe edits too.
  let includesUnsafe: Bool

  enum Action {
    /// Write the files.
    case apply
    /// Print a diff, and write nothing.
    case show
  }
}
