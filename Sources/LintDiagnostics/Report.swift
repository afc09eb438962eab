/// What one run found: everything that a reporter needs, and no input text beyond it.
public struct Report: Sendable {
  /// How many inputs were read, whether or not they had anything to say.
  public let fileCount: Int

  /// Every cache found, in order of path and place.
  public let caches: [JudgedCache]

  /// Every problem found, in order of path and place.
  public let diagnostics: [Diagnostic]

  /// Makes a report; caches and diagnostics are put in order.
  public init(fileCount: Int, caches: [JudgedCache], diagnostics: [Diagnostic]) {
    self.fileCount = fileCount
    self.caches = caches.sorted {
      ($0.place.path, $0.place.range.lowerBound, $0.identity.id)
        < ($1.place.path, $1.place.range.lowerBound, $1.identity.id)
    }
    self.diagnostics = diagnostics.sorted()
  }

  /// How many problems have the given severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}

/// A cache with the answer to the one question, whether automatic backups would be on.
public struct JudgedCache: Sendable, Hashable {
  /// Its name and type.
  public let identity: ResourceIdentity

  /// Where it is declared.
  public let place: Place

  /// The engine as written, or nil where it is not written or not known.
  public let engine: String?

  /// The answer.
  public let verdict: VerdictName

  /// How many days backups are kept, where that is known.
  public let days: Int?

  /// Why the answer is what it is, as a phrase.
  public let reason: String

  /// Makes a judged cache of its parts.
  public init(
    identity: ResourceIdentity,
    place: Place,
    engine: String?,
    verdict: VerdictName,
    days: Int?,
    reason: String,
  ) {
    self.identity = identity
    self.place = place
    self.engine = engine
    self.verdict = verdict
    self.days = days
    self.reason = reason
  }
}

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
