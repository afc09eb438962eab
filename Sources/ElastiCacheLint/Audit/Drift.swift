internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintText

/// A difference between a cache that runs and its declaration.
struct Drift {
  /// Whether the cache and its declaration agree.
  let agreement: Agreement

  /// The finding; nil if they agree.
  let diagnostic: Diagnostic?

  /// Compares a cache; nil for a declared one, and without anything to compare it with.
  init?(
    of cache: Cache,
    _ summary: JudgedCache,
    with declared: DeclaredCaches?,
    at place: Place,
  ) {
    guard let running = cache.origin.running, let possibility = cache.possibilities.first else {
      return nil
    }
    let isLeaving = [.beingDeleted, .gone].contains(possibility.exemption)
    guard possibility.exemption == nil || isLeaving && declared != nil else { return nil }
    let days = Self.days(possibility.retention)
    let limit = cache.type.language.retentionLimit
    func drift(
      _ severity: Severity,
      _ message: String,
      help: String? = nil,
      related: [RelatedPlace] = [],
    ) -> Diagnostic {
      Diagnostic(
        rule: Rules.drift.name,
        severity: severity,
        message: message,
        help: help,
        place: place,
        inputPath: summary.inputPath,
        related: related,
        resource: summary.identity,
      )
    }
    func differs(
      _ expected: Int,
      _ related: [RelatedPlace],
      isSecret: Bool = false,
    ) -> Diagnostic {
      let runs = possibility.retention.isSecret ? "another one" : "\(days ?? 0)"
      let command = ModifyCommand(running, cache.type.form, days: expected, turnsOn: days == 0)
      let action = expected > 0 && !isSecret ? command.map { ", or run: \($0.text)" } ?? "" : ""
      return drift(
        .warning,
        "\(summary.subject) differs from its declaration: \(limit) is \(runs), and"
          + " \(isSecret ? "another one" : "\(expected)") is declared",
        help: "deploy what is declared, or declare what runs\(action)",
        related: related,
      )
    }
    guard let declared else {
      guard let expected = running.expectedDays, let days else { return nil }
      agreement = expected == days ? .agrees : .differs
      diagnostic = expected == days ? nil : differs(expected, [])
      return
    }
    let matches = declared.indices(of: running, cache.type.form, id: cache.id)
      .map { declared.all[$0] }
    let related = matches.map { RelatedPlace(message: "declared here", place: $0.place) }
    if isLeaving {
      guard !matches.isEmpty else { return nil }
      agreement = .differs
      diagnostic = drift(
        .note,
        "\(summary.subject) is declared, but being deleted or gone",
        help: "deploy it again, or remove its declaration",
        related: related,
      )
      return
    }
    guard !matches.isEmpty else {
      agreement = .notDeclared
      diagnostic = drift(
        .note,
        "\(summary.subject) runs, but nothing that it was compared with declares it",
        help: "compare it with what declares it, or declare it, so that its backups are reviewed",
      )
      return
    }
    let expected = matches.compactMap(\.declared)
    let isSecret = expected.contains(where: \.isSecret)
    let agreeing = expected.count { declared in days.map(declared.days.contains) ?? false }
    if agreeing == matches.count {
      agreement = .agrees
      diagnostic = nil
    } else if agreeing == 0, days != nil, let first = expected.compactMap({ $0.days.min() }).min(),
      !expected.contains(where: \.isUndecided)
    {
      agreement = .differs
      diagnostic = differs(first, related, isSecret: isSecret)
    } else {
      agreement = .unknown
      diagnostic = drift(
        .note,
        "cannot tell whether \(summary.subject) agrees with its declaration",
        help: days == nil
          ? "audit an input that shows \(limit)"
          : agreeing > 0
            ? "several declarations have its name: compare it with the one that is deployed"
            : "give the values that are deployed: --parameter NAME=VALUE or --var NAME=VALUE",
        related: related,
      )
    }
  }

  private static func days(_ retention: Retention) -> Int? {
    switch retention {
    case .absent: 0
    case .days(let days), .secretDays(let days): days
    case .within, .null, .malformed, .oneOf, .undecided: nil
    }
  }
}

extension DeclaredCache {
  /// Creates the comparable parts of a declared cache; nil if its names were not asked for.
  init?(_ cache: Cache) {
    guard let names = cache.names, cache.origin.running == nil else { return nil }
    var days: Set<Int> = []
    var isUndecided = false
    for possibility in cache.possibilities where possibility.exemption == nil {
      switch possibility.retention {
      case .absent: days.insert(0)
      case .days(let number), .secretDays(let number): days.insert(number)
      case .within(let range, _):
        if range.count == 1 { days.insert(range.lowerBound) } else { isUndecided = true }
      case .null, .malformed, .oneOf, .undecided: isUndecided = true
      }
    }
    self.init(
      names: names,
      days: days,
      isUndecided: isUndecided || days.isEmpty,
      isSecret: cache.possibilities.contains { $0.retention.isSecret },
    )
  }
}
