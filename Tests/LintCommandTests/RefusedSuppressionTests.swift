import Foundation
import LintTestSupport
import Testing

/// What edits make of suppressions that have ended or cannot be understood.
struct RefusedSuppressionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  private func run(_ arguments: String...) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder.path)")
  }

  private static func template(_ comment: String) -> String {
    """
    Resources:
      Cache:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          SnapshotRetentionLimit: 0 # \(comment)

    """
  }

  private static func block(_ comment: String) -> String {
    """
    /* \(comment) */
    resource "aws_elasticache_serverless_cache" "this" {
      snapshot_retention_limit = 0
    }

    """
  }

  private static let new = "elasticache-lint: allow backups-off -- a copy"
  private static let ended = "elasticache-lint: allow backups-off until=2024-01-01 -- old"

  private static let refused = [
    ended, "elasticache-lint: allow backups-off", "elasticache-lint: allow backups-of -- a copy",
    "elasticache-lint: allow backups-off until 2024-01-01 -- old", "elasticache-lint: allow",
  ]

  @Test(arguments: refused)
  func `are replaced where they are`(_ comment: String) throws {
    for (name, file) in [("a.yml", Self.template), ("main.tf", Self.block)] {
      try folder.write(name, file(comment))
      let run = try run("--suppress-all", "a copy", name)
      #expect(run.status == 0 && run.output.hasPrefix("suppressed 1 of 1. "), "\(run.output)")
      #expect(try text(of: name) == file(Self.new))
    }
  }

  @Test(arguments: [
    #"{"rule": "backups-off"}"#, #"{"rule": "backups-off", "until": "2024-01-01", "reason": "a"}"#,
    #"{"rule": "backups-of", "reason": "a"}"#, #"{"reason": "a"}"#,
  ])
  func `are replaced in metadata of JSON`(_ request: String) throws {
    func template(_ request: String) -> String {
      """
      {"Resources": {"Cache": {
        "Type": "AWS::ElastiCache::ServerlessCache",
        "Metadata": {"elasticache-lint": {"allow": [\(request)]}},
        "Properties": {"SnapshotRetentionLimit": 0}
      }}}

      """
    }
    try folder.write("a.json", template(request))
    #expect(try run("--suppress-all", "a copy", "--until", "2099-12-31", ".").status == 0)
    let new = #"{"rule": "backups-off", "reason": "a copy", "until": "2099-12-31"}"#
    #expect(try text(of: "a.json") == template(new))
  }

  @Test func `of several rules are kept`() throws {
    let comment = "elasticache-lint: allow backups-off, retention-invalid until=2024-01-01 -- old"
    try folder.write("a.yml", Self.template(comment))
    _ = try run("--suppress-all", "a copy", ".")
    #expect(
      try text(of: "a.yml")
        == Self.template(comment)
        .replacing("      Snap", with: "      # \(Self.new)\n      Snap", maxReplacements: 1)
    )
  }

  /// Their author did not want backups, as far as one can tell.
  @Test(arguments: refused)
  func `make edits beside them unsafe, unless they have ended`(_ comment: String) throws {
    for (name, file) in [("a.yml", Self.template), ("main.tf", Self.block)] {
      try folder.write(name, file(comment))
      _ = try run("--fix", name)
      let fixed = file(comment).replacing(" 0", with: " 7")
      #expect(try text(of: name) == (comment == Self.ended ? fixed : file(comment)))
      _ = try run("--fix", "--unsafe-fixes", name)
      #expect(try text(of: name) == fixed)
    }
  }

  /// Terraform leaves the limit of a cache that exists as it is.
  @Test(arguments: ["all", "[tags, snapshot_retention_limit]", "[\"snapshot_retention_limit\"]"])
  func `edits of what Terraform ignores are unsafe`(_ ignored: String) throws {
    func block(_ ignored: String) -> String {
      """
      resource "aws_elasticache_serverless_cache" "this" {
        snapshot_retention_limit = 0
        lifecycle {
          ignore_changes = \(ignored)
        }
      }

      """
    }
    try folder.write("main.tf", block(ignored))
    let run = try run("--fix", ".")
    #expect(run.output.contains("a cache that exists keeps its limit"), "\(run.output)")
    #expect(run.output.hasPrefix("fixed 0 of 1") || run.output.contains("fixed 0 of 1"))
    #expect(try text(of: "main.tf") == block(ignored))
    try folder.write("main.tf", block("[tags]"))
    #expect(try self.run("--fix", ".").status == 0)
  }
}
