internal import LintDiagnostics
internal import LintFixes
internal import LintText

/// Finds sound fixes for the findings of one input.
///
/// Sound means: the edited texts have the same structure but for the edits, the findings are gone,
/// and all other verdicts and findings are the same.
struct FixFinder {
  /// Texts that replace those of files, by the paths shown to people.
  typealias Overlay = [Text: SourceText]

  let report: FileReport
  private let days: Int
  private let suppression: SuppressionText?

  /// The locations of the declarations of caches.
  let declarations: [ResourceIdentity: Place]

  /// Judges the input again, with other texts.
  private let judge: (Overlay) -> FileReport

  /// Judges the configurations of the plans in the input without these, with other texts.
  private let judgeConfigurations: (Overlay) -> [FileReport]

  /// Judges the input in all deployments that its texts allow, with other texts; nil if they are
  /// judged anyway.
  private let judgeOpenly: ((Overlay) -> FileReport)?

  /// The reports of those configurations as they are.
  private lazy var configurations = judgeConfigurations([:])

  /// The report of all deployments with the texts as they are.
  private lazy var openReport = judgeOpenly?([:])

  /// The caches that a sound fix decides in deployments that are not known well enough.
  private var presumed: Set<ResourceIdentity> = []

  /// The result of the last trial, if it was successful.
  private var successor: FileReport.Successor?

  /// The expressions that read limits.
  private lazy var limitUses = LimitUses(in: report.texts)

  /// The drafters of the edited files; nil for files that are not edited.
  private var drafters: [Text: FixDrafter?] = [:]

  /// The number of times that the input may still be judged again.
  var budget = 64

  /// The fixes that were not tried, because too many others are unsound.
  private var untried: Set<Fix> = []

  /// The drafts that change a value where it is written, not at the place of the finding.
  private var elsewhere: Set<Fix> = []

  init(
    for report: FileReport,
    _ options: Linter.Options,
    judging judge: @escaping (Overlay) -> FileReport,
    openly judgeOpenly: ((Overlay) -> FileReport)?,
    configurations judgeConfigurations: @escaping (Overlay) -> [FileReport],
  ) {
    self.judgeConfigurations = judgeConfigurations
    self.report = report
    days = options.fixDays ?? max(Linter.Options.usualDays, options.minimumDays)
    suppression = options.suppressingAll
    declarations = report.declarations
    self.judge = judge
    self.judgeOpenly = judgeOpenly
  }

  /// Returns the report with the fixes of its findings.
  mutating func fixed() -> FileReport {
    if let suppression { return suppressed(by: suppression) }
    var fixes: [Fix: [Int]] = [:]
    var order: [Fix] = []
    for (index, diagnostic) in report.diagnostics.enumerated() {
      guard let fix = draft(for: diagnostic) else { continue }
      if fixes[fix] == nil { order.append(fix) }
      fixes[fix, default: []].append(index)
    }
    var result = report
    budget += order.count
    for applicability in [Fix.Applicability.safe, .unsafe] {
      let drafts = order.filter { $0.applicability == applicability }
        .map { (fix: $0, findings: fixes[$0] ?? []) }
      let trials = budget
      for draft in sound(drafts) {
        for index in draft.findings {
          let isPresumed = result.diagnostics[index].resource.map(presumed.contains) ?? false
          result.diagnostics[index].fix =
            isPresumed && draft.fix.applicability == .safe ? draft.fix.unsafe : draft.fix
        }
      }
      if applicability == .safe, budget == trials - 1, presumed.isEmpty {
        result.successor = successor
      }
    }
    // The advice to change a value that is written elsewhere is another one.
    for fix in order where !elsewhere.contains(fix) {
      for index in fixes[fix] ?? [] where result.diagnostics[index].fix == nil {
        result.diagnostics[index].helpWithoutEdit =
          untried.contains(fix)
          ? "no edit is offered, since too many others are unsound; not tried: \(fix.title)"
          : Self.help(withholding: fix)
      }
    }
    return result
  }

  /// Returns the advice in place of that to make an edit.
  static func help(withholding fix: Fix) -> String {
    "no edit is offered, since this one would not help, or would do harm elsewhere: \(fix.title)"
  }

  // MARK: Drafts

  typealias Draft = (fix: Fix, findings: [Int])

  /// Drafts a fix at the place of a finding, or else at the nearest place where its value is
  /// written.
  private mutating func draft(for diagnostic: Diagnostic) -> Fix? {
    guard let intent = diagnostic.intent else { return nil }
    var own = drafter(of: diagnostic.place)?.fix(of: intent, at: diagnostic.place, days: days)
    if let fix = own, fix.applicability == .safe,
      intent.isForNewCaches || diagnostic.refused.contains(where: { !$0.isExpired })
        || hasOtherUses(intent, diagnostic)
    {
      own = fix.unsafe
    }
    if intent.isPlanned {
      guard let own, own.applicability == .safe else { return nil }
      return configurations.isEmpty ? own.unsafe : own
    }
    if let own { return own }
    // The way through a template has no other literals; that of a configuration has conditions.
    let sources =
      intent.container == nil ? [intent.source].compactMap(\.self) : diagnostic.related.map(\.place)
    for place in sources {
      guard let fix = drafter(of: place)?.fix(of: intent, atSource: place, days: days) else {
        continue
      }
      elsewhere.insert(fix)
      return fix
    }
    return nil
  }

  /// Whether a location is an input of a Terragrunt unit, or a block there that calls its module.
  func isInUnit(_ place: Place) -> Bool { Text(place.path).hasSuffix(".hcl") }

  /// Whether something reads the limit of a resource, or the modules that a call leads to use its
  /// argument for more than limits.
  private mutating func hasOtherUses(_ intent: FixIntent, _ diagnostic: Diagnostic) -> Bool {
    guard intent.isArgument else {
      guard intent.container == nil, let resource = diagnostic.resource,
        Text(resource.type).contains("_elasticache_")
      else { return false }
      let place = declarations[resource] ?? diagnostic.place
      // Other expressions of the modules may read the item of an object that a call passes.
      if isAtCall(diagnostic.place, of: resource, declaredAt: place) { return true }
      if isInUnit(diagnostic.place), Text(diagnostic.place.path) != Text(place.path) { return true }
      return limitUses.include(
        limitOf: Text(resource.id),
        type: Text(resource.type),
        in: Text(place.path).folder,
      )
    }
    let folder = Text(diagnostic.place.path).folder
    let way = diagnostic.related.map(\.place).filter { Text($0.path).folder != folder }
    return VariableUses(along: way, in: report.texts).areOther(than: Text(intent.name))
  }

  /// Whether a place is in a call of the module of a cache, or of a module on the way to it.
  private func isAtCall(
    _ place: Place,
    of cache: ResourceIdentity,
    declaredAt declaration: Place,
  ) -> Bool {
    guard cache.id.hasPrefix("module.") else { return false }
    if Text(place.path).folder != Text(declaration.path).folder { return true }
    return report.configuration.calls[cache]?.contains(LineRange(place)) ?? false
  }

  mutating func drafter(of place: Place) -> FixDrafter? {
    drafter(of: Text(place.path))
  }

  mutating func drafter(of path: Text) -> FixDrafter? {
    if let known = drafters[path] { return known }
    let drafter = report.texts[path].flatMap { FixDrafter($0, path: path.string) }
    drafters[path] = .some(drafter)
    return drafter
  }

  // MARK: Soundness

  /// The maximum number of drafts to be tried apart that were all found unsound together.
  private static let blamedLimit = 8

  /// Returns the sound ones among drafts.
  ///
  /// All are tried together, since nearly all are sound; if they are not, those of resources that
  /// are not as they should be are tried apart from the others, or else each half is.
  mutating func sound(_ drafts: [Draft]) -> [Draft] {
    successor = nil
    guard !drafts.isEmpty else { return [] }
    let clear = Set(drafts.map(\.fix).withoutOverlaps)
    guard clear.count == drafts.count else {
      return sound(drafts.filter { clear.contains($0.fix) })
        + sound(drafts.filter { !clear.contains($0.fix) })
    }
    guard budget > 0 else {
      untried.formUnion(drafts.map(\.fix))
      return []
    }
    budget -= 1
    guard let unresolved = unresolved(after: drafts) else { return drafts }
    guard drafts.count > 1 else { return [] }
    let rest = drafts.filter { draft in
      !draft.findings.contains { index in
        report.diagnostics[index].resource.map(unresolved.contains) ?? false
      }
    }
    if rest.isEmpty, drafts.count > Self.blamedLimit {
      // Each was found unsound; trying one apart shows whether it is because of the others.
      let first = sound([drafts[0]])
      guard !first.isEmpty else { return [] }
      return first + sound(Array(drafts[1...]))
    }
    guard rest.isEmpty || rest.count == drafts.count else {
      let kept = Set(rest.map(\.fix))
      return sound(rest) + sound(drafts.filter { !kept.contains($0.fix) })
    }
    let middle = drafts.count / 2
    return sound(Array(drafts[..<middle])) + sound(Array(drafts[middle...]))
  }

  /// Tries drafts together.
  ///
  /// - Returns: nil if they are sound; otherwise the resources that are not as they should be,
  ///   empty if that is not known.
  private mutating func unresolved(after drafts: [Draft]) -> Set<ResourceIdentity>? {
    var overlay: Overlay = [:]
    var editsByPath: [Text: [TextEdit]] = [:]
    for (path, drafts) in Dictionary(grouping: drafts, by: { Text($0.fix.path) }) {
      guard let text = report.texts[path] else { return [] }
      let edits = drafts.flatMap(\.fix.edits).withoutOverlaps
      overlay[path] = SourceText(utf8: edits.applied(to: text.bytes))
      editsByPath[path] = edits
    }
    let judged = judge(overlay)
    for (path, edits) in editsByPath {
      guard let edited = judged.texts[path] ?? overlay[path].map({ ParsedText($0) }),
        let drafter = drafters[path] ?? nil, drafter.isSame(edited, but: edits)
      else { return [] }
    }
    let findings = drafts.flatMap(\.findings).map { report.diagnostics[$0] }
    let added = editsByPath.mapValues(\.offsetsAfterwards)
    let comparison = FixComparison(report, judged, fixing: findings, added)
    if suppression != nil { return comparison.isAccepted ? nil : [] }
    if findings.allSatisfy({ $0.intent?.isPlanned ?? false }) {
      // The plan stays as it is; its next one has what is written in the configuration.
      let isHarmful = zip(configurations, judgeConfigurations(overlay)).contains {
        FixComparison.isHarmful($1, insteadOf: $0)
      }
      return isHarmful ? [] : nil
    }
    guard comparison.isAsExpected else { return comparison.unresolved }
    let unchangeable = unchangeable(in: judged, renamedBy: findings)
    guard unchangeable.isEmpty else { return unchangeable }
    let before = openReport ?? report
    let after = judgeOpenly.map { $0(overlay) } ?? judged
    if judgeOpenly != nil, FixComparison.isHarmful(after, insteadOf: before) {
      return FixComparison.harmed(after, insteadOf: before)
    }
    presumed.formUnion(
      FixComparison.presumed(after, insteadOf: before).intersection(findings.compactMap(\.resource))
    )
    successor = successor(judged, overlay)
    return nil
  }

  /// Returns the resources whose limits have their right names and places after edits, and are still
  /// off by default with values that no edit can change.
  private func unchangeable(
    in judged: FileReport,
    renamedBy findings: [Diagnostic],
  ) -> Set<ResourceIdentity> {
    let renamed = Set(
      findings.filter { finding in
        switch finding.intent?.action {
        case .rename, .move: true
        case .set, .remove, nil: false
        }
      }
      .compactMap(\.resource)
    )
    guard !renamed.isEmpty else { return [] }
    let rest = judged.diagnostics.filter { finding in
      finding.scenario == nil && finding.severity > .note
        && finding.resource.map(renamed.contains) ?? false
    }
    return Set(rest.filter { !isChangeable($0, in: judged) }.compactMap(\.resource))
  }

  /// Whether a value that leads to a finding is a literal.
  private func isChangeable(_ finding: Diagnostic, in judged: FileReport) -> Bool {
    guard let intent = finding.intent else { return false }
    func drafter(of place: Place) -> FixDrafter? {
      judged.texts[Text(place.path)].flatMap { FixDrafter($0, path: place.path) }
    }
    return drafter(of: finding.place)?.fix(of: intent, at: finding.place, days: days) != nil
      || finding.related.map(\.place).contains {
        drafter(of: $0)?.fix(of: intent, atSource: $0, days: days) != nil
      }
  }

  /// Returns the report after a trial, unless more findings can be fixed or more files were edited.
  private func successor(_ judged: FileReport, _ overlay: Overlay) -> FileReport.Successor? {
    guard overlay.count == 1, let (path, text) = overlay.first,
      judged.dependsOnTemplatesOnly, judged.nestedPaths.isEmpty,
      !judged.hasUnusedSuppressions, !judged.diagnostics.contains(where: { $0.intent != nil })
    else { return nil }
    var judged = judged
    judged.levels = report.levels
    judged.texts = [:]
    return FileReport.Successor(path: path.string, digest: text.bytes.digest, judged)
  }
}
