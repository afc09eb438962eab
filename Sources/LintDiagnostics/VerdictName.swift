/// The possible answers, by the names that outputs use.
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
  /// The question does not arise.
  case notApplicable
  /// Only the deployment can tell.
  case undecided
}
