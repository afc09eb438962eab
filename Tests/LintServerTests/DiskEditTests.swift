import Foundation
import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// After any changes on disk, a session has the findings of a new one.
struct DiskEditTests {
  /// The texts that a file may have.
  private static let texts = [
    "parent.yaml": [parent("child.yaml", 0), parent("child.yaml", 7), "Resources: [\n", ""],
    "stacks/top.yaml": [parent("../child.yaml", 0), parent("../parent.yaml", 3), "a: 1\n"],
    "stacks/other.yaml": [Template.cache(limit: "0"), Template.cache(limit: "7")],
    "variables.tf": ["variable \"days\" {}\n", "variable \"days\" {\n  default = 0\n}\n"],
    "terraform.tfvars": ["days = 0\n", "days = 7\n", "days = \n"],
    "envs/prod.tfvars": ["days = 0\n", "days = 5\n"],
    "module/main.tf": [module("var.days"), module("0"), module("7"), "x {\n"],
    "module/override.tf": ["variable \"days\" {\n  default = 0\n}\n", ""],
    "root/main.tf": [call("../module", "0"), call("../module", "9"), call("../absent", "0")],
    ".elasticache-lint.yml": [
      "minimum-days: 1\n", "minimum-days: 6\n", "minimum-days: x\n", "exclude: [stacks]\n",
    ],
    "stacks/.elasticache-lint.yml": ["minimum-days: 6\n", ""],
    "stacks/.gitignore": ["*.yaml\n", "other.yaml\n", ""],
  ]

  /// The files that are open, and that stay as they are on disk.
  private static let documents = [
    "child.yaml": """
    Parameters:
      Days: {Type: Number, Default: 3}
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: {SnapshotRetentionLimit: !Ref Days}

    """,
    "main.tf": call("./module", "var.days"),
    "module/cache.tf": module("var.days").replacing("cache", with: "other"),
  ]

  private static func parent(_ url: String, _ days: Int) -> String {
    """
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: \(url)
          Parameters: {Days: \(days)}

    """
  }

  private static func call(_ source: String, _ days: String) -> String {
    "module \"cache\" {\n  source = \"\(source)\"\n  days   = \(days)\n}\n"
  }

  private static func module(_ limit: String) -> String {
    """
    resource "aws_elasticache_serverless_cache" "cache" {
      engine                   = "valkey"
      name                     = "cache"
      snapshot_retention_limit = \(limit)
    }

    """
  }

  private static func session(_ folder: TemporaryFolder) -> Session {
    var session = Session(folder)
    for (name, text) in documents { session.open(name, text) }
    session.rest()
    return session
  }

  /// The findings of all files.
  private static func findings(_ session: inout Session) -> Set<String> {
    var found: Set<String> = []
    for name in documents.keys {
      for line in session.diagnostics(name) ?? ["none"] { found.insert("\(name):\(line)") }
    }
    for (path, findings) in session.server.scans.findings {
      let name = session.folder.name(of: path)
      guard documents[name] == nil else { continue }
      for finding in findings { found.insert("\(name) \(finding.rule) \(finding.message)") }
    }
    return found
  }

  /// Changes a file or folder.
  private static func change(
    _ folder: TemporaryFolder,
    _ random: inout SeededGenerator,
  ) throws -> String {
    let names = texts.keys.sorted()
    guard let name = names.randomElement(using: &random),
      let text = texts[name]?.randomElement(using: &random)
    else { return "" }
    let isThere = (try? POSIX.status(of: folder(name))) != nil
    switch random.number(0...9) {
    case 0...3:
      try folder.write(name, text)
      return "write \(name) \(text)"
    case 4...6:
      try folder.write("draft", text)
      _ = isThere ? try folder.remove(name) : try folder.write(name)
      try folder.replace(name, text)
      try folder.remove("draft")
      return "replace \(name) \(text)"
    case 7...8:
      if isThere { try folder.remove(name) }
      return "remove \(name)"
    default:
      let (from, to) = ("\(folder("stacks"))", "\(folder("moved"))")
      let manager = FileManager.default
      if manager.fileExists(atPath: to) {
        if manager.fileExists(atPath: from) { try folder.remove("stacks") }
        try manager.moveItem(atPath: to, toPath: from)
      } else if manager.fileExists(atPath: from) {
        try manager.moveItem(atPath: from, toPath: to)
      }
      return "move"
    }
  }

  @Test(arguments: 1...UInt64(ProcessInfo.processInfo.environment["DISK_SEEDS"] ?? "4")!)
  func `findings after changes on disk are those of a new session`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    for (name, text) in Self.documents { try folder.write(name, text) }
    var session = Self.session(folder)
    var changes: [String] = []
    for round in 0..<20 {
      for _ in 0..<random.number(1...3) {
        changes.append(try Self.change(folder, &random))
        if random.happens(30) {
          session.look()
          session.rest()
        }
      }
      // A state in doubt is read again once.
      for _ in 0..<2 {
        POSIX.pause(milliseconds: 25)
        session.look()
        session.rest()
      }
      let found = Self.findings(&session)
      var fresh = Self.session(folder)
      let expected = Self.findings(&fresh)
      #expect(found == expected, "seed \(seed), round \(round), \(changes.suffix(4))")
      guard found == expected else { break }
    }
  }
}
