internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintScenarios
internal import LintText

/// A cache with the verdict on its worst possibility.
struct Judgement {
  let cache: Cache
  let worst: Judged
  let minimumDays: Int

  /// Whether the finding keeps its full severity: it holds by default or in every scenario that
  /// creates the cache.
  private let isCertain: Bool

  /// The accepted findings, which are not reported.
  let accepted: Set<AcceptedFinding>

  /// The verdict on the cache as a whole.
  private let verdict: Verdict

  /// The numbers of possibilities with each verdict.
  private let outcomes: VerdictCounts

  /// A possibility with its verdict and finding.
  struct Judged {
    let possibility: Possibility
    let verdict: Verdict
    let rule: RuleDescription?
    let finding: Finding?
  }

  /// Judges a cache; nil only if it has no possibility.
  ///
  /// - Parameter accepted: the findings to ignore.
  init?(of cache: Cache, minimumDays: Int, accepting accepted: Set<AcceptedFinding> = []) {
    func judge(_ possibility: Possibility) -> Judged {
      Self.judge(possibility, of: cache, minimumDays, accepting: accepted)
    }
    let judged = cache.possibilities.map(judge)
    let ranks = judged.map(Self.rank)
    // Most caches are deployed identically for all parameter values.
    let only = judged.count == 1 && judged[0].possibility.scenario == nil ? judged[0] : nil
    guard let worst = ranks.max(),
      let possibility = only?.possibility
        ?? cache.plainest(where: { ranks[$0] == worst })
    else { return nil }
    let coverage = cache.coverage
    let created = judged.filter { $0.possibility.exemption != .neverCreated }
    // Without a default scenario, a finding in every scenario that creates the cache is certain.
    let isAlways = !coverage.hasDefault && created.allSatisfy { Self.rank($0) == worst }
    self.cache = cache
    self.minimumDays = minimumDays
    self.accepted = accepted
    outcomes = judged.reduce(into: VerdictCounts()) { $0[$1.verdict.name] += 1 }
    // In that case the scenario only shows when the cache is created.
    let needsScenario = !isAlways || !coverage.isAlwaysCreated
    self.worst = only ?? judge(needsScenario ? possibility : possibility.withoutScenario)
    isCertain = isAlways || possibility.scenario == nil
    let days = judged.filter { $0.verdict.name != .notApplicable }.map(\.verdict.days)
    let isSame = coverage.hasDefault || days.allSatisfy { $0 == days[0] }
    verdict = isSame ? self.worst.verdict : self.worst.verdict.withSeveralDays
  }

  static func judge(
    _ possibility: Possibility,
    of cache: Cache,
    _ minimumDays: Int,
    accepting accepted: Set<AcceptedFinding>,
  ) -> Judged {
    let verdict = Verdict(possibility, of: cache.type, minimumDays: minimumDays)
    var cache = cache
    cache.limitTitle = possibility.site?.limitTitle
    for rule in Rules.all where !accepted.contain(rule.description.name, possibility) {
      if let finding = rule.finding(verdict, for: cache, in: possibility.scenario) {
        return Judged(
          possibility: possibility,
          verdict: verdict,
          rule: rule.description,
          finding: finding,
        )
      }
    }
    return Judged(possibility: possibility, verdict: verdict, rule: nil, finding: nil)
  }

  private static func rank(_ judged: Judged) -> Int {
    switch judged.finding?.severity {
    // A cache that is backed up in one scenario, and doesn't need to be in another, counts as
    // backed up.
    case nil: judged.verdict.name == .notApplicable ? 0 : 1
    case .note: 2
    case .warning: 3
    case .error: 4
    }
  }

  /// - Parameter findsSources: whether it has the text that it comes from.
  func summary(
    in file: SourceFile,
    _ lines: LineIndex,
    findsSources: Bool = false,
  ) -> JudgedCache {
    JudgedCache(
      identity: identity,
      place: cache.origin.header
        ?? Place(path: file.path, bytes: cache.range, lines: lines),
      inputPath: file.path,
      engine: worst.possibility.engine.name?.string,
      verdict: verdict.name,
      days: verdict.days,
      reason: reason,
      outcomes: outcomes,
      creation: cache.creation,
      running: cache.origin.running,
      declared: DeclaredCache(cache),
      sources: findsSources ? sources(in: file, lines) : nil,
    )
  }

  private func sources(in file: SourceFile, _ lines: LineIndex) -> CacheSources {
    let places = places(in: file, lines)
    let hasCondition = ![.on, .notApplicable].contains(verdict.name)
    // The input of a configuration is a folder.
    let header = if case .configuration(let header) = cache.origin { header } else { Place?.none }
    return CacheSources(
      declaration: header ?? Place(path: file.path, bytes: cache.range, lines: lines),
      limit: [places.main] + places.related.map(\.place),
      lines: cache.lines.map { $0.located(in: file.path) },
      condition: hasCondition ? worst.possibility.scenario?.description : nil,
    )
  }

  private var reason: String { verdict.reason(in: cache.type.language) }

  func diagnostic(in file: SourceFile, _ lines: LineIndex) -> Diagnostic? {
    guard let finding = worst.finding, let rule = worst.rule else { return nil }
    let possibility = worst.possibility
    let isSecret = possibility.retention.isSecret || isFromState
    let places = places(in: file, lines)
    return Diagnostic(
      rule: rule.name,
      severity: isCertain ? finding.severity : min(finding.severity, .warning),
      message: finding.message,
      help: help(finding, at: places.main),
      place: isSecret ? places.main.withoutExcerpt : places.main,
      inputPath: file.path,
      related: isSecret ? [] : places.related,
      resource: identity,
      scenario: possibility.scenario.map { scenario in
        Dictionary(
          scenario.choices.map { ($0.parameter.string, $0.value?.string ?? "(hidden)") },
          uniquingKeysWith: { first, _ in first },
        )
      },
      cause: cache.declaration.map {
        // Two blocks may have one address.
        let block = cache.origin.header.map { "\($0.path):\($0.range.lowerBound.line)" } ?? ""
        return "\(places.main.cause(in: file.path)) \(block) \(cache.planOffset) \($0) \(reason)"
      },
      intent: intent,
    )
  }

  /// Whether the cache is in a state, whose lines may have secrets.
  private var isFromState: Bool { cache.origin.running?.manager == .terraform }

  /// Returns the place of a cache that runs: its limit, or its name.
  func shownPlace(in file: SourceFile, _ lines: LineIndex) -> Place {
    let place = places(in: file, lines).main
    return isFromState ? place.withoutExcerpt : place
  }

  /// The change that would resolve the finding; nil if no edit of the source can.
  private var intent: FixIntent? {
    let possibility = worst.possibility
    // A program would generate the same template again, and ElastiCache refuses clusters of Valkey.
    guard cache.path == nil, !possibility.retention.isSecret,
      !possibility.isTooSmallForBackups,
      !(cache.type.form == .cluster && possibility.engine.isValkey),
      possibility.explanations.allSatisfy({ $0.given?.source.isEditable ?? true }),
      cache.origin.isEditable
    else { return nil }
    switch worst.verdict {
    case .off(.absent(.misspelled(let name))): return intent(.rename(name.string))
    case .off(.absent(.outsideProperties(let name))): return intent(.move(name.string))
    case .invalid where cache.type.form == .cluster && possibility.engine.isMemcached == true:
      return intent(.remove)
    case .off, .short, .invalid: return intent(.set)
    case .unsupported(.memcached): return intent(.remove)
    case .unsupported(.tooSmall), .on, .notApplicable, .undecided: return nil
    }
  }

  private func intent(_ action: FixIntent.Action) -> FixIntent {
    let limit = cache.type.language.retentionLimit
    let argument = worst.possibility.site?.argument ?? cache.origin.block?.argument
    return FixIntent(
      action,
      name: argument?.name.string ?? limit,
      title: argument?.title ?? limit,
      isArgument: argument != nil,
      isPlanned: cache.origin.block != nil,
      container: cache.type.language == .cloudFormation ? "Properties" : nil,
      source: worst.possibility.site?.source,
      element: worst.possibility.site?.element,
      isForNewCaches: worst.possibility.site?.ignoresChanges ?? false,
      membership: cache.type.form == .cluster && cache.type.language == .terraform
        ? "replication_group_id" : nil,
    )
  }

  /// Returns the place to edit and the places that explain it.
  private func places(
    in file: SourceFile,
    _ lines: LineIndex,
  ) -> (main: Place, related: [RelatedPlace]) {
    places(of: worst.possibility, in: file, lines)
  }

  /// Returns the place to edit for a possibility, and the places that explain it.
  func places(
    of possibility: Possibility,
    in file: SourceFile,
    _ lines: LineIndex,
  ) -> (main: Place, related: [RelatedPlace]) {
    let written = Place(path: file.path, bytes: possibility.range, lines: lines)
    let explanations = possibility.explanations.flatMap { explanation in
      [RelatedPlace(explanation, in: file, lines)] + [explanation.given?.place].compactMap(\.self)
    }
    switch cache.origin {
    case .document, .running: return (written, explanations)
    case .configuration(let header):
      return (possibility.site?.place ?? header, explanations + (possibility.site?.trail ?? []))
    case .program(let program):
      let isWritten = if case .absent = possibility.retention { false } else { true }
      let generated = RelatedPlace(message: "generated here", place: written)
      return (
        (isWritten ? program.assignment : nil) ?? program.creation,
        [generated] + explanations,
      )
    case .unknown(_, let trail): return (written, explanations + trail)
    case .block(let block):
      let planned = RelatedPlace(message: "planned here", place: written)
      return (block.place, explanations + block.trail + [planned])
    }
  }

  /// Returns the advice, including how to find the line to edit.
  private func help(_ finding: Finding, at place: Place) -> String? {
    if let help = helpForRunning { return help }
    var parts = [finding.help.map(helpForGivenLimit)]
    if cache.type.form == .cluster, worst.possibility.engine.isValkey {
      parts.append("use a replication group instead: ElastiCache refuses cache clusters of Valkey")
    }
    if finding.help != nil, worst.possibility.site?.ignoresChanges ?? false {
      parts.append("a cache that exists keeps its limit as long as 'ignore_changes' is there")
    }
    // Without advice to change something, there is nothing to edit.
    if cache.origin.program == nil || finding.help != nil { parts.append(cache.origin.remedy) }
    if cache.origin.program == nil, cache.path != nil || GeneratedFolders.contain(place.path) {
      parts.append(Diagnostic.helpForGenerated)
    }
    let help = parts.compactMap(\.self)
    return help.isEmpty ? nil : help.joined(separator: "; ")
  }

  /// The command that resolves the finding of a cache that runs; nil for any other.
  private var helpForRunning: String? {
    guard let running = cache.origin.running, !worst.possibility.isTooSmallForBackups else {
      return nil
    }
    let isOff: Bool
    switch worst.verdict {
    case .off: isOff = true
    case .short, .invalid: isOff = false
    case .on, .unsupported, .notApplicable, .undecided: return nil
    }
    let days = max(Linter.Options.usualDays, minimumDays)
    guard let command = ModifyCommand(running, cache.type.form, days: days, turnsOn: isOff) else {
      return nil
    }
    let limit = cache.type.language.retentionLimit
    let declaration =
      switch running.manager {
      case .stack where (running.expectedDays ?? 0) > 0: ""
      case .stack: "; also set \(limit) in the template, or a later deployment may set it back"
      case .terraform: "; also set \(limit) in the configuration, or the next apply sets it back"
      case nil: ""
      }
    return "run: \(command.text)\(declaration)"
  }

  /// Returns help to set the parameter that gives the limit, instead of the limit.
  private func helpForGivenLimit(_ help: String) -> String {
    let beginning = "set \(cache.type.language.retentionLimit) "
    guard let given = worst.possibility.explanations.firstNonNil(\.given),
      help.hasPrefix(beginning)
    else { return help }
    return "set parameter '\(given.name)', given by \(given.source), "
      + help.dropFirst(beginning.count)
  }

  private var identity: ResourceIdentity {
    ResourceIdentity(
      id: cache.id.string,
      type: cache.type.rawValue,
      location: cache.origin.running?.location,
    )
  }
}

extension Cache {
  fileprivate var creation: JudgedCache.Creation {
    // Rules may refuse the deployment with defaults of a cache that every other one creates.
    guard coverage.hasDefault, possibilities.contains(where: { $0.scenario == nil }) else {
      return .sometimes
    }
    return coverage.isAlwaysCreated ? .always : .byDefault
  }
}

extension Explanation.GivenParameter {
  /// The line that gives the value, if the value is from a file.
  fileprivate var place: RelatedPlace? {
    switch source {
    case .named: nil
    case .line(let place): RelatedPlace(message: "parameter '\(name)' is given here", place: place)
    case .passed(let place):
      RelatedPlace(message: "parameter '\(name)\(Diagnostic.passedHere)", place: place)
    }
  }
}

extension Place {
  /// Returns what findings at this location have in common: the input, or the line of a module that
  /// several root modules share.
  fileprivate func cause(in input: String) -> String {
    isInside(input: input) ? input : "\(path):\(range.lowerBound.line)"
  }
}
