public import LintText

/// A cache with the answer to the one question, whether automatic backups would be on.
public struct JudgedCache: Sendable, Hashable {
  /// Its name and type.
  public let identity: ResourceIdentity

  /// Where it is declared.
  public let place: Place

  /// The engine as written, or nil where it is not written or not known.
  @Bytewise public private(set) var engine: String?

  /// The answer.
  public let verdict: VerdictName

  /// How many days backups are kept, where that is known.
  public let days: Int?

  /// Why the answer is what it is, as a phrase.
  @Bytewise public private(set) var reason: String

  /// Makes a judged cache of its parts.
  package init(
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
