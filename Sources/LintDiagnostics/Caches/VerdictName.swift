/// The possible verdicts, named as in outputs.
public enum VerdictName: String, Sendable, CaseIterable {
  /// Backups are on.
  case on
  /// Backups are off.
  case off
  /// Backups are kept for fewer days than required.
  case short
  /// The limit is not a number of days that can be deployed.
  case invalid
  /// The limit can never take effect.
  case unsupported
  /// The question does not apply.
  case notApplicable
  /// The verdict depends on the deployment.
  case undecided
}
