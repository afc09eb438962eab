public import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintSyntax
public import LintText

/// What is to be said of one input.
public struct FileReport: Sendable {
  /// The caches in it.
  public internal(set) var caches: [JudgedCache] = []

  /// The problems in it, but for those of suppressions.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// The notes on templates that name no cache, which count only if a cache is found in the same
  /// chain of nested stacks.
  var tentativeNotes: [Diagnostic] = []

  /// Whether templates that it deploys were not examined.
  var hasUnexaminedStacks = false

  /// The parameters of nested stacks.
  package internal(set) var nestedParameters: Set<Text> = []

  /// The problems in it that somebody accepted.
  public internal(set) var suppressed: [SuppressedDiagnostic] = []

  /// The suppressions that concern it, with what came of each.
  ///
  /// What is wrong with them is told by a `Report` of all inputs.
  package var suppressions: [Suppression: SuppressionUse] = [:]

  /// The paths of the templates of nested stacks that were judged with it.
  ///
  /// What is said of them by themselves, without the values that their parent gives them, is beside
  /// the point.
  public internal(set) var nestedPaths: Set<Text> = []

  /// Whether it deploys nested stacks that were not looked into yet.
  package internal(set) var hasPostponedStacks = false

  /// How much of nested stacks was looked into with it.
  package internal(set) var nestedStackUse = NestedStackUse()

  /// The folders of the configuration that a plan was made of, as far as local paths lead to them.
  package internal(set) var sourceFolders: Set<Text> = []

  /// The parameters that it declares, compared with the values that are given.
  package internal(set) var parameters = ParameterReview()

  /// Those of them that belong to the configuration that a plan was certainly made of.
  package internal(set) var matchedFolders: Set<Text> = []

  /// The folder of a Terraform configuration that was noted; nil for other inputs.
  package internal(set) var configurationFolder: Text?

  /// Why the input was left alone, or nil if it was not.
  public internal(set) var skipReason: String?

  /// The judged inputs of the file, or the reason for skipping it, for the summary.
  package internal(set) var coverage = Coverage()

  /// Makes a report that says nothing yet.
  package init() {}

  /// Creates the report of an input that was skipped.
  package init(skipped explanation: String, _ reason: SkipReason = .namesNoCache) {
    skipReason = explanation
    coverage.skip(reason)
  }
}

extension FileReport {
  /// Judges what a dialect found.
  ///
  /// - Parameter isMentioned: whether the file names a cache; if not, the remarks on a template that
  ///   only deploys stacks are tentative.
  mutating func add(
    _ extraction: Extraction,
    of file: SourceFile,
    _ lines: LineIndex,
    isMentioned: Bool,
    minimumDays: Int,
    _ suppressions: inout Suppressions,
  ) {
    hasUnexaminedStacks = hasUnexaminedStacks || extraction.hasUnexaminedStacks
    let hasStacks = extraction.hasUnexaminedStacks || !extraction.nestedStacks.isEmpty
    let isCertain = isMentioned || !extraction.caches.isEmpty || !hasStacks
    if let kind = extraction.kind { coverage.judge(kind) }
    for cache in extraction.caches {
      guard let judgement = Judgement(of: cache, minimumDays: minimumDays) else { continue }
      caches.append(judgement.summary(in: file, lines))
      add(judgement, of: cache, in: file, lines, &suppressions)
    }
    for remark in extraction.remarks {
      let diagnostic = Diagnostic(remark, in: file, lines)
      if isCertain {
        add(diagnostic, at: SuppressionSite(diagnostic), &suppressions)
      } else {
        addTentatively(diagnostic, &suppressions)
      }
    }
    suppressions.leaveOpen(SuppressionSite(lines: extraction.unlistedLines, shown: []))
  }

  /// Says what is to be said of a cache.
  ///
  /// A cache has one finding, its worst. If that is accepted, the worst of the rest is told: who
  /// accepts backups that are off in development has not accepted a limit that fails in production.
  private mutating func add(
    _ judgement: Judgement,
    of cache: Cache,
    in file: SourceFile,
    _ lines: LineIndex,
    _ suppressions: inout Suppressions,
  ) {
    var judgement = judgement
    while let diagnostic = judgement.diagnostic(in: file, lines) {
      if !cache.isSettled { suppressions.leaveOpen(judgement.openSite(in: file, lines)) }
      guard add(diagnostic, at: judgement.site(in: file, lines), &suppressions),
        let rest = judgement.accepting(diagnostic.rule)
      else { return }
      judgement = rest
    }
    if !cache.isSettled { suppressions.leaveOpen(judgement.openSite(in: file, lines)) }
  }

  /// Notes a problem; returns whether it is accepted.
  @discardableResult
  mutating func add(
    _ diagnostic: Diagnostic,
    at site: @autoclosure () -> SuppressionSite,
    _ suppressions: inout Suppressions,
  ) -> Bool {
    guard let suppression = suppressions.suppression(of: diagnostic.rule, at: site()) else {
      diagnostics.append(diagnostic)
      return false
    }
    // A comment may stand behind a value that must not be shown.
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

  /// Notes what came of some suppressions.
  mutating func close(_ suppressions: Suppressions) {
    self.suppressions.merge(suppressions.uses, uniquingKeysWith: SuppressionUse.merged)
  }

  /// Whether something in it could not be read.
  package var hasUnreadableParts: Bool { diagnostics.contains(where: \.isUnreadable) }

  /// Whether it has suppressions that accept nothing.
  var hasUnusedSuppressions: Bool { suppressions.values.contains(.unused) }

  /// Takes suppressions that accept nothing here, but something in another deployment, for open.
  mutating func leaveOpen(whatIsUsedIn other: FileReport) {
    for (suppression, use) in suppressions where use == .unused {
      if other.suppressions[suppression] == .used { suppressions[suppression] = .open }
    }
  }
}
