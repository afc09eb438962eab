internal import LintDiagnostics

/// The summary line for people: the inputs judged, and the result.
///
/// It is printed even without problems, so that a mistyped path is noticed.
struct ReportSummary {
  let text: String

  init(_ report: Report) {
    let accepted = (report.suppressed.map(\.diagnostic) + report.baselined)
      .count { $0.rule == "retention-undecided" }
    let undecided = report.caches.count { $0.verdict == .undecided } - accepted
    // A note about an undecided cache already counts as an undecided cache.
    let notes = report.diagnostics.count {
      $0.severity == .note && $0.rule != "retention-undecided"
    }
    let results = [
      Self.count(report.count(of: .error), "error"),
      Self.count(report.count(of: .warning), "warning"),
      undecided <= 0 ? nil : "\(undecided) undecided",
      Self.count(notes, "note"),
    ]
    let problems = results.compactMap(\.self)
    let suppressed = report.suppressed.isEmpty ? [] : ["\(report.suppressed.count) suppressed"]
    let baselined =
      report.baselined.isEmpty ? [] : ["\(report.baselined.count) in the baseline"]
    let unchanged =
      report.unchangedCaches == 0 ? [] : ["\(report.unchangedCaches) unchanged by the plan"]
    let accepts = suppressed + baselined + unchanged
    let coverage = report.coverage
    guard !coverage.isEmpty || !problems.isEmpty || !accepts.isEmpty else {
      text = Self.nothing(coverage)
      return
    }
    let head =
      coverage.isEmpty
      ? "nothing judged: "
      : "\(Self.list(Self.kinds(coverage))): \(Self.caches(report.caches.count)), "
    let rest = head + Self.list((problems.isEmpty ? ["no problems"] : problems) + accepts)
    text = report.fixing.map { "\(Self.phrase($0)). \(rest)" } ?? rest
  }

  /// Returns the results of fixing as a phrase.
  private static func phrase(_ fixing: FixCount) -> String {
    let more = fixing.unsafe == 0 ? "" : "; \(fixing.unsafe) more with --unsafe-fixes"
    let verb = fixing.isSuppression ? "suppressed" : "fixed"
    return "\(verb) \(fixing.fixed) of \(fixing.total)\(more)"
  }

  /// Returns the summary of a run with nothing to judge and nothing to report.
  static func nothing(_ coverage: Coverage) -> String {
    let reasons = SkipReason.allCases.compactMap { reason in
      coverage.skipped[reason].map { Self.phrase($0, reason) }
    }
    return reasons.isEmpty ? "nothing to lint" : "nothing to lint: \(list(reasons))"
  }

  /// Returns a number with its noun, or nil for zero.
  static func count(_ number: Int, _ noun: String) -> String? {
    switch number {
    case 0: nil
    case 1: "1 \(noun)"
    default: "\(number) \(noun)s"
    }
  }

  private static func caches(_ number: Int) -> String { count(number, "cache") ?? "0 caches" }

  private static func kinds(_ coverage: Coverage) -> [String] {
    InputKind.allCases.compactMap { kind in
      count(coverage.count(of: kind), kind.rawValue)
    }
  }

  private static func phrase(_ number: Int, _ reason: SkipReason) -> String {
    switch reason {
    case .namesNoCache: number == 1 ? "1 names no cache" : "\(number) name no cache"
    case .unexaminedStacks:
      number == 1
        ? "1 deploys stacks that were not examined"
        : "\(number) deploy stacks that were not examined"
    case .unrecognized: "\(number) neither template nor plan"
    case .empty: "\(number) empty"
    case .unchanged: "\(number) unchanged"
    case .ignored: "\(number) ignored by .gitignore"
    case .hidden: "\(number) hidden"
    case .vendored: "\(number) in node_modules"
    case .excluded: "\(number) excluded"
    case .outside: "\(number) outside the repository"
    case .damaged: "\(number) damaged"
    case .encrypted: "\(number) encrypted"
    case .otherKind: "\(number) of another kind"
    }
  }

  /// Joins the parts with commas.
  ///
  /// Not `joined`, whose first use looks up protocol conformances at run time, a tenth of a run
  /// over one file.
  private static func list(_ parts: [String]) -> String {
    parts.dropFirst().reduce(parts.first ?? "") { "\($0), \($1)" }
  }
}
