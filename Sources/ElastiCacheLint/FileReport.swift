public import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax

/// What is to be said of one input.
public struct FileReport: Sendable {
  /// The caches in it.
  public var caches: [JudgedCache] = []

  /// The problems in it.
  public var diagnostics: [Diagnostic] = []

  /// Why the input was left alone, or nil if it was not.
  public var skipReason: String?

  /// Makes a report that says nothing yet.
  public init() {}

  init(skipped reason: String) {
    skipReason = reason
  }
}

extension FileReport {
  /// Judges what a dialect found.
  mutating func add(
    _ extraction: Extraction,
    of file: SourceFile,
    _ lines: LineIndex,
    minimumDays: Int,
  ) {
    for cache in extraction.caches {
      let judgement = Judgement(of: cache, minimumDays: minimumDays)
      caches.append(judgement.summary(in: file, lines))
      if let diagnostic = judgement.diagnostic(in: file, lines) { diagnostics.append(diagnostic) }
    }
    diagnostics += extraction.remarks.map { Diagnostic($0, in: file, lines) }
  }
}

/// A cache with the verdict on its worst possibility.
private struct Judgement {
  let cache: Cache
  let possibility: Possibility?
  let verdict: Verdict
  private let finding: (rule: RuleDescription, finding: Finding)?

  init(of cache: Cache, minimumDays: Int) {
    let judged = cache.possibilities.map { possibility in
      let verdict = Verdict(possibility, of: cache.type, minimumDays: minimumDays)
      return (possibility, verdict, Self.finding(verdict, for: cache))
    }
    // Of equally bad possibilities the first one is told: dialects list the plainest first.
    let worst = judged.enumerated().max { left, right in
      let (leftRank, rightRank) = (Self.rank(left.element), Self.rank(right.element))
      return leftRank == rightRank ? left.offset > right.offset : leftRank < rightRank
    }
    self.cache = cache
    possibility = worst?.element.0
    verdict = worst?.element.1 ?? .undecided(.retention, .malformed("nothing is known of it"))
    finding = worst?.element.2
  }

  private static func finding(
    _ verdict: Verdict,
    for cache: Cache,
  ) -> (rule: RuleDescription, finding: Finding)? {
    for rule in Rules.all {
      if let finding = rule.finding(verdict, for: cache) { return (rule.description, finding) }
    }
    return nil
  }

  private static func rank(
    _ judged: (Possibility, Verdict, (rule: RuleDescription, finding: Finding)?)
  ) -> Int {
    guard let finding = judged.2?.finding else { return 0 }
    let isDefault = judged.0.scenario == nil
    return switch finding.severity {
    case .note: 1
    case .warning: 2
    case .error: isDefault ? 4 : 3
    }
  }

  func summary(in file: SourceFile, _ lines: LineIndex) -> JudgedCache {
    JudgedCache(
      identity: identity,
      place: Place(path: file.path, range: cache.range, lines: lines),
      engine: possibility?.engine.name,
      verdict: verdict.name,
      days: verdict.days,
      reason: verdict.reason(in: cache.type.language),
    )
  }

  func diagnostic(in file: SourceFile, _ lines: LineIndex) -> Diagnostic? {
    guard let (rule, finding) = finding, let possibility else { return nil }
    let isDefault = possibility.scenario == nil
    let place = Place(path: file.path, range: possibility.retention.range, lines: lines)
    return Diagnostic(
      rule: rule.name,
      severity: isDefault ? finding.severity : min(finding.severity, .warning),
      message: finding.message,
      help: finding.help,
      place: possibility.retention.value.isSecret ? place.withoutExcerpt : place,
      related: possibility.retention.value.isSecret
        ? []
        : possibility.explanations.map { RelatedPlace($0, in: file, lines) },
      resource: identity,
      scenario: possibility.scenario,
    )
  }

  private var identity: ResourceIdentity {
    ResourceIdentity(id: cache.id, type: cache.type.rawValue)
  }
}
