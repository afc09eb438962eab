import LintDiagnostics
import Testing

@testable import LintReporting

@Suite struct SummaryTests {
  private static func report(
    _ fileCount: Int,
    _ caches: [VerdictName],
    _ problems: [(String, Severity)],
  ) -> Report {
    Report(
      fileCount: fileCount,
      coverage: templates(fileCount),
      caches: caches.map { verdict in
        JudgedCache(
          identity: ResourceIdentity(id: "a", type: "b"),
          place: .start(of: "c"),
          engine: nil,
          verdict: verdict,
          days: nil,
          reason: "d",
        )
      },
      diagnostics: problems.map { rule, severity in
        Diagnostic(rule: rule, severity: severity, message: "m", place: .start(of: "c"))
      },
    )
  }

  private static func templates(_ count: Int) -> Coverage {
    var coverage = Coverage()
    for _ in 0..<count { coverage.judge(.template) }
    return coverage
  }

  @Test func countsEachKind() {
    var coverage = Self.templates(3)
    coverage.judge(.plan)
    coverage.skip(.hidden)
    let report = Report(fileCount: 4, coverage: coverage, caches: [], diagnostics: [])
    #expect(ReportSummary(report).text == "3 templates, 1 plan: 0 caches, no problems")
  }

  @Test func countsWhyThereIsNothing() {
    var coverage = Coverage()
    for (number, reason) in SkipReason.allCases.enumerated() {
      for _ in 0...(number == 0 ? 0 : 1) { coverage.skip(reason) }
    }
    let report = Report(fileCount: 0, coverage: coverage, caches: [], diagnostics: [])
    #expect(
      ReportSummary(report).text == "nothing to lint: 1 names no cache"
        + ", 2 deploy stacks that were not examined, 2 neither template nor plan"
        + ", 2 empty, 2 damaged, 2 encrypted, 2 unchanged, 2 ignored by .gitignore"
        + ", 2 hidden, 2 in node_modules, 2 excluded"
        + ", 2 outside the repository, 2 of another kind"
    )
  }

  @Test func saysThatAllIsWell() {
    #expect(ReportSummary(Self.report(0, [], [])).text == "nothing to lint")
    #expect(ReportSummary(Self.report(1, [.on], [])).text == "1 template: 1 cache, no problems")
    let exempt = Self.report(2, [.on, .notApplicable], [])
    #expect(ReportSummary(exempt).text == "2 templates: 2 caches, no problems")
  }

  @Test func countsOneOfEach() {
    let report = Self.report(
      1,
      [.off, .unsupported, .undecided],
      [
        ("backups-off", .error), ("backups-unsupported", .warning), ("retention-undecided", .note),
        ("not-examined", .note),
      ],
    )
    #expect(
      ReportSummary(report).text
        == "1 template: 3 caches, 1 error, 1 warning, 1 undecided, 1 note"
    )
  }

  @Test func countsSeveralOfEach() {
    let problems: [(String, Severity)] = [
      ("backups-off", .error), ("backups-unsupported", .warning), ("retention-undecided", .note),
      ("not-examined", .note),
    ]
    let report = Self.report(
      12,
      [.off, .off, .unsupported, .unsupported, .undecided, .undecided],
      problems + problems,
    )
    #expect(
      ReportSummary(report).text
        == "12 templates: 6 caches, 2 errors, 2 warnings, 2 undecided, 2 notes"
    )
  }

  @Test func countsWhatIsSuppressedApart() {
    func report(_ verdict: VerdictName, _ rule: String) -> Report {
      let place = Place.start(of: "c")
      return Report(
        fileCount: 1,
        coverage: Self.templates(1),
        caches: Self.report(1, [verdict], []).caches,
        diagnostics: [],
        suppressed: [
          SuppressedDiagnostic(
            Diagnostic(rule: rule, severity: .error, message: "m", place: place),
            by: Suppression(rules: [rule], reason: nil, until: nil, form: .kics, place: place),
          )
        ],
      )
    }
    let off = report(.off, "backups-off")
    #expect(ReportSummary(off).text == "1 template: 1 cache, no problems, 1 suppressed")
    let undecided = report(.undecided, "retention-undecided")
    #expect(ReportSummary(undecided).text == "1 template: 1 cache, no problems, 1 suppressed")
    let otherRule = report(.undecided, "not-examined")
    #expect(ReportSummary(otherRule).text == "1 template: 1 cache, 1 undecided, 1 suppressed")
  }

  @Test func countsWhatIsInTheBaselineApart() {
    let problems: [(String, Severity)] = [
      ("backups-off", .error), ("retention-undecided", .note), ("not-examined", .note),
    ]
    let report = Self.report(1, [.off, .undecided], problems)
    let all = report.baselining(report.diagnostics, new: [])
    #expect(ReportSummary(all).text == "1 template: 2 caches, no problems, 3 in the baseline")
    let some = report.baselining(
      report.diagnostics.filter { $0.severity == .note },
      new: report.diagnostics.filter { $0.severity == .error },
    )
    #expect(ReportSummary(some).text == "1 template: 2 caches, 1 error, 2 in the baseline")
    #expect(some.count(of: .note) == 0 && some.baselined.count == 2)
  }

  @Test func undecidedCacheIsNoNote() {
    let report = Self.report(1, [.undecided], [("retention-undecided", .note)])
    #expect(ReportSummary(report).text == "1 template: 1 cache, 1 undecided")
  }

  @Test func undecidedCacheIsToldBesideItsDuplicateKey() {
    let report = Self.report(1, [.undecided], [("duplicate-key", .error)])
    #expect(ReportSummary(report).text == "1 template: 1 cache, 1 error, 1 undecided")
  }

  @Test func unreadableFileIsNoCleanRun() {
    let report = Self.report(0, [], [("unreadable", .error)])
    #expect(ReportSummary(report).text == "nothing judged: 1 error")
  }
}
