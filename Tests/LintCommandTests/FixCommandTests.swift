import Foundation
import LintTestSupport
import Testing

/// What `--fix` and `--diff` do with files.
struct FixCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let template = """
    Resources:
      A:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          Engine: redis

    """

  private static let fixed = template + "      SnapshotRetentionLimit: 7\n"

  private func run(_ arguments: String...) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder(""))")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(folder(name))"))
  }

  /// A text as editors on Windows write it.
  private static func windows(_ text: String) -> Data {
    Data([0xEF, 0xBB, 0xBF] + text.replacing("\n", with: "\r\n").utf8)
  }

  private func set(_ permissions: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions],
      ofItemAtPath: "\(folder(name))"
    )
  }

  @Test func `writes safe edits and reports what is left`() throws {
    try folder.write("a.yml", Self.template)
    try folder.write("b.yml", "Resources:\n  B:\n    Type: AWS::ElastiCache::ServerlessCache\n")
    try set(0o640, "a.yml")
    let safe = try run("--fix", ".")
    #expect(safe.status == 1)
    #expect(safe.output.contains("b.yml:2:3"))
    #expect(
      safe.output.hasSuffix(
        "\nfixed 1 of 2; 1 more with --unsafe-fixes. 2 templates: 2 caches, 1 error\n"
      )
    )
    #expect(try text("a.yml") == Self.fixed)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder("a.yml"))")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let unsafe = try run("--fix", "--unsafe-fixes", "--fix-days", "14", ".")
    #expect(unsafe.status == 0)
    #expect(unsafe.output == "fixed 1 of 1. 2 templates: 2 caches, no problems\n")
    #expect(try text("b.yml").hasSuffix("    Properties:\n      SnapshotRetentionLimit: 14\n"))
    let nothing = try run("--fix", ".")
    #expect(nothing.output == "fixed 0 of 0. 2 templates: 2 caches, no problems\n")
  }

  @Test(arguments: [".", "a.yml"])
  func `fixes and shows what another finding hid`(_ path: String) throws {
    let text = Self.template.replacing(
      "Engine: redis",
      with: "SnapshotRetentionLimit: !If [B, 0, !Ref AWS::NoValue]"
    )
    try folder.write("a.yml", "Conditions: {B: !Equals [!Ref 'AWS::Region', eu-west-1]}\n" + text)
    let diff = try run("--diff", path)
    #expect(diff.status == 1)
    #expect(diff.output.contains("\n+      SnapshotRetentionLimit: !If [B, 7, 7]\n"))
    #expect(!diff.output.contains("[B, 7, !Ref"))
    #expect(try run("--fix", path).output.hasPrefix("fixed 2 of 2. "))
    #expect(try self.text("a.yml").contains("!If [B, 7, 7]"))
  }

  @Test func `prints a patch that Git takes`() throws {
    let git = Git(folder: folder)
    try git.run("init", "-q")
    try folder.write("x/a.yml", Self.windows(Self.template))
    try folder.write(
      "x/b c.json",
      #"{"Resources":{"A":{"Type":"AWS::ElastiCache::ServerlessCache","Properties":{}}}}"#
    )
    try folder.write("main.tf", "resource \"aws_elasticache_serverless_cache\" \"a\" {}\n")
    let diff = try run("--diff", ".")
    #expect(diff.status == 1)
    #expect(try bytes("x/a.yml") == Self.windows(Self.template))
    try folder.write("fixes.patch", diff.output)
    try git.run("apply", "fixes.patch")
    #expect(try bytes("x/a.yml") == Self.windows(Self.fixed))
    #expect(try text("main.tf").contains("\n  snapshot_retention_limit = 7\n}"))
    try folder.remove("fixes.patch")
    let nothing = try run("--diff", ".")
    #expect(nothing.output.isEmpty)
    #expect(nothing.status == 0)
  }

  @Test func `leaves read-only files alone`() throws {
    try folder.write("a.yml", Self.template)
    try set(0o444, "a.yml")
    let run = try run("--fix", ".")
    #expect(run.status == 2)
    #expect(
      run.error == "Error: ./a.yml: not fixed: the file is read-only\n".replacing("./", with: "")
    )
    #expect(try text("a.yml") == Self.template)
  }

  @Test func `follows links inside the repository only`() throws {
    let outside = try TemporaryFolder()
    try outside.write("a.yml", Self.template)
    try folder.makeFolder(".git")
    try folder.write("real/b.yml", Self.template)
    try folder.link("b.yml", to: "real/b.yml")
    try folder.link("a.yml", to: "\(outside("a.yml"))")
    let run = try run("--fix", "a.yml", "b.yml")
    #expect(run.status == 2)
    #expect(run.error.contains("/a.yml' leads outside the repository"))
    #expect(try String(contentsOfFile: "\(outside("a.yml"))", encoding: .utf8) == Self.template)
    #expect(try text("real/b.yml") == Self.fixed)
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder("b.yml"))")
    #expect(link == "real/b.yml")
  }

  @Test func `follows no linked folder out of the repository`() throws {
    let outside = try TemporaryFolder()
    try outside.write("a.yml", Self.template)
    try folder.makeFolder(".git")
    try folder.link("templates", to: "\(outside(""))")
    for option in ["--fix", "--diff"] {
      let run = try run(option, "templates")
      #expect(run.status == 2)
      #expect(run.error.contains("/templates' leads outside the repository"))
    }
    #expect(try String(contentsOfFile: "\(outside("a.yml"))", encoding: .utf8) == Self.template)
  }

  @Test func `edits a repository below only if it is named`() throws {
    try folder.makeFolder(".git")
    try folder.makeFolder("module/.git")
    try folder.write("module/a.yml", Self.template)
    let run = try run("--fix", ".")
    #expect(run.status == 2)
    #expect(run.error.contains("a.yml: not fixed: the file leads into another repository"))
    #expect(try self.run("--fix", "module").status == 0)
    #expect(try text("module/a.yml") == Self.fixed)
  }

  @Test func `edits a file once that has several paths`() throws {
    try folder.write("a.yml", Self.template)
    try folder.link("b.yml", to: "a.yml")
    let diff = try run("--diff", ".")
    #expect(diff.output.components(separatedBy: "+++ b/a.yml\n").count == 2)
    #expect(!diff.output.contains("b.yml"))
    let fixed = try run("--fix", ".")
    #expect(fixed.status == 0)
    #expect(fixed.output.hasPrefix("fixed 2 of 2. "))
    #expect(try text("a.yml") == Self.fixed)
  }

  @Test func `names files in a patch by their paths in the working folder`() throws {
    try folder.write("x/a.yml", Self.template)
    for path in ["\(folder("x/a.yml"))", "x/../x/a.yml"] {
      #expect(try run("--diff", path).output.hasPrefix("--- a/x/a.yml\n+++ b/x/a.yml\n"))
    }
  }

  @Test func `shows invisible blanks in a patch`() throws {
    let text = "\u{FEFF}# a\u{200B}b\n" + Self.template.replacing("redis", with: "redis # : x")
    try folder.write("a.yml", text)
    let diff = try run("--diff", "a.yml")
    #expect(diff.status == 1)
    #expect(diff.error.isEmpty)
    #expect(diff.output.contains("+      SnapshotRetentionLimit: 7"))
  }

  @Test func `accepts findings of a plan in its configuration`() throws {
    let type = "aws_elasticache_replication_group"
    try folder.write(
      "plan.json",
      #"""
      {"format_version":"1.2","resource_changes":[
       {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}}}
      """#
    )
    try folder.write("main.tf", "resource \"\(type)\" \"a\" {\n  snapshot_retention_limit = 0\n}\n")
    let run = try run("--suppress-all", "a pure cache", "plan.json")
    #expect(run.output.hasPrefix("suppressed 1 of 1."))
    #expect(run.status == 0)
    #expect(try text("main.tf").contains("# elasticache-lint: allow backups-off -- a pure cache\n"))
  }

  @Test func `edits the configuration of a plan, never the plan`() throws {
    let type = "aws_elasticache_replication_group"
    let plan = #"""
      {"format_version":"1.2","resource_changes":[
       {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}}}
      """#
    try folder.write("plan.json", plan)
    try folder.write("main.tf", "resource \"\(type)\" \"a\" {\n  snapshot_retention_limit = 0\n}\n")
    let run = try run("--fix", "plan.json")
    #expect(run.output.contains("fixed 1 of 1."))
    #expect(try text("plan.json") == plan)
    #expect(try text("main.tf").contains("snapshot_retention_limit = 7"))
  }

  private static let child = """
    Parameters:
      E: {Type: String}
    Resources:
      A:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: !Ref E

    """

  private static func parent(_ engine: String) -> String {
    """
    Resources:
      N:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: c.yaml
          Parameters: {E: \(engine)}

    """
  }

  @Test func `edits no template that another stack deploys otherwise`() throws {
    try folder.makeFolder(".git")
    try folder.write("c.yaml", Self.child)
    try folder.write("p.yaml", Self.parent("redis"))
    try folder.write("q.yaml", Self.parent("memcached"))
    // The other stack is judged, and suffers from the edit, or isn't.
    for (path, count) in [(".", "fixed 0 of 1. "), ("p.yaml", "fixed 0 of 1; 1 more with")] {
      #expect(try run("--fix", path).output.contains(count))
      #expect(try text("c.yaml") == Self.child)
    }
    try folder.write("q.yaml", Self.parent("redis"))
    #expect(try run("--fix", ".").status == 0)
    #expect(try text("c.yaml") != Self.child)
  }

  @Test func `edits no module that others call which are not judged`() throws {
    try folder.makeFolder(".git")
    let type = "aws_elasticache_replication_group"
    let module = "variable \"x\" {}\nresource \"\(type)\" \"a\" {}\n"
    let call = "module \"c\" {\n  source = \"../m\"\n  x      = 1\n}\n"
    try folder.write("m/main.tf", module)
    try folder.write("a/main.tf", call)
    // The only caller is judged.
    #expect(try run("--diff", "a/main.tf").output.contains("+  snapshot_retention_limit = 7"))
    // A hook makes no edits outside of the commit.
    #expect(try run("--force-exclude", "--diff", "a/main.tf").output.isEmpty)
    #expect(try run("--force-exclude", "--diff", "m/main.tf", "a/main.tf").status == 1)
    try folder.write("b/main.tf", call)
    #expect(try run("--diff", "a/main.tf").output.isEmpty)
    #expect(try run("--fix", "m/main.tf").status == 0)
  }

  @Test func `names files in a patch from the top of the repository`() throws {
    let git = Git(folder: folder)
    try git.run("init", "-q")
    try folder.write("m/a.yml", Self.template)
    try folder.makeFolder("b")
    let diff = try LintProcess(["--diff", "../m"], in: "\(folder("b"))")
    #expect(diff.output.hasPrefix("--- a/m/a.yml\n+++ b/m/a.yml\n"))
    try folder.write("fixes.patch", diff.output)
    try git.run("apply", "fixes.patch")
    #expect(try text("m/a.yml") == Self.fixed)
  }

  @Test func `passes no argument safely that a module uses for more than limits`() throws {
    let limit = """
      variable "days" {
        default = 0

        validation {
          condition     = var.days < 36
          error_message = "${var.days} are too many."
        }
      }

      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = var.days
      }

      """
    try folder.write("main.tf", "module \"c\" {\n  source = \"./m\"\n}\n")
    try folder.write("m/main.tf", limit)
    #expect(try run("--diff", ".").output.contains("\n+  days   = 7\n"))
    try folder.write("m/other.tf", "resource \"aws_db_instance\" \"a\" {\n  count = var.days\n}\n")
    let run = try run("--fix", ".")
    #expect(run.output.contains("fixed 0 of 1; 1 more with --unsafe-fixes"))
  }

  @Test(arguments: [
    // The value reaches the other use through what the limit reaches it through.
    ("d = var.days", "local.d", "count = local.d", false),
    ("c = {\n  d = var.days\n  n = 2\n}", "local.c.d", "count = local.c.d", false),
    ("c = {\n  d = var.days\n  n = 2\n}", "local.c.d", "for_each = local.c", false),
    ("c = {\n  d = var.days\n  n = 2\n}", "local.c.d", "count = local.c.n", true),
    ("c = { snapshot_retention_limit = var.days, n = var.days }", "var.days", "count = 1", false),
    ("c = 1", "var.days", "count = 1 # not var.days", true),
    ("c = { for k in [1] : k => var.days }", "local.c[1]", "tags = local.c", false),
    // Only the limit of a cache, and blocks that check values, are no other uses.
    ("condition = var.days", "var.days", "count = local.condition", false),
    ("c = aws_elasticache_replication_group.a", "var.days", "count = local.c.port", false),
    ("c = 1", "var.days", "snapshot_retention_limit = var.days", false),
    ("c = 1", "var.days", "depends_on = [aws_elasticache_replication_group.a]", true),
    (
      "c = 1", "var.days",
      "lifecycle {\nprecondition {\ncondition = var.days < 9\nerror_message = \"x\"\n}\n}", true
    ),
  ])
  func `follows an argument through a module to all uses`(
    _ local: String,
    _ limit: String,
    _ other: String,
    _ isSafe: Bool
  ) throws {
    let module = """
      variable "days" {}
      locals {
        \(local)
      }
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = \(limit)
      }
      resource "aws_db_instance" "a" {
        \(other)
      }

      """
    try folder.write("main.tf", "module \"c\" {\n  source = \"./m\"\n  days   = 0\n}\n")
    try folder.write("m/main.tf", module)
    #expect(try run("--diff", ".").output.contains("+  days   = 7") == isSafe)
    #expect(try run("--unsafe-fixes", "--diff", ".").output.contains("+  days   = 7"))
  }

  @Test func `accepts findings of calls in JSON`() throws {
    try folder.write(
      "main.tf.json",
      #"{"module":{"a":{"source":"./m"},"b":{"source":"./m","days":0}}}"#
    )
    try folder.write(
      "m/main.tf",
      """
      variable "days" {
        default = 0
      }
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = var.days
      }

      """
    )
    let run = try run("--suppress-all", "a reason", ".")
    #expect(run.output.hasPrefix("suppressed 2 of 2. "))
    #expect(run.status == 0)
  }

  @Test func `makes all edits at one place, in the same order each time`() throws {
    let numbers = 10..<22
    let blocks = numbers.map { number in
      """
      variable "d\(number)" {
        default = 0
      }

      resource "aws_elasticache_replication_group" "r\(number)" {
        snapshot_retention_limit = var.d\(number)
      }

      """
    }
    try folder.write("m/main.tf", blocks.joined(separator: "\n"))
    try folder.write("main.tf", "module \"c\" {\n  source = \"./m\"\n}\n")
    #expect(try run("--fix", ".").output.hasPrefix("fixed 12 of 12. "))
    let lines = numbers.map { "  d\($0)    = 7\n" }.joined()
    #expect(try text("main.tf") == "module \"c\" {\n  source = \"./m\"\n\(lines)}\n")
  }

  @Test func `finds safe edits among many that are unsound`() throws {
    let caches = (0..<100).map { number in
      """
        C\(number):
          Type: AWS::ElastiCache::CacheCluster
          Properties:
            Engine: \(number.isMultiple(of: 2) ? "redis" : "!If [M, memcached, redis]")

      """
    }
    let head = """
      Parameters:
        E: {Type: String, AllowedValues: [r, m], Default: r}
      Conditions:
        M: !Equals [!Ref E, m]
      Resources:

      """
    try folder.write("a.yml", head + caches.joined())
    let run = try run("--fix", ".")
    #expect(run.output.contains("\nfixed 50 of 100. "))
    #expect(run.output.contains("help: no edit is offered, since this one would not help"))
    #expect(!run.output.contains("help: set SnapshotRetentionLimit"))
  }

  @Test func `writes suppressions instead`() throws {
    try folder.write("a.yml", Self.template)
    try folder.write(
      "b.json",
      #"{"Resources":{"A":{"Type":"AWS::ElastiCache::ServerlessCache"}}}"#
    )
    try folder.write("main.tf", "resource \"aws_elasticache_serverless_cache\" \"a\" {}\n")
    try folder.write(
      "x/main.tf.json",
      #"{"resource":{"aws_elasticache_serverless_cache":{"a":{"snapshot_retention_limit":0}}}}"#
    )
    let run = try run("--suppress-all", #"a "pure" cache"#, "--until", "2099-12-31", ".")
    #expect(
      run.output
        == "suppressed 4 of 4. 2 templates, 2 root modules: 4 caches, no problems, 4 suppressed\n"
    )
    #expect(run.status == 0)
    let comment = #"# elasticache-lint: allow backups-off until=2099-12-31 -- a "pure" cache"#
    #expect(try text("a.yml").contains("  \(comment)\n  A:"))
    #expect(try text("main.tf").hasPrefix("\(comment)\nresource"))
    let object = #""reason": "a \"pure\" cache", "until": "2099-12-31"}]}"#
    #expect(try text("b.json").contains(object))
    #expect(try text("x/main.tf.json").contains(object))
  }

  @Test(arguments: [
    (["--fix", "-"], "--fix and --diff take files, not standard input."),
    (["--fix", "--diff"], "--fix writes files, and --diff writes none: give one of them."),
    (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff."),
    (["--until", "2027-01-31"], "--until goes with --suppress-all."),
    (
      ["--suppress-all", "x", "--until", "soon"],
      "--until takes a date such as 2027-01-31, not 'soon'."
    ),
    (["--suppress-all", " "], "--suppress-all takes a reason of one line."),
    (["--suppress-all", "\u{1B}[31m"], "--suppress-all takes a reason of one line."),
    (
      ["--suppress-all", "x", "--until", "2020-01-01"],
      "--until takes a day to come, and 2020-01-01 is over."
    ),
    (["--suppress-all", "x", "--fix"], "--fix fixes findings, and --suppress-all accepts them"),
    (["--fix-days", "36"], "--fix-days must be from 1 to 35, not 36."),
    (["--fix-days", "3", "--minimum-days", "5"], "fix-days 3 is less than minimum-days 5"),
    (["--fix", "--write-baseline", "b"], "so not with --fix or --diff."),
  ])
  func `refuses what makes no sense`(_ arguments: [String], _ message: String) throws {
    let run = try LintProcess(arguments, in: "\(folder(""))")
    #expect(run.status == 2)
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test func `does not let a text speak to a service in a diff`() throws {
    try folder.write("a.yml", Self.template + "      Description: |\n        ::error::x\n")
    let run = try run("--diff", ".")
    #expect(!run.output.contains("::error"))
    #expect(run.error.contains("not shown: its lines would control a terminal or a service"))
  }
}
