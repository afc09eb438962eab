import ElastiCacheLint
import LintText
import Testing

/// An edit does what it should, and nothing else.
struct FixTests {
  private static func text(of fixture: Fixture, _ contents: [UInt8]) -> MendedText {
    var text = MendedText(contents, path: fixture.path)
    text.options = fixture.options
    return text
  }

  /// Expects of the safe edits of a text what they promise.
  private static func expectSound(_ text: MendedText, _ name: String) -> Int {
    let before = text.lint(text.contents)
    let fixed = before.diagnostics.filter { $0.fix?.applicability == .safe }
    guard !fixed.isEmpty else { return 0 }
    let edits = fixed.compactMap(\.fix).flatMap(\.edits).withoutOverlaps
    let after = text.lint(text.applied(edits, to: text.contents))
    #expect(before.caches.map(\.identity) == after.caches.map(\.identity), "\(name)")
    let resources = Set(fixed.compactMap(\.resource))
    let open = Set(after.diagnostics.compactMap(\.resource))
    for (old, new) in zip(before.caches, after.caches) {
      if !resources.contains(old.identity) {
        #expect(old.verdict == new.verdict, "\(name): \(old.identity)")
      } else if !open.contains(old.identity) {
        let isAccepted = after.suppressed.contains { $0.diagnostic.resource == old.identity }
        #expect(new.verdict == .on || isAccepted, "\(name): \(old.identity)")
      }
    }
    return fixed.count
  }

  @Test func `is sound in every fixture`() {
    var count = 0
    for fixture in Fixture.all {
      count += Self.expectSound(Self.text(of: fixture, fixture.contents), fixture.path)
    }
    #expect(count > 100)
  }

  @Test(arguments: Disguise.allCases)
  func `is sound however the text is dressed`(_ disguise: Disguise) {
    for fixture in Fixture.all {
      guard let contents = disguise.apply(to: fixture) else { continue }
      _ = Self.expectSound(Self.text(of: fixture, contents), "\(fixture) with \(disguise)")
    }
  }

  @Test func `changes nothing the second time`() {
    for fixture in Fixture.all {
      let text = Self.text(of: fixture, fixture.contents)
      let once = text.mended(includingUnsafe: true)
      let twice = Self.text(of: fixture, once).mended(includingUnsafe: true)
      #expect(once == twice, "\(fixture)")
    }
  }

  private static func findings(_ text: String, _ path: String = "a.yml") -> [Diagnostic] {
    MendedText(Array(text.utf8), path: path).lint(Array(text.utf8)).diagnostics
  }

  @Test(arguments: [
    // ElastiCache refuses a cluster of Valkey, whatever its limit.
    "  A: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: valkey}}",
    "  A: {Type: AWS::ElastiCache::CacheCluster, Properties: {CacheNodeType: cache.t1.micro}}",
    // The program would write it again.
    "  A: {Type: AWS::ElastiCache::ServerlessCache, Metadata: {'aws:cdk:path': x}}",
    "  A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {}}\n"
      + "  M: {Type: 'AWS::CDK::Metadata'}",
    // A function with a second key is none any more.
    "  A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {Fn::If: [P, {}, {Engine: redis}]}}"
      + "\nConditions: {P: !Equals [a, b]}",
    // The parameter would refuse its default.
    "  A: {Type: AWS::ElastiCache::ServerlessCache, "
      + "Properties: {SnapshotRetentionLimit: !Ref D}}\n"
      + "Parameters: {D: {Type: Number, Default: 0, MaxValue: 5}}",
  ])
  func `is not offered where no edit helps`(_ resource: String) {
    let findings = Self.findings("Resources:\n\(resource)\n")
    #expect(findings.contains { $0.resource?.id == "A" })
    #expect(!findings.contains { $0.resource?.id == "A" && $0.fix != nil })
  }

  @Test(arguments: ["cdk.out/a.yml", "x/.aws-sam/build/template.yml", ".terraform/m/a.yml"])
  func `is not offered for generated files`(_ path: String) {
    let text = "Resources:\n  A: {Type: AWS::ElastiCache::ServerlessCache}\n"
    #expect(Self.findings(text).count { $0.fix != nil } == 1)
    let findings = Self.findings(text, path)
    #expect(findings.count { $0.fix != nil } == 0)
    #expect(findings.count { $0.help?.contains("change the program that wrote") ?? false } == 1)
  }

  /// Returns a configuration with a cluster that takes its limit from an expression.
  private static func cluster(_ variables: String, _ arguments: String) -> String {
    """
    \(variables)
    resource "aws_elasticache_cluster" "a" {
      engine = "redis"
    \(arguments)
    }

    """
  }

  @Test func `edits the variable that is the limit, not one that selects it`() throws {
    let variables = """
      variable "mode" { default = 0 }
      variable "days" { default = 0 }
      """
    let text = Self.cluster(variables, "  snapshot_retention_limit = var.mode == 0 ? var.days : 5")
    let findings = Self.findings(text, "main.tf")
    let fix = try #require(findings.first { $0.rule == "backups-off" }?.fix)
    #expect(fix.applicability == .unsafe)
    #expect(fix.edits.map(\.range.lowerBound.line) == [2])
  }

  @Test func `does not make a cluster the member of a group to fix it`() {
    let variables = """
      variable "days" { default = null }
      variable "group" { default = null }
      locals { member = var.group != null }
      """
    let arguments = """
        replication_group_id     = var.group
        snapshot_retention_limit = local.member ? null : var.days
      """
    for finding in Self.findings(Self.cluster(variables, arguments), "main.tf") {
      #expect(finding.fix?.edits.contains { $0.range.lowerBound.line == 2 } != true)
    }
  }

  @Test func `sets no limit of a possible member safely`() throws {
    let native = Self.cluster("variable \"g\" { default = null }", "  replication_group_id = var.g")
    let json = #"""
      {"variable": {"g": {"default": null}}, "resource": {"aws_elasticache_cluster": {"a": {
        "engine": "redis", "replication_group_id": "${var.g}"}}}}
      """#
    for (text, path) in [(native, "main.tf"), (json, "main.tf.json")] {
      let finding = try #require(Self.findings(text, path).first { $0.rule == "backups-off" })
      #expect(finding.fix?.applicability == .unsafe, "\(path)")
    }
  }

  @Test func `edits no default that a validation would refuse`() {
    let variable = """
      variable "days" {
        default = 0
        validation {
          condition     = var.days <= 5
          error_message = "At most 5."
        }
      }
      """
    let text = Self.cluster(variable, "  snapshot_retention_limit = var.days")
    let findings = Self.findings(text, "main.tf")
    #expect(findings.contains { $0.rule == "backups-off" })
    #expect(!findings.contains { $0.fix != nil })
  }

  @Test func `replaces no reference in JSON`() throws {
    let text = #"""
      {"variable": {"days": {"default": 0}}, "resource": {"aws_elasticache_cluster": {"a": {
        "engine": "redis", "snapshot_retention_limit": "${var.days}"}}}}
      """#
    let finding = try #require(Self.findings(text, "main.tf.json").first)
    #expect(finding.fix?.edits.map(\.range.lowerBound.line) == [1])
  }

  @Test(arguments: [
    // Removing the limit would turn backups off by default.
    "Engine: !If [M, memcached, redis]\n      SnapshotRetentionLimit: 7",
    // Setting the days would give a limit to Memcached, which the finding of another scenario hides.
    "Engine: !If [M, memcached, redis]\n      SnapshotRetentionLimit: !If [B, 0, !If [C, -1, 7]]",
  ])
  func `makes no scenario worse`(_ properties: String) throws {
    let text = """
      Parameters:
        E: {Type: String, AllowedValues: [r, m], Default: r}
        N: {Type: String, AllowedValues: [a, b, c], Default: b}
      Conditions:
        M: !Equals [!Ref E, m]
        B: !Equals [!Ref N, b]
        C: !Equals [!Ref N, c]
      Resources:
        A:
          Type: AWS::ElastiCache::CacheCluster
          Properties:
            \(properties)

      """
    let finding = try #require(Self.findings(text).first { $0.resource?.id == "A" })
    #expect(finding.fix == nil)
    #expect(finding.helpWithoutEdit?.hasPrefix("no edit is offered") == true)
  }

  @Test func `changes no other resource safely`() throws {
    let text = """
      Resources:
        A: {Type: AWS::ElastiCache::ServerlessCache, Properties: &p {Engine: redis}}
        B: {Type: AWS::SNS::Topic, Properties: *p}
      """
    let finding = try #require(Self.findings(text).first { $0.rule == "backups-off" })
    #expect(finding.fix?.applicability == .unsafe)
  }

  @Test func `changes what aliases repeat, but not safely`() throws {
    let text = """
      X: &z 0
      Y: &p {Engine: redis}
      Resources:
        A:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: *z}
        B: {Type: AWS::ElastiCache::ServerlessCache, Properties: *p}

      """
    let fixes = Self.findings(text).compactMap(\.fix)
    #expect(fixes.map(\.applicability) == [.unsafe, .unsafe])
    let mended = MendedText(Array(text.utf8), path: "a.yml").mended(includingUnsafe: true)
    let expected = text.replacing("&z 0", with: "&z 7")
      .replacing("redis}", with: "redis, SnapshotRetentionLimit: 7}")
    #expect(String(decoding: mended, as: UTF8.self) == expected)
  }

  @Test func `leaves a comment at the entry that it follows`() {
    let text = """
      Resources:
        A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {
          Engine: redis # the engine
        }}

      """
    let mended = MendedText(Array(text.utf8), path: "a.yml").mended(includingUnsafe: false)
    let expected = text.replacing(
      "redis # the engine",
      with: "redis, # the engine\n    SnapshotRetentionLimit: 7",
    )
    #expect(String(decoding: mended, as: UTF8.self) == expected)
  }

  @Test func `has the line endings of the text in reports`() throws {
    let text =
      "Resources:\r\n  A:\r\n    Type: AWS::ElastiCache::ServerlessCache\r\n"
      + "    Properties:\r\n      Engine: redis\r\n"
    let fix = try #require(Self.findings(text).first { $0.rule == "backups-off" }?.fix)
    #expect(
      fix.lines.map(\.text) == ["      Engine: redis\r\n      SnapshotRetentionLimit: 7"]
    )
  }

  @Test func `keeps comments aligned`() {
    let text = """
      resource "aws_elasticache_cluster" "a" {
        engine                   = "redis" # the engine
        snapshot_retention_limit = null    # no backups
        port                     = 1       # a port
      }

      resource "aws_elasticache_cluster" "b" {
        snapshot_retention_limit = null # no backups
        port                     = 1    # a port
      }

      """
    let mended = MendedText(Array(text.utf8), path: "main.tf").mended(includingUnsafe: false)
    let expected = text.replacing("null    # no backups", with: "7       # no backups")
      .replacing("null # no", with: "7 # no").replacing("= 1    #", with: "= 1 #")
    #expect(String(decoding: mended, as: UTF8.self) == expected)
  }

  @Test func `accepts an argument without parting those around it`() {
    let text = """
      resource "aws_elasticache_cluster" "a" {
        engine                   = "redis" # the engine
        snapshot_retention_limit = 0
        port                     = 1
      }

      """
    var mended = MendedText(Array(text.utf8), path: "main.tf")
    mended.options.suppressingAll = SuppressionText(reason: "a reason")
    let comment = "# elasticache-lint: allow backups-off -- a reason"
    let expected = text.replacing("= 0\n", with: "= 0       \(comment)\n")
    #expect(
      String(decoding: mended.mended(includingUnsafe: false), as: UTF8.self) == expected
    )
  }

  @Test func `keeps the line ending of the line above`() {
    let lines = [
      "Resources:", "  A:", "    Type: AWS::ElastiCache::ServerlessCache", "    Properties:",
      "      Engine: redis\r", "",
    ]
    let text = MendedText(Array(lines.joined(separator: "\n").utf8), path: "a.yml")
    let mended = String(decoding: text.mended(includingUnsafe: false), as: UTF8.self)
    #expect(mended.hasSuffix("Engine: redis\r\n      SnapshotRetentionLimit: 7\r\n"))
  }

  @Test func `does not part arguments that are aligned`() {
    let text = """
      resource "aws_elasticache_cluster" "a" {
        engine            = "redis"
        apply_immediately = <<-EOT
        true
        EOT
      }

      """
    let mended = MendedText(Array(text.utf8), path: "main.tf").mended(includingUnsafe: false)
    #expect(
      String(decoding: mended, as: UTF8.self)
        == text.replacing("{\n", with: "{\n  snapshot_retention_limit = 7\n\n", maxReplacements: 1)
    )
  }

  @Test func `sets the days that are asked for`() throws {
    let contents = Array(
      "Resources:\n  A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {}}".utf8
    )
    for (days, minimum, expected) in [(nil, 1, 7), (nil, 30, 30), (14, 1, 14)] {
      var text = MendedText(contents, path: "a.yml")
      text.options.fixDays = days
      text.options.minimumDays = minimum
      let mended = String(decoding: text.mended(includingUnsafe: false), as: UTF8.self)
      #expect(mended.hasSuffix("{SnapshotRetentionLimit: \(expected)}}"))
    }
  }
}
