package import LintModel

extension Verdict {
  /// Returns the reason for the verdict as a phrase.
  ///
  /// - Parameter language: the language whose property names are used.
  package func reason(in language: CacheLanguage) -> String {
    let limit = language.retentionLimit
    switch self {
    case .on(.exactly(let days)): return "backups are kept \(Self.count(days))"
    case .on(.hidden): return "backups are on; the number of days is hidden"
    case .on(.several): return "backups are kept in every scenario"
    case .on(.anyValue(let parameter)):
      return "every value that parameter '\(parameter)' allows turns backups on"
    case .off(.zero): return "\(limit) is 0"
    case .off(.alwaysZero(let parameter)):
      return "\(limit) is 0 for every value of parameter '\(parameter)'"
    case .off(.absent(.notWritten)): return "\(limit) is not set"
    case .off(.absent(.misspelled(let name))):
      return "\(limit) is not set, only '\(name)' is"
    case .off(.absent(.outsideProperties(let name))):
      return "\(limit) is not set: '\(name)' is outside 'Properties'"
    case .off(.absent(.noValue)): return "\(limit) is removed by AWS::NoValue"
    case .off(.absent(.null)): return "\(limit) is null"
    case .short(.exactly(let days), let required):
      return "\(limit) is \(days), fewer than the required \(Self.count(required))"
    case .short(.several, let required), .short(.hidden, let required):
      return "\(limit) is fewer than the required \(Self.count(required))"
    case .short(.anyValue(let parameter), let required):
      return "every value that parameter '\(parameter)' allows is fewer than the required "
        + Self.count(required)
    case .invalid(.null):
      return "\(limit) is null, which CloudFormation refuses"
    case .invalid(.notANumber(nil)):
      return "\(limit) is not a number of days from 1 to \(Self.maximum)"
    case .invalid(.notANumber(let shown?)):
      return "\(limit) is \(shown), which is not a number of days from 1 to \(Self.maximum)"
    case .invalid(.outOfRange(let days)) where days > Self.maximum:
      return "\(limit) is \(days), above the maximum of \(Self.count(Self.maximum))"
    case .invalid(.outOfRange(let days)):
      return "\(limit) is \(days), which is not a number of days from 1 to \(Self.maximum)"
    case .invalid(.hiddenOutOfRange):
      return "\(limit) is not a number of days from 1 to \(Self.maximum)"
    case .unsupported(.memcached):
      return "its engine is Memcached, which takes no \(limit)"
    case .unsupported(.tooSmall):
      return "cache.t1.micro nodes cannot be backed up with cluster mode disabled"
    case .notApplicable(.memcached): return "Memcached clusters cannot be backed up"
    case .notApplicable(.exempt(let exemption)): return exemption.description
    case .undecided(.retention, let reason): return reason.description
    case .undecided(.engine, let reason):
      return "\(limit) is 0 or missing, which is correct only for \(reason.exempted),"
        + " and the \(language.engine) is not known: \(reason.description)"
    }
  }

  private static var maximum: Int { Retention.maximumDays }

  private static func count(_ days: Int) -> String {
    days == 1 ? "1 day" : "\(days) days"
  }
}

extension Exemption {
  fileprivate var description: String {
    switch self {
    case .memberOfReplicationGroup(let group?):
      "a member of replication group '\(group)' is backed up with the group"
    case .memberOfReplicationGroup(nil):
      "a member of a replication group is backed up with the group"
    case .neverCreated: "its condition can never hold, so it is never created"
    case .deleted: "the plan deletes it"
    case .removed: "the change set removes it"
    case .discarded: "the preview deletes it, or manages it no longer"
    case .beingDeleted: "it is being deleted"
    case .gone: "it no longer exists"
    case .forgotten: "the plan forgets it, and Terraform manages it no longer"
    case .deposed: "it is an old object that waits for its deletion"
    case .dataSource: "it is only read"
    }
  }
}

extension Undecided {
  /// The kinds of clusters that need no limit, if the engine turns out to be one of them.
  fileprivate var exempted: String {
    switch self {
    case .memberOrNot(let group?, _): "Memcached and for a member of replication group '\(group)'"
    case .memberOrNot(nil, _): "Memcached and for a member of a replication group"
    default: "Memcached"
    }
  }
}
