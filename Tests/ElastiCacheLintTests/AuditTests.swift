import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import ElastiCacheLint

/// Caches that run, compared with what declares them.
struct AuditTests {
  private static func lint(
    _ text: String,
    _ subject: LintSubject = .running(nil),
    path: String = "account.json",
    minimumDays: Int = 1,
  ) throws -> FileReport {
    var options = Linter.Options()
    options.subject = subject
    options.minimumDays = minimumDays
    let file = SourceFile(path: path, text: try SourceText(contents: text.utf8), isNamed: true)
    return Linter(options).lint(file)
  }

  private static func declared(_ template: String) throws -> DeclaredCaches {
    let report = try lint(template, .declarations(findsNames: true), path: "t.yaml")
    return DeclaredCaches(Report(fileCount: 1, files: [report]))
  }

  private static func group(_ name: String, _ limit: String, _ more: String = "") -> String {
    """
    {"ReplicationGroups": [{"ReplicationGroupId": "\(name)", "Status": "available",
      "SnapshotRetentionLimit": \(limit), "Engine": "valkey"\(more)}]}
    """
  }

  private static func template(_ name: String, _ limit: String) -> String {
    """
    Parameters:
      Days: {Type: Number}
      Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupId: \(name)
          SnapshotRetentionLimit: \(limit)
    """
  }

  /// An account and a template, whether they agree, and the severity of the finding.
  @Test(arguments: [
    ("sessions", "7", "sessions", "7", Agreement.agrees, nil),
    ("sessions", "7", "Sessions", "7", .agrees, nil),
    ("sessions", "0", "sessions", "7", .differs, Severity.warning),
    ("sessions", "7", "sessions", "0", .differs, .warning),
    ("sessions", "7", "sessions", "!If [IsProd, 7, 1]", .agrees, nil),
    ("sessions", "3", "sessions", "!If [IsProd, 7, 1]", .differs, .warning),
    ("sessions", "7", "!Sub 'sess${Stage}'", "7", .notDeclared, .note),
    ("sessdev", "7", "!Sub 'sess${Stage}'", "7", .agrees, nil),
    // A parameter that selects nothing keeps its default.
    ("sessprod", "7", "!Sub 'sess${Stage}'", "7", .notDeclared, .note),
    ("sessprod", "7", "!If [IsProd, sessprod, sessdev]", "7", .agrees, nil),
    ("sessions", "7", "!Ref AWS::StackName", "7", .notDeclared, .note),
    ("sessions", "7", "sessions", "!Ref Days", .unknown, .note),
    ("sessions", "\"7\"", "sessions", "7", .unknown, .note),
    ("carts", "7", "sessions", "7", .notDeclared, .note),
  ])
  func `agrees with what declares it`(
    _ name: String,
    _ limit: String,
    _ declaredName: String,
    _ declaredLimit: String,
    _ agreement: Agreement,
    _ severity: Severity?,
  ) throws {
    let declared = try Self.declared(Self.template(declaredName, declaredLimit))
    let report = try Self.lint(Self.group(name, limit), .running(declared))
    #expect(report.caches.map(\.agreement) == [agreement])
    let drift = report.diagnostics.filter { $0.rule == "drift" }
    #expect(drift.map(\.severity) == [severity].compactMap(\.self))
    #expect(drift.allSatisfy { $0.related.isEmpty == (agreement == .notDeclared) })
  }

  /// The names and limits of declarations, each in a template, and whether a cache 'sessions' with
  /// 7 days agrees with them.
  @Test(arguments: [
    ([("sessions", "7"), ("sessions", "0")], Agreement.unknown),
    ([("sessions", "7"), ("sessions", "7")], .agrees),
    ([("sessions", "1"), ("sessions", "0")], .differs),
    ([("other", "0"), ("sessions", "7")], .agrees),
    ([("other", "7"), ("sessions", "0")], .differs),
    ([("other", "0")], .differs),
  ])
  func `prefers the declaration of its name`(
    _ declarations: [(String, String)],
    _ agreement: Agreement,
  ) throws {
    let reports = try declarations.enumerated().map { index, declaration in
      try Self.lint(
        Self.template(declaration.0, declaration.1),
        .declarations(findsNames: true),
        path: "\(index).yaml",
      )
    }
    let declared = DeclaredCaches(Report(fileCount: reports.count, files: reports))
    let report = try Self.lint(
      #"""
      {"StackResourceDrifts": [{"LogicalResourceId": "Sessions", "PhysicalResourceId": "sessions",
        "ResourceType": "AWS::ElastiCache::ReplicationGroup",
        "ActualProperties": "{\"SnapshotRetentionLimit\": 7}"}]}
      """#,
      .running(declared),
    )
    #expect(report.caches.map(\.agreement) == [agreement])
  }

  @Test func `a declared cache that is being deleted does not run`() throws {
    let declared = try Self.declared(Self.template("sessions", "7"))
    let group = Self.group("sessions", "7").replacing("available", with: "deleting")
    let report = try Self.lint(group, .running(declared))
    #expect(report.diagnostics.map(\.rule) == ["drift"])
    #expect(try Self.lint(group).diagnostics.isEmpty)
  }

  @Test func `does not show a declared limit that is secret`() throws {
    let plan = try Self.lint(
      #"""
      {"format_version": "1.2", "planned_values": {"root_module": {}}, "configuration": {},
       "resource_changes": [{"address": "aws_elasticache_replication_group.a", "mode": "managed",
        "type": "aws_elasticache_replication_group", "name": "a", "change": {"actions": ["create"],
         "before": null, "after_unknown": {},
         "after": {"replication_group_id": "sessions", "snapshot_retention_limit": 29},
         "after_sensitive": {"snapshot_retention_limit": true}}}]}
      """#,
      .declarations(findsNames: true),
      path: "plan.json",
    )
    let declared = DeclaredCaches(Report(fileCount: 1, files: [plan]))
    let report = try Self.lint(Self.group("sessions", "3"), .running(declared))
    let drift = try #require(report.diagnostics.first { $0.rule == "drift" })
    #expect(drift.message.hasSuffix("is 3, and another one is declared"))
    #expect(drift.help?.contains("29") == false)
    #expect(drift.related.allSatisfy { $0.place.excerpt?.text.contains("29") != true })
  }

  @Test func `a cache of another form with the same name is another cache`() throws {
    let declared = try Self.declared(Self.template("sessions", "7"))
    let report = try Self.lint(
      #"{"ServerlessCaches": [{"ServerlessCacheName": "sessions", "SnapshotRetentionLimit": 7}]}"#,
      .running(declared),
    )
    #expect(report.caches.map(\.agreement) == [.notDeclared])
  }

  @Test(arguments: [
    ("sessions", ["replication group 'Sessions' is declared, but not among the caches"]),
    ("!Ref AWS::StackName", ["replication group 'Sessions' was not compared: its name is chosen"]),
  ])
  func `reports what is declared and does not run`(_ name: String, _ expected: [String]) throws {
    var options = Linter.Options()
    options.subject = .running(try Self.declared(Self.template(name, "7")))
    let found = Linter(options).review([]).map(\.message)
    #expect(found.count == expected.count)
    for (message, beginning) in zip(found, expected) { #expect(message.hasPrefix(beginning)) }
    let report = try Self.lint(Self.group("sessions", "7"), options.subject)
    #expect(Linter(options).review(report.caches).isEmpty == (name == "sessions"))
  }

  @Test func `reports a group of which only members are listed`() throws {
    let members = try Self.lint(
      #"{"CacheClusters": [{"CacheClusterId": "s-001", "ReplicationGroupId": "s", "Engine": "redis"}]}"#
    )
    let linter = Linter()
    #expect(linter.review(members.caches).map(\.rule) == ["not-examined"])
    let group = try Self.lint(Self.group("s", "7"))
    #expect(linter.review(members.caches + group.caches).isEmpty)
    let other = try Self.lint(Self.group("t", "7"))
    #expect(linter.review(members.caches + other.caches).count == 1)
  }

  /// A group in a listing, the required days, and the command that resolves its finding.
  @Test(arguments: [
    ("0", "", 1, "--snapshot-retention-limit 7 --apply-immediately"),
    ("0", "", 14, "--snapshot-retention-limit 14 --apply-immediately"),
    (
      "0", #", "ClusterEnabled": false, "MemberClusters": ["s-001"]"#, 1,
      "--snapshot-retention-limit 7 --snapshotting-cluster-id s-001 --apply-immediately"
    ),
    (
      "0", #", "ClusterEnabled": true, "MemberClusters": ["s-0001-001"]"#, 1,
      "--snapshot-retention-limit 7 --apply-immediately"
    ),
    (
      "1", #", "ClusterEnabled": false, "MemberClusters": ["s-001"]"#, 3,
      "--snapshot-retention-limit 7 --apply-immediately"
    ),
    (
      "0", #", "ARN": "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:s""#, 1,
      "--snapshot-retention-limit 7 --apply-immediately --region eu-west-1"
    ),
  ])
  func `help is the command`(
    _ limit: String,
    _ more: String,
    _ minimumDays: Int,
    _ rest: String,
  ) throws {
    let report = try Self.lint(Self.group("s", limit, more), minimumDays: minimumDays)
    #expect(
      report.diagnostics.map(\.help) == [
        "run: aws elasticache modify-replication-group --replication-group-id s \(rest)"
      ]
    )
    #expect(report.diagnostics.allSatisfy { $0.fix == nil })
  }

  /// No text of an input becomes part of a command that a shell would take for more than a name.
  @Test(arguments: ["s; rm -rf /", "$(id)", "-x", "a b", "a\\nb", "é", "`id`", "a'b"])
  func `help has no command for other names`(_ name: String) throws {
    for text in [
      Self.group(name, "0"), Self.group("s", "0", #", "ARN": "arn:aws:e:\#(name):1:x""#),
    ] {
      let report = try Self.lint(text)
      #expect(report.diagnostics.count == 1)
      let help = try #require(report.diagnostics.first?.help)
      #expect(!help.contains(name) && !help.contains("--region"))
    }
  }

  /// However a limit is written, backups are on only for a whole number from 1 to 35.
  @Test(arguments: [
    ("0", false), ("1", true), ("35", true), ("36", false), ("-1", false), ("7.0", false),
    ("7e0", false), ("\"7\"", false), ("true", false), ("null", false), ("[7]", false),
    ("{\"a\": 7}", false), ("99999999999999999999", false), ("0.7", false), ("1e1", false),
  ])
  func `is on for whole numbers only`(_ limit: String, _ isOn: Bool) throws {
    let report = try Self.lint(Self.group("s", limit))
    #expect(report.caches.map { $0.verdict == .on } == [isOn])
    #expect(report.diagnostics.isEmpty == isOn)
  }

  @Test func `shows no line of a state`() throws {
    let report = try Self.lint(
      #"""
      {"version": 4, "lineage": "a", "serial": 1, "resources": [{"mode": "managed", "name": "s",
       "type": "aws_elasticache_replication_group", "instances": [{"attributes":
       {"id": "s", "auth_token": "hunter2", "snapshot_retention_limit": 0}}]}]}
      """#
    )
    #expect(report.diagnostics.map(\.rule) == ["backups-off"])
    #expect(report.diagnostics.allSatisfy { $0.place.excerpt == nil })
  }
}
