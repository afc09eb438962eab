import Foundation
import LintTestSupport
import LintText
import LintWorkspace
import Testing

@testable import LintServer

/// After any edits, the diagnostics are those of the command on the texts.
///
/// `Tools/checks/server/run` makes 10,000 edits.
struct EditTests {
  private static let texts = [
    "parent.yaml": """
    Parameters:
      Stage: {Type: String, Default: prod, AllowedValues: [prod, dev]}
    Conditions:
      IsDev: !Equals [!Ref Stage, dev]
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: child.yaml
          Parameters:
            Days: !If [IsDev, 0, 7]
      Café𝄞:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: {SnapshotRetentionLimit: 7}
    """,
    "child.yaml": """
    Parameters:
      Days: {Type: Number, Default: 3}
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          # elasticache-lint: allow backups-off -- tests
          SnapshotRetentionLimit: !Ref Days
    """,
    "main.tf": """
    module "cache" {
      source = "./module"
      days   = var.days
    }
    """,
    "variables.tf": "variable \"days\" {\n  default = 3\n}\n",
    "module/main.tf": """
    variable "days" {}
    resource "aws_elasticache_serverless_cache" "cache" {
      engine = "valkey"
      name   = "cache"
      snapshot_retention_limit = var.days
    }
    """,
    ".elasticache-lint.yml": "minimum-days: 2\n",
  ]

  private static let pieces = [
    "", "\n", "  ", "0", "7", "3", "{", "}", "é", "𝄞", "\"", "dev", "days", "\r\n", ": ", "- ",
    "child.yaml", "SnapshotRetentionLimit: 0\n", "# elasticache-lint: allow backups-off -- x\n",
    "var.days", "minimum-days: 5\n", "AWS::ElastiCache::ServerlessCache",
  ]

  @Test(arguments: 1...UInt64(ProcessInfo.processInfo.environment["EDIT_SEEDS"] ?? "4")!)
  func `diagnostics after edits are those of the command`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    for (name, text) in Self.texts { try folder.write(name, text) }
    var session = Session(folder)
    session.rest()
    var mirrors = Self.texts.mapValues { DocumentText(Array($0.utf8), .utf16) }
    var opened: Set<String> = []
    for round in 0..<10 {
      for _ in 0..<5 {
        guard let name = Self.texts.keys.sorted().randomElement(using: &random),
          let mirror = mirrors[name]
        else { continue }
        if opened.insert(name).inserted {
          session.open(name, String(decoding: mirror.bytes, as: UTF8.self))
        }
        // A broken configuration prevents every run, so it is seldom edited.
        if name.hasPrefix("."), !random.happens(10) { continue }
        // Start again now and then, since most edits break a text for good.
        if random.happens(15), let text = Self.texts[name] {
          mirrors[name] = DocumentText(Array(text.utf8), .utf16)
          session.change(name, [["text": .string(text)]])
          continue
        }
        let lines = mirror.bytes.count { $0 == 10 }
        let start = TextPosition(
          line: random.number(0...lines),
          character: random.number(0...40),
        )
        let end = TextPosition(line: start.line, character: start.character + random.number(0...3))
        let range = TextRange(start: start, end: end)
        let text = Self.pieces.randomElement(using: &random) ?? ""
        mirrors[name]?.replace(range, with: text)
        session.change(name, [["range": range.json, "text": .string(text)]])
        if random.happens(30) { session.rest() }
      }
      for name in opened {
        if let mirror = mirrors[name] { try folder.write(name, Data(mirror.bytes)) }
      }
      guard let report = try? Workspace(folder: folder.path.description).lint() else { continue }
      for name in opened.sorted() where !name.hasPrefix(".") {
        let path = folder(name)
        let expected = report.diagnostics.filter {
          POSIX.resolvedPath(of: FilePath($0.place.path)) == path
        }
        .map { finding in
          let start = mirrors[name]?.range(finding.place.range).start
          return "\(start?.line ?? -1):\(start?.character ?? -1) \(finding.rule)"
        }
        #expect(session.diagnostics(name) == expected, "seed \(seed), round \(round), \(name)")
      }
    }
  }
}
