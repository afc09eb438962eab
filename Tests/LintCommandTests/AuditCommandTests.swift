import Foundation
import LintTestSupport
import Testing

/// `lint audit` as people call it.
struct AuditCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "groups.json",
      """
      {"ReplicationGroups": [
       {"ReplicationGroupId": "sessions", "SnapshotRetentionLimit": 0, "Engine": "valkey",
        "ARN": "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:sessions"},
       {"ReplicationGroupId": "carts", "SnapshotRetentionLimit": 7, "Engine": "redis"}]}
      """
    )
    try folder.write(
      "infra/main.tf",
      """
      variable "stage" {
        default = "live"
      }
      resource "aws_elasticache_replication_group" "sessions" {
        replication_group_id     = "sessions"
        snapshot_retention_limit = 7
      }
      resource "aws_elasticache_replication_group" "carts" {
        replication_group_id     = "carts"
        snapshot_retention_limit = 7
      }
      resource "aws_elasticache_serverless_cache" "feed" {
        name                     = "feed-${var.stage}"
        engine                   = "valkey"
        snapshot_retention_limit = 7
      }
      """
    )
  }

  private func lint(_ arguments: String..., input: String = "") throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder.path)", input: input)
  }

  private func audit(_ arguments: String..., input: String = "") throws -> LintProcess {
    try LintProcess(["audit"] + arguments, in: "\(folder.path)", input: input)
  }

  @Test func `lists what runs`() throws {
    let run = try audit("groups.json")
    #expect(run.status == 1)
    #expect(run.output.contains("  off  sessions  eu-west-1  123456789012  valkey  Snap"))
    #expect(run.output.contains("  on   carts     -          -             redis   backups are"))
    #expect(run.output.hasSuffix("1 listing: 2 caches, 1 error\n"))
    #expect(run.error.isEmpty)
  }

  @Test func `compares with a configuration`() throws {
    let run = try audit("-f", "concise", "groups.json", "--against", "infra")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 4, "\(run.output)")
    #expect(lines[1].contains("SnapshotRetentionLimit is 0, and 7 is declared [drift]"))
    #expect(lines[2].hasPrefix("infra/main.tf:12:1: note: serverless cache"))
    let json = try audit("-f", "json", "groups.json", "--against", "infra").output
    #expect(json.contains("\"declaration\" : \"differs\""))
    #expect(json.contains("\"declaration\" : \"agrees\""))
    let live =
      #"{"ServerlessCaches": [{"ServerlessCacheName": "feed-test", "SnapshotRetentionLimit": 7}]}"#
    let other = try audit(
      "-f",
      "json",
      "-",
      "--against",
      "infra",
      "--var",
      "stage=test",
      input: live
    )
    #expect(other.output.contains("\"declaration\" : \"agrees\""), "\(other.output)")
  }

  @Test func `matches a state by its addresses`() throws {
    try folder.write(
      "a.tfstate",
      #"""
      {"version": 4, "lineage": "a", "serial": 1, "resources": [{"mode": "managed", "name": "carts",
       "type": "aws_elasticache_replication_group", "instances": [{"attributes":
       {"id": "other", "snapshot_retention_limit": 3}}]}]}
      """#
    )
    let run = try audit("-f", "concise", "a.tfstate", "--against", "infra")
    #expect(run.output.contains("snapshot_retention_limit is 3, and 7 is declared [drift]"))
  }

  @Test func `refuses what lists no caches`() throws {
    try folder.write("error.json", "\nAn error occurred (AccessDenied) when calling the X\n")
    try folder.write("empty.json", "")
    try folder.write("part.json", #"{"format_version": "1.2", "configuration": {}}"#)
    for name in ["part.json", "infra/main.tf", "error.json", "empty.json", "missing.json"] {
      let run = try audit(name)
      #expect(run.status == 2, "\(name): \(run.output)")
    }
    #expect(try audit().status == 2)
    #expect(try audit("groups.json", "--against", "missing").status == 2)
    #expect(try audit("groups.json", "--against", "groups.json").status == 2)
    #expect(try audit("groups.json", "--against", "-").status == 2)
  }

  @Test func `judges only listings of a folder`() throws {
    try folder.write(
      "template.json",
      #"{"Resources": {"A": {"Type": "AWS::ElastiCache::CacheCluster"}}}"#
    )
    let run = try audit(".")
    #expect(run.output.hasSuffix("1 listing: 2 caches, 1 error\n"), "\(run.output)")
  }

  @Test func `finds states in folders`() throws {
    try folder.write(
      "live/terraform.tfstate",
      #"""
      {"version": 4, "lineage": "a", "serial": 1, "resources": [{"mode": "managed", "name": "s",
       "type": "aws_elasticache_replication_group", "instances": [{"attributes":
       {"id": "s", "snapshot_retention_limit": 0}}]}]}
      """#
    )
    #expect(try audit("live").output.hasSuffix("1 state: 1 cache, 1 error\n"))
    #expect(try lint("--list-files", "live").output.isEmpty)
  }

  @Test func `the same name in another region is new to a baseline`() throws {
    let group = """
      {"ReplicationGroups": [{"ReplicationGroupId": "s", "SnapshotRetentionLimit": 0,
       "ARN": "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:s"}]}
      """
    try folder.write("g.json", group)
    #expect(try audit("g.json", "--write-baseline", "b.json").status == 0)
    let fingerprint = try audit("g.json", "-f", "gitlab").output
    #expect(try audit("g.json", "--baseline", "b.json").status == 0)
    try folder.write("g.json", group.replacingOccurrences(of: "eu-west-1", with: "us-east-1"))
    #expect(try audit("g.json", "--baseline", "b.json").status == 1)
    #expect(try audit("g.json", "-f", "gitlab").output != fingerprint)
  }

  @Test func `a listing is refused where declarations are linted`() throws {
    let named = try lint("groups.json")
    #expect(named.status == 2 && named.output.contains("lint audit FILE"))
    let found = try lint("-f", "concise")
    #expect(found.output == "1 root module: 3 caches, no problems\n")
  }

  @Test func `suppressions, baselines and severities apply`() throws {
    try folder.write(
      ".elasticache-lint.yml",
      "ignore: [{rules: backups-off, resource: sessions, reason: filled again}]\n"
    )
    #expect(try audit("groups.json").status == 0)
    #expect(try audit("groups.json", "--against", "infra", "--rule", "drift=off").status == 0)
    #expect(try audit("groups.json", "--no-config", "--write-baseline", "b.json").status == 0)
    #expect(try audit("groups.json", "--no-config", "--baseline", "b.json").status == 0)
    #expect(try audit("groups.json", "--no-config", "--rule", "backups-off=off").status == 0)
  }
}
