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
    guard !verdicts.isEmpty else {
      let isRefused = scenarios.contains { $0.verdict == .refused }
      return Answer(
        verdicts: [isRefused ? .undecided : .notApplicable],
        severity: isRefused ? .note : nil,
        size: 0,
        scenarioCount: scenarios.count,
        isClosed: domains.isClosed,
      )
    }
    let ranks: [(verdicts: Set<VerdictName>, severity: Severity?)] = [
      ([.off, .short, .invalid], .error), ([.unsupported], .warning), ([.undecided], .note),
      ([.on, .notApplicable], nil),
    ]
    let worst = ranks.first { !$0.verdicts.isDisjoint(with: verdicts) } ?? ranks[3]
    let search = SmallestScenario(scenarios.map { ($0.choices, $0.verdict) }, domains)
    let nearest = search.size(leadingTo: worst.verdicts)
    // Where there is no default scenario, what is wrong in all scenarios is an error.
    let isAlways = !domains.isClosed && verdicts.isSubset(of: worst.verdicts)
    let size = isAlways ? 0 : nearest
    return Answer(
      verdicts: isAlways
        ? verdicts
        : worst.verdicts.filter {
          search.size(leadingTo: worst.verdicts, including: $0) == nearest
        },
      severity: worst.severity == .error && size > 0 ? .warning : worst.severity,
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
