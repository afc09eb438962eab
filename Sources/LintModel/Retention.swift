package import LintText

/// How long automatic backups are kept, as far as the document tells.
package enum Retention: Sendable, Hashable {
  /// No limit: the service takes 0, and backups are off.
  case absent(Absence)
  /// A whole number of days; negative ones and those above the maximum included.
  case days(Int)
  /// A whole number of days that must not be shown.
  case secretDays(Int)
  /// Some number of days in a range, whatever value the parameter is given.
  case within(ClosedRange<Int>, parameter: Text)
  /// A null that is written, which CloudFormation refuses.
  case null
  /// No whole number, as it is shown to people: `'7.5'`, `true`, `a list`; nil if it must not be
  /// shown.
  case malformed(Text?)
  /// One of several, and only the deployment knows which.
  indirect case oneOf([Retention], Undecided)
  /// Not known before the deployment.
  case undecided(Undecided)

  /// How a limit can be missing.
  package enum Absence: Sendable, Hashable {
    /// The property is not written.
    case notWritten
    /// The property is written with a name that CloudFormation does not know.
    case misspelled(Text)
    /// The property is written beside `Properties`, with this name.
    case outsideProperties(Text)
    /// The property is removed with `AWS::NoValue`.
    case noValue
    /// A plan says null.
    case null
  }

  /// Whether the value must not be shown.
  package var isSecret: Bool {
    switch self {
    case .secretDays, .malformed(nil), .undecided(.takenOut): true
    case .oneOf(let candidates, _): candidates.contains(where: \.isSecret)
    case .absent, .days, .within, .null, .malformed, .undecided: false
    }
  }

  /// Whether the deployment may come to another value than is known here.
  package var isUndecided: Bool {
    switch self {
    case .within, .oneOf, .undecided: true
    case .absent, .days, .secretDays, .null, .malformed: false
    }
  }

  /// The most days that ElastiCache keeps automatic backups
  /// (botocore `CreateServerlessCacheRequest`, ElastiCache user guide "Scheduling automatic
  /// backups").
  package static let maximumDays = 35
}
