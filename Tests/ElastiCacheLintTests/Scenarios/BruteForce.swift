import ElastiCacheLint

/// Judges a cache of a generated template by trying every scenario one by one.
///
/// It is written from the definition of a verdict and knows nothing of the linter.
struct BruteForce {
  let template: GeneratedTemplate
  let given: [String: String]
  let minimumDays: Int

  init(_ template: GeneratedTemplate, given: [String: String] = [:], minimumDays: Int = 1) {
    self.template = template
    self.given = given
    self.minimumDays = minimumDays
  }

  /// What is to be said of a cache.
  struct Answer: Equatable {
    /// The verdict; where several are equally bad, all of them.
    var verdicts: Set<VerdictName>
    /// How bad the finding is, or nil if there is none.
    var severity: Severity?
    /// How many parameter values lead there; none if it is so by default.
    var size: Int
    /// How many scenarios were tried.
    var scenarioCount: Int
    /// Whether every selecting parameter has a default or is given.
    var isClosed: Bool
  }

  /// The most scenarios that are tried.
  static let limit = 4_000

  /// Judges a cache; nil if it has too many scenarios.
  func answer(for cache: GeneratedTemplate.Cache) -> Answer? {
    let domains = Domains(of: cache, in: template, given)
    guard domains.count <= Self.limit else { return nil }
    var scenarios: [Scenario] = []
    domains.forEach { choices in
      let evaluation = ScenarioEvaluation(template, given, domains, choices)
      scenarios.append(
        Scenario(choices: choices, verdict: evaluation.verdict(on: cache, minimumDays))
      )
    }
    let verdicts = Set(scenarios.compactMap(\.verdict.name))
    let isConditional = scenarios.contains { $0.verdict == .notCreated }
    guard !verdicts.isEmpty else {
      // It is undecided as well if the rules forbid every scenario.
      let isUndecided = scenarios.contains { $0.verdict == .refused } || !isConditional
      return Answer(
        verdicts: [isUndecided ? .undecided : .notApplicable],
        severity: isUndecided ? .note : nil,
        size: 0,
        scenarioCount: scenarios.count,
        isClosed: domains.isClosed,
      )
    }
    let ranks: [(verdicts: Set<VerdictName>, severity: Severity?)] = [
      ([.off, .short, .invalid], .error), ([.unsupported], .warning), ([.undecided], .note),
      ([.on], nil), ([.notApplicable], nil),
    ]
    let worst = ranks.first { !$0.verdicts.isDisjoint(with: verdicts) } ?? ranks[4]
    let search = SmallestScenario(scenarios.map { ($0.choices, $0.verdict) }, domains)
    let nearest = search.size(leadingTo: worst.verdicts)
    let byDefault = scenarios.first { zip($0.choices, domains.defaults).allSatisfy { $0 == $1 } }
    let hasDefault = domains.isClosed && byDefault?.verdict.name != nil
    // Without a default scenario, an error in all scenarios that create the cache is an error.
    let isAlways = !hasDefault && verdicts.isSubset(of: worst.verdicts)
    // The finding then shows when the cache is created, if that depends on anything.
    let isUnconditional = isAlways && !isConditional
    let size = isUnconditional ? 0 : nearest
    return Answer(
      verdicts: isUnconditional
        ? verdicts
        : worst.verdicts.filter {
          search.size(leadingTo: worst.verdicts, including: $0) == nearest
        },
      severity: worst.severity == .error && size > 0 && !isAlways ? .warning : worst.severity,
      size: size,
      scenarioCount: scenarios.count,
      isClosed: domains.isClosed,
    )
  }

  private struct Scenario {
    let choices: [Domains.Choice]
    let verdict: ScenarioVerdict
  }
}
