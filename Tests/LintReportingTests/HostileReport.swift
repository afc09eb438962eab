import LintDiagnostics
import LintText

/// One report with everything in it that a format could stumble over.
enum HostileReport {
  static let path = "dir, a/x: %41 😀\nname.yaml"

  static let plan = "plan.json"

  /// Blanks and a command of GitHub, with what ends a property for Azure and TeamCity.
  static let commandPath = "\u{3000} ::error::x;y]z|'.yaml"

  static let report: Report = {
    var report = Report(
      fileCount: 4,
      coverage: coverage,
      caches: caches,
      diagnostics: [
        commands, wide, manyLines, oneLinePlan, withoutExcerpt, duplicate, commandsOfOthers,
      ] + instances,
      suppressed: [accepted],
      listsSuppressed: true,
      rules: rules.map {
        RuleGuide(
          $0,
          markdown: """
            # \($0.name)

            **\($0.summary.prefix(1).uppercased() + $0.summary.dropFirst()).** \
            (\($0.severities.map(\.rawValue).joined(separator: ", ")))

            ## Description

            \($0.name) is `so`.

            ## Rationale

            It matters.

            """,
        )
      },
      tool: ToolDescription(name: "elasticache-lint", version: "1.2.3", address: "https://a.test/"),
    )
    report = report.baselining([baselined], new: report.diagnostics)
    report.exitStatus = 2
    report.repositoryFiles = [
      Text(plan): RepositoryFile(path: "infra [1]/plan.json", lineHashes: hashes("{}", lines: [1]))
    ]
    return report
  }()

  private static let coverage: Coverage = {
    var coverage = Coverage()
    for _ in 0..<3 { coverage.judge(.template) }
    coverage.judge(.plan)
    for _ in 0..<2 { coverage.skip(.namesNoCache) }
    return coverage
  }()

  private static let rules = [
    RuleDescription(
      name: "backups-off",
      summary: "automatic backups are off",
      severities: [.error, .warning],
      securityScore: 7,
    ),
    RuleDescription(
      name: "not-examined",
      summary: "a part was not looked into",
      severities: [.note],
    ),
    RuleDescription(
      name: "unreadable",
      summary: "an input could not be read",
      severities: [.error],
    ),
  ]

  static func hashes(_ text: String, lines: Set<Int>) -> LineHashes {
    Array(text.utf8).withUnsafeBytes { LineHashes(of: $0, lines: lines) }
  }

  private static let caches = [
    JudgedCache(
      identity: ResourceIdentity(id: "Line\nBreak", type: "AWS::ElastiCache::CacheCluster"),
      place: Place(path: path, range: range(2, 3, 13), excerpt: nil),
      engine: "re\"dis\u{1B}[2J",
      verdict: .off,
      days: 0,
      reason: "SnapshotRetentionLimit is 0",
    ),
    JudgedCache(
      identity: ResourceIdentity(
        id: "module.w[\"c]d\"].aws_elasticache_cluster.this[0]",
        type: "aws_elasticache_cluster",
      ),
      place: Place(path: plan, range: range(1, 412, 420), excerpt: nil),
      engine: nil,
      verdict: .undecided,
      days: nil,
      reason: "the value is known only after apply",
    ),
    JudgedCache(
      identity: ResourceIdentity(id: "Kept", type: "AWS::ElastiCache::ServerlessCache"),
      place: Place(path: path, range: range(40, 3, 7), excerpt: nil),
      engine: "valkey",
      verdict: .on,
      days: 35,
      reason: "backups are kept 35 days",
    ),
  ]

  static let reason = "##[error]no \u{1B}[2J \u{202E}data <b> %0A::stop-commands::x"

  static func range(_ line: Int, _ start: Int, _ end: Int) -> SourceRange {
    SourcePosition(
      line: line,
      column: start,
      offset: start
    )..<SourcePosition(line: line, column: end, offset: end)
  }

  private static func place(_ range: SourceRange, _ line: String) -> Place {
    Place(
      path: path,
      range: range,
      excerpt: Excerpt(text: line, firstColumn: 1, isCutAtEnd: false),
    )
  }

  /// A message that tries to give orders to terminals, CI services, XML and URLs.
  private static let commands = Diagnostic(
    rule: "backups-off",
    severity: .error,
    message: "automatic backups are off for cache cluster 'Line\nBreak' \"<a href='x'>&amp;]]>"
      + "%0A::stop-commands::x ##[error]no \u{1B}[2J \u{202E}left\u{202C} \u{0} \r\n \u{7F}\u{9B}2J"
      + " \u{2028}|`*_ \u{FEFF}end",
    help: "set\nit %25 ::warning::y <b>\u{1B}]0;title\u{7}",
    place: place(range(2, 29, 30), "\tSnapshotRetentionLimit:\t\t  0\t# zero"),
    resource: ResourceIdentity(id: "Line\nBreak", type: "AWS::ElastiCache::CacheCluster"),
    scenario: ["Stage\n": "a \"b\"", "Region": "eu-central-1, us-east-1"],
  )

  /// Two columns of a terminal for each of these, or none, before the marked digit.
  private static let wide: Diagnostic = {
    var diagnostic = wideWithoutFix
    diagnostic.fix = fix
    return diagnostic
  }()

  /// A replacement with what would end a block of Markdown, begin an order, or color a terminal.
  private static let fix = Fix(
    title: "set 'Li\u{1B}[31mmit' to 7",
    .safe,
    path: path,
    edits: [TextEdit(range(14, 37, 38), replacement: "7\n::error::x \u{202E}")],
    lines: [
      LineReplacement(
        firstLine: 14,
        old: ["  {名: \"```\", Limit: 3}"],
        new: ["  {名: \"```\", Limit: 7}", "::error::x \u{202E}", "##vso[task.x]\u{1B}[2J"],
      )
    ],
    digest: 0,
  )

  private static let wideWithoutFix = Diagnostic(
    rule: "retention-too-short",
    severity: .warning,
    message: "backups are kept too short for replication group '日本語'",
    place: place(
      range(14, 37, 38),
      "  {名: \"日本\u{FF21}한글 e\u{301}n\u{303} 👩\u{200D}👩\u{200D}👧 \u{1F1E9}\u{1F1EA}\", Limit: 3}"
    ),
    related: [
      RelatedPlace(
        message: "the default of parameter 'D\u{202E}ays' is used",
        place: place(range(103, 5, 12), "\u{2003}\u{A0}  Default\u{200B}: 3"),
      )
    ],
    resource: ResourceIdentity(id: "日本語", type: "AWS::ElastiCache::ReplicationGroup"),
  )

  private static let manyLines = Diagnostic(
    rule: "not-examined",
    severity: .note,
    message: "the text that 'AWS::Include' inserts is not examined",
    help: "lint the template that is deployed there as well",
    place: place(
      SourcePosition(
        line: 20,
        column: 3,
        offset: 400
      )..<SourcePosition(line: 24, column: 1, offset: 480),
      "  Fn::Transform:   ",
    ),
  )

  private static let oneLinePlan = Diagnostic(
    rule: "retention-undecided",
    severity: .note,
    message: "cannot tell whether automatic backups are on for cache cluster"
      + " 'module.w[\"c]d\"].aws_elasticache_cluster.this[0]'",
    place: Place(
      path: plan,
      range: range(1, 412, 420),
      excerpt: Excerpt(
        text: "nges\":[{\"address\":\"module.w[\\\"c]d\\\"]\",\"x\":1",
        firstColumn: 394,
        isCutAtEnd: true,
      ),
    ),
    resource: ResourceIdentity(
      id: "module.w[\"c]d\"].aws_elasticache_cluster.this[0]",
      type: "aws_elasticache_cluster",
    ),
  )

  private static let withoutExcerpt = Diagnostic(
    rule: "unreadable",
    severity: .error,
    message: "permission denied",
    place: .start(of: "-dash\u{1B}[31m.yaml"),
  )

  static let accepted = SuppressedDiagnostic(
    Diagnostic(
      rule: "backups-off",
      severity: .error,
      message: "automatic backups are off for cache cluster 'Pure\u{1B}[2J'",
      place: place(range(50, 3, 7), "  Pure:"),
      resource: ResourceIdentity(id: "Pure\u{1B}[2J", type: "AWS::ElastiCache::CacheCluster"),
    ),
    by: Suppression(
      rules: ["backups-off"],
      reason: reason,
      until: CalendarDate("2027-01-31"),
      form: .checkov,
      place: place(range(49, 5, 12), "  # checkov:skip=CKV_AWS_134:\u{1B}[2J"),
    ),
  )

  private static let baselined = Diagnostic(
    rule: "retention-too-short",
    severity: .error,
    message: "backups are kept 1 day for cache cluster 'Old\u{1B}[2J'",
    place: place(range(60, 3, 6), "  Old:\u{1B}[2J"),
    resource: ResourceIdentity(id: "Old\u{1B}[2J", type: "AWS::ElastiCache::CacheCluster"),
  )

  private static let duplicate = Diagnostic(
    rule: "duplicate-key",
    severity: .error,
    message: "key 'a' is written twice, first on line 9",
    place: place(range(1000, 3, 3), ""),
    related: [RelatedPlace(message: "first written here", place: place(range(9, 3, 4), "  a: 1"))],
  )

  private static let commandsOfOthers = Diagnostic(
    rule: "not-examined",
    severity: .note,
    message: "##vso[task.setvariable variable=a]b ##teamcity[x] ###[y] ## [z] 100% |'; @all",
    place: Place(
      path: commandPath,
      range: range(1, 3, 8),
      excerpt: Excerpt(text: "##[error]x", firstColumn: 1, isCutAtEnd: false),
    ),
  )

  /// Two instances of one block that people are told of once.
  private static let instances = ["one", "two"].map { key in
    let address = "aws_elasticache_cluster.each[\"\(key)\"]"
    return Diagnostic(
      rule: "backups-off",
      severity: .error,
      message: "automatic backups are off for cache cluster '\(address)': see [here](http://x)",
      place: Place(
        path: plan,
        range: range(1, 900, 904),
        excerpt: Excerpt(text: "\"n\":null", firstColumn: 896, isCutAtEnd: false),
      ),
      resource: ResourceIdentity(id: address, type: "aws_elasticache_cluster"),
      cause: "plan.json aws_elasticache_cluster.each null",
    )
  }
}
