public import LintDiagnostics
internal import LintFixes
internal import LintModel
internal import LintRules
internal import LintSyntax
public import LintText

/// The report of one input.
public struct FileReport: Sendable {
  /// The caches in the input.
  public internal(set) var caches: [JudgedCache] = []

  /// The number of caches that were skipped because a plan leaves them as they are.
  package internal(set) var unchangedCaches = 0

  /// The problems in the input, except those of suppressions.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// The texts that were judged, by the paths shown to people; only until fixes are found.
  var texts: [Text: ParsedText] = [:]

  /// The configured severities of its findings.
  var levels = RuleLevels([:])

  /// The notes on templates that name no cache, which count only if a cache is found in the same
  /// chain of nested stacks.
  var tentativeNotes: [Diagnostic] = []

  /// Whether only a part of it is reported; see ``limited(to:folders:)``.
  private var isLimited = false

  /// Whether every cache of the input was judged and reported.
  package var isComplete: Bool { unchangedCaches == 0 && !isLimited }

  /// Whether templates that it deploys were not examined.
  var hasUnexaminedStacks = false

  /// The parameters of nested stacks.
  package internal(set) var nestedParameters: Set<Text> = []

  /// The suppressed problems in the input.
  public internal(set) var suppressed: [SuppressedDiagnostic] = []

  /// The suppressions that concern the input, with the use of each.
  ///
  /// A `Report` of all inputs reports their problems.
  package var suppressions: [Suppression: SuppressionUse] = [:]

  /// The paths of the nested stack templates that were judged with the input.
  ///
  /// Their standalone reports, which lack the parameter values of the parent, are irrelevant.
  public internal(set) var nestedPaths: Set<Text> = []

  /// Those of the nested paths of which only a part was inserted into the input; their other caches
  /// were not judged with it.
  package internal(set) var partialPaths: Set<Text> = []

  /// The paths at which the input names a template or a snippet, but no file is.
  package internal(set) var missingPaths: Set<Text> = []

  var storedConfiguration = StoredConfiguration.none

  /// The report after all safe edits, if it has no more findings that can be fixed.
  package internal(set) var successor: Successor?

  /// The report of an input whose text was edited.
  // A class, since a report would contain itself.
  package final class Successor: Sendable {
    /// The path of the edited file as shown to people.
    package let path: String

    /// A digest of the edited text.
    package let digest: Int

    package let report: FileReport

    init(path: String, digest: Int, _ report: FileReport) {
      self.path = path
      self.digest = digest
      self.report = report
    }
  }

  /// Whether a program generated it, whose changes change it.
  package internal(set) var isGenerated = false

  /// The declared parameters, compared with the given values.
  package internal(set) var parameters = ParameterReview()

  /// The reason why the input was skipped, or nil if it was not.
  public internal(set) var skipReason: String?

  /// The judged inputs of the file, or the reason for skipping it, for the summary.
  package internal(set) var coverage = Coverage()

  /// Creates an empty report.
  package init() {}

  /// Creates the report of an input that was skipped.
  package init(skipped explanation: String, _ reason: SkipReason = .namesNoCache) {
    skipReason = explanation
    if reason == .namesNoCache {
      coverage = Self.withoutCache
    } else {
      coverage.skip(reason)
    }
  }

  /// The coverage of most files of a run.
  private static let withoutCache: Coverage = {
    var coverage = Coverage()
    coverage.skip(.namesNoCache)
    return coverage
  }()
}

extension FileReport {
  /// Judges the caches that a dialect extracted and adds its remarks.
  ///
  /// - Parameter isMentioned: whether the file names a cache; if not, the remarks on a template that
  ///   only deploys stacks are tentative.
  mutating func add(
    _ extraction: Extraction,
    of file: SourceFile,
    _ lines: LineIndex,
    isMentioned: Bool,
    minimumDays: Int,
    findsSources: Bool = false,
    _ suppressions: inout Suppressions,
  ) {
    hasUnexaminedStacks = hasUnexaminedStacks || extraction.hasUnexaminedStacks
    let hasStacks = extraction.hasUnexaminedStacks || !extraction.nestedStacks.isEmpty
    let isCertain = isMentioned || !extraction.caches.isEmpty || !hasStacks
    if extraction.isGenerated { isGenerated = true }
    if let kind = extraction.kind { coverage.judge(kind) }
    unchangedCaches += extraction.unchangedCaches
    var reported: Set<Text> = []
    var calls: [ResourceIdentity: LineRange] = [:]
    var cacheFolders: [ResourceIdentity: Set<Text>] = [:]
    for cache in extraction.caches {
      guard let judgement = Judgement(of: cache, minimumDays: minimumDays) else { continue }
      let summary = judgement.summary(in: file, lines, findsSources: findsSources)
      caches.append(summary)
      calls[summary.identity] = cache.outermostCall
      if !cache.folders.isEmpty { cacheFolders[summary.identity] = cache.folders }
      if !extraction.configurationChanges.isEmpty, let declaration = cache.declaration,
        judgement.diagnostic(in: file, lines) != nil
      {
        reported.insert(declaration)
      }
      add(judgement, of: cache, in: file, lines, &suppressions)
    }
    addConfiguration(of: extraction, file, calls, cacheFolders, reported: reported, &suppressions)
    for remark in extraction.remarks {
      let diagnostic = Diagnostic(remark, in: file, lines)
      if isCertain {
        add(diagnostic, at: SuppressionSite(diagnostic), &suppressions)
      } else {
        addTentatively(diagnostic, &suppressions)
      }
    }
    for note in extraction.configurationNotes {
      let diagnostic = Diagnostic(note, inputPath: file.path)
      add(diagnostic, at: SuppressionSite(diagnostic), &suppressions)
    }
    suppressions.leaveOpen(SuppressionSite(lines: extraction.unlistedLines, shown: []))
  }

  /// The number of values of one cache whose accepted findings are shown; judging each of thousands
  /// again would take quadratic time.
  private static let shownValues = 16

  /// Adds the diagnostics for one cache.
  ///
  /// A cache has one finding, its worst. If that is suppressed, the worst remaining one is
  /// reported: accepting backups that are off in development does not accept a limit that fails in
  /// production.
  private mutating func add(
    _ judgement: Judgement,
    of cache: Cache,
    in file: SourceFile,
    _ lines: LineIndex,
    _ suppressions: inout Suppressions,
  ) {
    var judgement = judgement
    let (count, suppressedCount) = (diagnostics.count, suppressed.count)
    while let diagnostic = judgement.diagnostic(in: file, lines) {
      if !cache.isSettled { suppressions.leaveOpen(judgement.openSite(in: file, lines)) }
      let shownCount = suppressed.count
      let isAccepted = add(diagnostic, at: judgement.site(in: file, lines), &suppressions)
      // A milder one may have a configured severity above that of the worst.
      guard isAccepted || suppressions.levels.areConfigured else { break }
      let rule = diagnostic.rule
      // It is not suppressed if its rule is off.
      let isForValue =
        suppressed.count > shownCount
        && suppressions.suppression(of: rule, at: judgement.resourceSite(in: file, lines)) == nil
      let rest =
        if !isForValue {
          judgement.accepting(rule)
        } else if suppressed.count - suppressedCount < Self.shownValues {
          judgement.acceptingValue(rule)
        } else {
          judgement.acceptingValues(rule, in: file, lines) { site in
            suppressions.suppression(of: rule, at: site) != nil
          }
        }
      guard let rest else { break }
      judgement = rest
    }
    if diagnostics.count > count + 1,
      let severity = diagnostics[count...].map(\.severity).max(),
      let worst = diagnostics[count...].first(where: { $0.severity == severity })
    {
      diagnostics.replaceSubrange(count..., with: [worst])
    }
    if !cache.isSettled { suppressions.leaveOpen(judgement.openSite(in: file, lines)) }
    // A suppression may accept what is found in another scenario.
    guard !suppressions.isEmpty else { return }
    for finding in judgement.others(in: file, lines) {
      _ = suppressions.suppression(of: finding.rule, at: finding.site)
    }
  }

  /// Adds a problem with its configured severity, and returns whether it is suppressed or its rule is
  /// off.
  @discardableResult
  mutating func add(
    _ diagnostic: Diagnostic,
    at site: @autoclosure () -> SuppressionSite,
    _ suppressions: inout Suppressions,
  ) -> Bool {
    let suppression = suppressions.suppression(of: diagnostic.rule, at: site())
    guard let diagnostic = suppressions.levels.leveled(diagnostic) else { return true }
    guard let suppression else {
      var diagnostic = diagnostic
      if diagnostic.resource != nil {
        diagnostic.refused = suppressions.refused(diagnostic.rule, at: site())
      }
      diagnostics.append(diagnostic)
      return false
    }
    // The comment may follow a value that must not be shown.
    let isSecret = diagnostic.place.excerpt == nil
    suppressed.append(
      SuppressedDiagnostic(diagnostic, by: isSecret ? suppression.withoutExcerpt : suppression)
    )
    return true
  }

  /// Adds a note that counts only if a cache is found in the same chain of nested stacks.
  mutating func addTentatively(_ note: Diagnostic, _ suppressions: inout Suppressions) {
    let count = diagnostics.count
    add(note, at: SuppressionSite(note), &suppressions)
    tentativeNotes += diagnostics[count...]
    diagnostics.removeSubrange(count...)
  }

  /// Reports the tentative notes after all.
  mutating func confirmTentativeNotes() {
    diagnostics += tentativeNotes
    tentativeNotes = []
  }

  /// Records the use of the suppressions.
  mutating func close(_ suppressions: Suppressions) {
    self.suppressions.merge(suppressions.uses, uniquingKeysWith: SuppressionUse.merged)
  }

  /// Returns the part of the report that concerns some files: what is shown or explained in them,
  /// and the caches that were computed from modules in some folders.
  package func limited(
    to isMeant: (String) -> Bool,
    folders isMeantFolder: (String) -> Bool
  ) -> FileReport {
    let resources = configuration.cacheFolders.filter { folders in
      folders.value.contains { isMeantFolder($0.string) }
    }
    func concerns(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.isUnreadable || isMeant(diagnostic.place.path)
        || diagnostic.related.contains { isMeant($0.place.path) }
        || diagnostic.resource.map { resources[$0] != nil } ?? false
    }
    var report = self
    report.isLimited = true
    report.diagnostics.removeAll { !concerns($0) }
    report.suppressed.removeAll { !concerns($0.diagnostic) }
    let problems = report.diagnostics + report.suppressed.map(\.diagnostic)
    let found = Set(problems.compactMap(\.resource))
    report.caches.removeAll { cache in
      !isMeant(cache.place.path) && !found.contains(cache.identity)
        && resources[cache.identity] == nil
    }
    report.leaveOpen { !isMeant($0) }
    return report
  }

  /// Marks unused suppressions as open in files that other inputs may read too.
  ///
  /// - Parameter isShared: whether the file with a path is one of them.
  package mutating func leaveOpen(where isShared: (String) -> Bool) {
    for (suppression, use) in suppressions where use.isUnused {
      if isShared(suppression.place.path) { suppressions[suppression] = .open }
    }
  }

  /// Whether edits of no other files than its own and those of nested stacks can change the report.
  package var dependsOnTemplatesOnly: Bool {
    !hasConfiguration && !hasUnexaminedStacks && coverage.count(of: .plan) == 0
  }

  /// The locations of the declarations of caches.
  var declarations: [ResourceIdentity: Place] {
    Dictionary(caches.map { ($0.identity, $0.place) }) { first, _ in first }
  }

  /// Whether a rule is turned off for the input.
  package func isOff(_ rule: String) -> Bool { levels.isOff(rule) }

  /// Whether part of the input could not be read.
  package var hasUnreadableParts: Bool { diagnostics.contains(where: \.isUnreadable) }

  /// Whether the input has suppressions that accept nothing.
  var hasUnusedSuppressions: Bool { suppressions.values.contains(where: \.isUnused) }

  /// Marks unused suppressions as open if they are used in another deployment.
  mutating func leaveOpen(whatIsUsedIn other: FileReport) {
    for (suppression, use) in suppressions where use.isUnused {
      if other.suppressions[suppression] == .used { suppressions[suppression] = .open }
    }
  }
}

extension Cache {
  /// The outermost module call that leads to it, such as that of a Terragrunt unit, or else its own
  /// block; nil for other inputs.
  fileprivate var outermostCall: LineRange? { lines.last { $0.path != nil } }
}
