import LintTestSupport
import Testing

/// `--changes-only` judges of a plan only what it creates or changes.
struct ChangesOnlyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static let type = "aws_elasticache_replication_group"

  private static func change(
    _ name: String,
    _ actions: String,
    key: String = "",
    more: String = "",
  ) -> String {
    #"{"address":"\#(type).\#(name)\#(key)","mode":"managed","type":"\#(type)","name":"\#(name)","#
      + #""change":{"actions":[\#(actions)],"after":{"snapshot_retention_limit":0}\#(more)}}"#
  }

  private static func plan(_ changes: [String], _ names: [String]) -> String {
    let blocks = names.map { name in
      #"{"address":"\#(type).\#(name)","mode":"managed","type":"\#(type)","name":"\#(name)","#
        + #""expressions":{"snapshot_retention_limit":{"constant_value":0}}}"#
    }
    return #"{"format_version":"1.2","planned_values":{},"resource_changes":["#
      + changes.joined(separator: ",") + #"],"configuration":{"root_module":{"resources":["#
      + blocks.joined(separator: ",") + "]}}}"
  }

  private func lint(_ arguments: String...) throws -> LintProcess {
    try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
  }

  /// The instances of which a finding is printed.
  private func instances(_ run: LintProcess) -> [String] {
    run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "'\(Self.type).").dropFirst().first?.split(separator: "'").first
        .map(String.init)
    }
  }

  @Test func `judges what a plan creates, updates or replaces`() throws {
    let changes = [
      Self.change("created", #""create""#), Self.change("updated", #""update""#),
      Self.change("replaced", #""delete","create""#), Self.change("swapped", #""create","delete""#),
      Self.change("imported", #""update""#, more: #","importing":{"id":"a"}"#),
      Self.change("kept", #""no-op""#), Self.change("moved", #""no-op""#),
      Self.change("read", #""read""#),
    ]
    try folder.write("plan.json", Self.plan(changes, []))
    let changed = try lint("--changes-only", "plan.json")
    #expect(instances(changed) == ["created", "updated", "replaced", "swapped", "imported"])
    #expect(changed.output.hasSuffix("1 plan: 5 caches, 5 errors, 3 unchanged by the plan\n"))
    #expect(try lint("plan.json").output.hasSuffix("1 plan: 8 caches, 7 errors\n"))
    #expect(try lint("--changes-only", "--no-changes-only", "plan.json").status == 1)
    try folder.write(".elasticache-lint.yml", "changes-only: true\n")
    #expect(instances(try lint("plan.json")).count == 5)
    let json = try LintProcess(["-f", "json", "plan.json"], in: "\(folder.path)")
    #expect(json.output.contains(#""unchangedCaches" : 3"#))
  }

  @Test func `judges templates and configurations as ever`() throws {
    try folder.write(
      "a.yaml",
      "Resources: {A: {Type: AWS::ElastiCache::ServerlessCache}}\n"
    )
    try folder.write("main.tf", "resource \"\(Self.type)\" \"a\" {}\n")
    let run = try lint("--changes-only", ".")
    #expect(run.output.hasSuffix("1 template, 1 root module: 2 caches, 2 errors\n"))
  }

  @Test func `leaves open what accepts skipped caches`() throws {
    let comment = "  # elasticache-lint: allow backups-off -- why\n"
    try folder.write(
      "main.tf",
      ["a", "b"].map { name in
        "resource \"\(Self.type)\" \"\(name)\" {\n\(comment)"
          + "  snapshot_retention_limit = 0\n}\n"
      }
      .joined(),
    )
    try folder.write(
      ".elasticache-lint.yml",
      "ignore: [{rules: [backups-off], resource: \(Self.type).a, reason: why}]\n",
    )
    let changes = [
      Self.change("a", #""no-op""#), Self.change("b", #""create""#, key: "[0]"),
      Self.change("b", #""no-op""#, key: "[1]"),
    ]
    try folder.write("plan.json", Self.plan(changes, ["a", "b"]))
    let run = try lint("--changes-only", ".")
    #expect(
      run.output
        == "1 plan: 1 cache, no problems, 1 suppressed, 2 unchanged by the plan\n",
      "\(run.error)",
    )
  }

  @Test func `keeps skipped caches in the baseline`() throws {
    let changes = [Self.change("a", #""no-op""#), Self.change("b", #""create""#)]
    try folder.write("plan.json", Self.plan(changes, []))
    #expect(try lint("--write-baseline", "b.json", "plan.json").status == 0)
    let pruned = try lint(
      "--changes-only",
      "--baseline",
      "b.json",
      "--prune-baseline",
      "plan.json",
    )
    #expect(pruned.status == 0)
    #expect(try lint("--baseline", "b.json", "plan.json").status == 0)
  }

  /// Templates of stacks and stack sets, by the actions on them and on an instance of the set.
  @Test(arguments: [
    ("stack", "no-op", "no-op", 0), ("stack", "update", "no-op", 1),
    ("stack", "no-op", "update", 0),
    ("stack_set", "no-op", "no-op", 0), ("stack_set", "no-op", "update", 1),
  ])
  func `skips the templates of unchanged stacks`(
    _ kind: String,
    _ action: String,
    _ instance: String,
    _ count: Int,
  ) throws {
    func change(_ type: String, _ action: String, _ after: String) -> String {
      #"{"address":"\#(type).s","mode":"managed","type":"\#(type)","name":"s","change":"#
        + #"{"actions":["\#(action)"],"after":{\#(after)}}}"#
    }
    let body = "Resources: {A: {Type: AWS::ElastiCache::ServerlessCache}}"
    let changes = [
      change("aws_cloudformation_\(kind)", action, #""name":"s","template_body":"\#(body)""#),
      change("aws_cloudformation_stack_set_instance", instance, #""stack_set_name":"s""#),
    ]
    try folder.write("plan.json", Self.plan(changes, []))
    let found = try lint("--changes-only", "plan.json").output.split(separator: "\n")
      .filter { $0.contains("error: ") }
    #expect(found.count == count, "\(found)")
    #expect(try lint("plan.json").output.contains("error: "))
  }
}
