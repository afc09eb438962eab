package import LintDiagnostics
package import LintText

/// Whether automatic backups would be on, with the reason.
package enum Verdict: Sendable, Hashable {
  /// Backups are kept.
  case on(KeptDays)
  /// Backups are off.
  case off(OffCause)
  /// Backups are kept for fewer days than required. The number is hidden if it must not be shown.
  case short(KeptDays, required: Int)
  /// The limit cannot be deployed.
  case invalid(InvalidLimit)
  /// The limit can never take effect.
  case unsupported(UnsupportedCause)
  /// The question doesn't apply.
  case notApplicable(NotApplicableCause)
  /// The input doesn't determine the answer; only the deployment does.
  case undecided(UndecidedSubject, Undecided)

  /// The number of days that backups are kept.
  package enum KeptDays: Sendable, Hashable {
    /// An exact number.
    case exactly(Int)
    /// A number that must not be shown.
    case hidden
    /// Different numbers in different scenarios.
    case several
    /// The value of a parameter, every value of which leads to the same answer.
    case anyValue(parameter: Text)
  }

  /// The reason why backups are off.
  package enum OffCause: Sendable, Hashable {
    /// The limit is missing.
    case absent(Retention.Absence)
    /// The limit is 0.
    case zero
    /// The limit is 0 for every value of a parameter.
    case alwaysZero(parameter: Text)
  }

  /// The reason why a limit is rejected.
  package enum InvalidLimit: Sendable, Hashable {
    /// Null, which CloudFormation rejects.
    case null
    /// Not a whole number; the value as shown to people, or nil if it must not be shown.
    case notANumber(Text?)
    /// Negative or above the maximum.
    case outOfRange(Int)
    /// Negative or above the maximum, and must not be shown.
    case hiddenOutOfRange
  }

  /// The reason why a limit cannot take effect.
  package enum UnsupportedCause: Sendable, Hashable {
    /// Memcached on nodes cannot be backed up.
    case memcached
    /// `cache.t1.micro` nodes cannot be backed up with cluster mode disabled.
    case tooSmall
  }

  /// The reason why the question doesn't apply.
  package enum NotApplicableCause: Sendable, Hashable {
    /// Memcached on nodes cannot be backed up, and no backups are requested.
    case memcached
    /// An exemption that doesn't depend on the engine, such as a planned deletion.
    case exempt(Exemption)
  }

  /// The unknown property.
  package enum UndecidedSubject: Sendable, Hashable {
    /// The retention limit.
    case retention
    /// The engine: it may be Memcached, which needs no backups.
    case engine
  }
}

extension Verdict {
  /// Judges one possible deployment of a cache.
  ///
  /// - Parameter minimumDays: the number of days that backups must be kept, 1 to 35.
  package init(_ possibility: Possibility, of type: CacheType, minimumDays: Int) {
    if let exemption = possibility.exemption {
      self = .notApplicable(.exempt(exemption))
      return
    }
    // A serverless cache can be backed up with any engine, and a replication group is never
    // Memcached.
    let isMemcached = type.form == .cluster ? possibility.engine.isMemcached : false
    switch possibility.retention {
    case .null:
      self = .invalid(.null)
    case .malformed(let shown):
      self = .invalid(.notANumber(shown))
    case .undecided(let reason):
      self = .undecided(.retention, reason)
    case .oneOf(let candidates, let reason):
      let verdicts = candidates.map { candidate in
        Verdict(possibility.replacing(retention: candidate), of: type, minimumDays: minimumDays)
      }
      // If all candidates lead to the same answer, the actual value doesn't matter.
      let names = Set(verdicts.map(\.name))
      guard names.count == 1, let verdict = verdicts.first else {
        self = .undecided(.retention, reason)
        return
      }
      self = Set(verdicts.map(\.days)).count == 1 ? verdict : verdict.withSeveralDays
    case .absent(let absence):
      self = Self.off(.absent(absence), possibility.engine, isMemcached)
    case .days(0), .secretDays(0):
      self = Self.off(.zero, possibility.engine, isMemcached)
    case .days(let days) where !(0...Retention.maximumDays).contains(days):
      self = .invalid(.outOfRange(days))
    case .secretDays(let days) where !(0...Retention.maximumDays).contains(days):
      self = .invalid(.hiddenOutOfRange)
    case .within(let days, let parameter) where days.upperBound == 0:
      self = Self.off(.alwaysZero(parameter: parameter), possibility.engine, isMemcached)
    case .within(let days, let parameter) where days.lowerBound == 0:
      self = .undecided(.retention, .parameterMayBe(parameter, days: 0))
    case .days, .secretDays, .within:
      if isMemcached == true {
        self = .unsupported(.memcached)
      } else if possibility.isTooSmallForBackups {
        self = .unsupported(.tooSmall)
      } else {
        self = Self.kept(possibility.retention, minimumDays)
      }
    }
  }

  private static func off(_ cause: OffCause, _ engine: Engine, _ isMemcached: Bool?) -> Verdict {
    switch (isMemcached, engine) {
    case (true, _): .notApplicable(.memcached)
    case (nil, .undecided(let reason)), (nil, .oneOf(_, let reason)): .undecided(.engine, reason)
    case (false, _), (nil, _): .off(cause)
    }
  }

  /// Judges a limit of at least one day that takes effect.
  private static func kept(_ retention: Retention, _ minimumDays: Int) -> Verdict {
    switch retention {
    case .days(let days):
      kept(.exactly(days), isEnough: days >= minimumDays, minimumDays)
    case .secretDays(let days):
      kept(.hidden, isEnough: days >= minimumDays, minimumDays)
    case .within(let days, let parameter):
      if days.lowerBound < minimumDays, days.upperBound >= minimumDays {
        .undecided(.retention, .parameterMayBe(parameter, days: days.lowerBound))
      } else {
        kept(
          days.count == 1 ? .exactly(days.lowerBound) : .anyValue(parameter: parameter),
          isEnough: days.lowerBound >= minimumDays,
          minimumDays,
        )
      }
    case .absent(let absence): .off(.absent(absence))
    case .null: .invalid(.null)
    case .malformed(let shown): .invalid(.notANumber(shown))
    case .undecided(let reason), .oneOf(_, let reason): .undecided(.retention, reason)
    }
  }

  private static func kept(_ days: KeptDays, isEnough: Bool, _ required: Int) -> Verdict {
    isEnough ? .on(days) : .short(days, required: required)
  }

  /// The same verdict for a number of days that differs between scenarios.
  package var withSeveralDays: Verdict {
    switch self {
    case .on: .on(.several)
    case .short(_, let required): .short(.several, required: required)
    case .off, .invalid, .unsupported, .notApplicable, .undecided: self
    }
  }

  /// The name of the verdict.
  package var name: VerdictName {
    switch self {
    case .on: .on
    case .off: .off
    case .short: .short
    case .invalid: .invalid
    case .unsupported: .unsupported
    case .notApplicable: .notApplicable
    case .undecided: .undecided
    }
  }

  /// The number of days that backups are kept, if known.
  package var days: Int? {
    switch self {
    case .on(.exactly(let days)), .short(.exactly(let days), _): days
    case .off: 0
    case .on, .short, .invalid, .unsupported, .notApplicable, .undecided: nil
    }
  }
}
