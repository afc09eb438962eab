package import LintText

/// The retention of automatic backups, as far as the document specifies it.
package enum Retention: Sendable, Hashable {
  /// No limit: the service uses 0, and backups are off.
  case absent(Absence)
  /// A whole number of days, including negative ones and those above the maximum.
  case days(Int)
  /// A whole number of days that must not be shown.
  case secretDays(Int)
  /// A number of days in a range, depending on the value of the parameter.
  case within(ClosedRange<Int>, parameter: Text)
  /// A written null, which CloudFormation refuses.
  case null
  /// Not a whole number, as shown in a message: `'7.5'`, `true`, `a list`; nil if it must not be
  /// shown.
  case malformed(Text?)
  /// One of several; only the deployment knows which.
  indirect case oneOf([Retention], Undecided)
  /// Not known before the deployment.
  case undecided(Undecided)

  /// The reason that a limit is absent.
  package enum Absence: Sendable, Hashable {
    /// The property is not written.
    case notWritten
    /// The property is written with a name that CloudFormation does not know.
    case misspelled(Text)
    /// The property is written beside `Properties`, with this name.
    case outsideProperties(Text)
    /// The property is removed with `AWS::NoValue`.
    case noValue
    /// The plan has null.
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

  /// Whether the deployment may have another value than is known here.
  package var isUndecided: Bool {
    switch self {
    case .within, .oneOf, .undecided: true
    case .absent, .days, .secretDays, .null, .malformed: false
    }
  }

  /// The same retention with values that are not shown.
  package var hidden: Retention {
    switch self {
    case .days(let days): .secretDays(days)
    case .malformed: .malformed(nil)
    case .oneOf(let candidates, let reason): .oneOf(candidates.map(\.hidden), reason)
    case .absent, .secretDays, .within, .null, .undecided: self
    }
  }

  /// The maximum number of days that ElastiCache keeps automatic backups (botocore
  /// `CreateServerlessCacheRequest`, ElastiCache user guide "Scheduling automatic backups").
  package static let maximumDays = 35
}
