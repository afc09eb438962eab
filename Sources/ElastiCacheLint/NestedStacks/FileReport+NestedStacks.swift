internal import LintDiagnostics
internal import LintModel
internal import LintText

extension FileReport {
  /// Adds the report of a nested stack.
  mutating func add(_ other: FileReport) {
    caches += other.caches
    diagnostics += other.diagnostics
    tentativeNotes += other.tentativeNotes
    hasUnexaminedStacks = hasUnexaminedStacks || other.hasUnexaminedStacks
    nestedParameters.formUnion(other.nestedParameters)
    suppressed += other.suppressed
    suppressions.merge(other.suppressions, uniquingKeysWith: SuppressionUse.merged)
    nestedPaths.formUnion(other.nestedPaths)
    partialPaths.formUnion(other.partialPaths)
    missingPaths.formUnion(other.missingPaths)
    texts.merge(other.texts) { first, _ in first }
  }

  /// Where the report of a stack begins in that of its input.
  struct Start {
    /// The name of the stack.
    let id: Text

    fileprivate let caches: Int
    fileprivate let diagnostics: Int
    fileprivate let suppressed: Int

    init(_ id: Text, in report: FileReport) {
      self.id = id
      caches = report.caches.count
      diagnostics = report.diagnostics.count
      suppressed = report.suppressed.count
    }
  }

  /// Adds the report of another template that a configuration deploys as the same stack in other
  /// scenarios: a cache at the same place is the same one, of which the worst verdict counts.
  mutating func merge(_ other: FileReport, since start: Start) {
    var other = other
    other.caches.removeAll { cache in
      let same = caches[start.caches...].firstIndex {
        $0.identity == cache.identity && $0.place == cache.place
      }
      guard let same else { return false }
      caches[same] = caches[same].merged(with: cache)
      return true
    }
    other.diagnostics.removeAll { diagnostic in
      guard let same = diagnostics[start.diagnostics...].firstIndex(where: diagnostic.isSame) else {
        return false
      }
      if diagnostic.severity > diagnostics[same].severity { diagnostics[same] = diagnostic }
      return true
    }
    other.suppressed.removeAll { accepted in
      suppressed[start.suppressed...].contains { accepted.diagnostic.isSame($0.diagnostic) }
    }
    add(other)
  }

  /// Returns this report with more explaining places.
  func explained(by places: [RelatedPlace]) -> FileReport {
    var report = self
    report.caches = caches.map { $0.explained(by: places) }
    report.diagnostics = diagnostics.map { $0.explained(by: places) }
    report.tentativeNotes = tentativeNotes.map { $0.explained(by: places) }
    report.suppressed = suppressed.map {
      SuppressedDiagnostic($0.diagnostic.explained(by: places), by: $0.suppression)
    }
    return report
  }
}

extension Diagnostic {
  /// Returns this diagnostic with more explaining places.
  fileprivate func explained(by places: [RelatedPlace]) -> Diagnostic {
    Diagnostic(
      rule: rule,
      severity: severity,
      message: message,
      help: help,
      place: place,
      inputPath: inputPath,
      related: related + places,
      resource: resource,
      scenario: scenario,
      cause: cause,
      intent: intent,
    )
  }
}

extension Diagnostic {
  /// Whether both are about the same at the same place, perhaps in other scenarios.
  fileprivate func isSame(_ other: Diagnostic) -> Bool {
    rule == other.rule && resource == other.resource && place == other.place
  }
}

extension JudgedCache {
  /// Returns the worse of both verdicts, with the outcomes of both.
  fileprivate func merged(with other: JudgedCache) -> JudgedCache {
    let worse = other.verdict.badness > verdict.badness ? other : self
    return JudgedCache(
      identity: worse.identity,
      place: worse.place,
      inputPath: worse.inputPath,
      engine: worse.engine,
      verdict: worse.verdict,
      days: verdict == other.verdict && days != other.days ? nil : worse.days,
      reason: worse.reason,
      outcomes: outcomes + other.outcomes,
    )
  }
}

extension VerdictName {
  /// The order in which one of several verdicts is shown.
  fileprivate var badness: Int {
    switch self {
    case .notApplicable: 0
    case .on: 1
    case .undecided: 2
    case .short: 3
    case .unsupported: 4
    case .invalid: 5
    case .off: 6
    }
  }
}
