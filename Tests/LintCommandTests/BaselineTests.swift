import CloudFormation
import Foundation
import LintTestSupport
import Testing

/// How a baseline shows in what the command says, writes and ends with.
struct BaselineTests {
  private let folder: TemporaryFolder
  private static let name = ".lint-baseline.json"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("templates/off.yaml", Template.cache("Orders"))
    try folder.write("templates/warning.yaml", Template.warning)
    try folder.write("undecided.yaml", Template.parameterized)
  }

  @discardableResult
  private func lint(_ arguments: String..., in name: String = "") throws -> LintProcess {
    try LintProcess(["-f", "concise"] + arguments, in: "\(folder(name))")
  }

  private func baseline(_ name: String = Self.name) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  private static let written = """
    {
      "version": 1,
      "findings": [
        {"path":"templates/off.yaml","resource":"Orders","rule":"backups-off","severity":"error"},
        {"path":"templates/warning.yaml","resource":"Cache","rule":"backups-unsupported","severity":"warning"},
        {"path":"undecided.yaml","resource":"Cache","rule":"retention-undecided","severity":"note"}
      ]
    }

    """

  // MARK: Writing

  @Test func `writes all findings, which then count no more`() throws {
    let run = try lint("--write-baseline", Self.name)
    #expect(run.output == "3 templates: 3 caches, no problems, 3 in the baseline\n")
    #expect(run.error == "\(Self.name): 3 findings recorded\n")
    #expect(run.status == 0)
    #expect(try baseline() == Self.written)
    let again = try lint("--baseline", Self.name, "--fail-on", "note")
    #expect(again.output == "3 templates: 3 caches, no problems, 3 in the baseline\n")
    #expect(again.error.isEmpty)
    #expect(again.status == 0)
    try lint("--write-baseline", Self.name)
    #expect(try baseline() == Self.written)
    #expect(try lint().status == 1)
  }

  @Test func `means the same wherever it is written and read`() throws {
    try lint("--write-baseline", "../\(Self.name)", "..", in: "templates")
    #expect(try baseline() == Self.written)
    let path = "\(folder.path)"
    try LintProcess(["--write-baseline", "\(path)/\(Self.name)", path], in: "/").expect(status: 0)
    #expect(try baseline() == Self.written)
    #expect(try lint("--baseline", "../\(Self.name)", in: "templates").status == 0)
    #expect(try lint("--baseline", "../\(Self.name)", "off.yaml", in: "templates").status == 0)
    #expect(
      try LintProcess(["--baseline", "\(path)/\(Self.name)", path], in: "/").status == 0
    )
  }

  @Test func `leads out of its folder where the findings are`() throws {
    try folder.makeFolder("ci/lint")
    try lint("--write-baseline", "ci/lint/known.json", "templates/off.yaml")
    #expect(try baseline("ci/lint/known.json").contains("\"../../templates/off.yaml\""))
    #expect(
      try lint("--baseline", "lint/known.json", "../templates/off.yaml", in: "ci").status == 0
    )
  }

  @Test func `goes through links to the folder, not through those that are templates`() throws {
    try folder.link("link", to: "templates")
    try folder.link("other.yaml", to: "templates/off.yaml")
    try lint("--write-baseline", Self.name, "link/off.yaml", "other.yaml")
    let text = try baseline()
    #expect(text.contains("\"templates/off.yaml\"") && text.contains("\"other.yaml\""))
    #expect(try lint("--baseline", Self.name, "templates/off.yaml").status == 0)
  }

  @Test func `holds nothing that cannot be read, and says so`() throws {
    try folder.write("broken.yaml", Template.broken)
    let run = try lint("--write-baseline", Self.name)
    #expect(run.status == 2)
    #expect(run.output.contains("[unreadable]"))
    #expect(run.output.hasSuffix("3 templates: 3 caches, 1 error, 3 in the baseline\n"))
    #expect(try baseline() == Self.written)
    #expect(try lint("--baseline", Self.name).status == 2)
  }

  @Test func `leaves the old file where the new one cannot be written`() throws {
    for path in ["undecided.yaml/\(Self.name)", "templates"] {
      let run = try lint("--write-baseline", path)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.error.hasPrefix("Error: the baseline cannot be written to '\(path)': "))
      #expect(run.error.split(separator: "\n").count == 1)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)")
    #expect(names.sorted() == ["templates", "undecided.yaml"])
  }

  @Test func `keeps a link to the file and its permissions`() throws {
    try folder.write("kept/baseline.json")
    try folder.link(Self.name, to: "kept/baseline.json")
    let kept = "\(folder("kept/baseline.json"))"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: kept)
    try lint("--write-baseline", Self.name)
    #expect(try baseline("kept/baseline.json") == Self.written)
    let attributes = try FileManager.default.attributesOfItem(atPath: kept)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `knows standard input from anywhere`() throws {
    let input = Template.cache()
    let path = "\(folder(Self.name))"
    try LintProcess(["--write-baseline", path, "-"], in: "/", input: input).expect(status: 0)
    #expect(try baseline().contains("\"path\":\"<stdin>\""))
    try LintProcess(["--baseline", path, "-"], in: "\(folder.path)", input: input)
      .expect(status: 0)
    // It is not gone, only not looked at.
    let run = try lint("--baseline", Self.name, "undecided.yaml")
    #expect(run.error.isEmpty)
  }

  // MARK: Comparing

  @Test func `reports what is new and what is worse`() throws {
    try lint("--write-baseline", Self.name)
    try folder.write("new.yaml", Template.cache("Carts", limit: "0"))
    try folder.write("undecided.yaml", Template.cache(limit: "0"))
    let run = try lint("--baseline", Self.name)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("new.yaml:6:31: error: automatic backups are off"))
    #expect(lines[1].hasPrefix("undecided.yaml:6:31: error: automatic backups are off"))
    #expect(lines[2] == "4 templates: 4 caches, 2 errors, 2 in the baseline")
    #expect(run.error.isEmpty)
  }

  @Test func `reports nothing that only moved or got better`() throws {
    try lint("--write-baseline", Self.name)
    try folder.write("templates/off.yaml", "# \n\n" + Template.cache("Orders", limit: "3"))
    let run = try lint("--baseline", Self.name, "--minimum-days", "7")
    #expect(run.status == 0)
    #expect(run.output == "3 templates: 3 caches, no problems, 3 in the baseline\n")
    #expect(
      run.error == """
        .lint-baseline.json: 1 finding no longer there; --prune-baseline removes it
          templates/off.yaml: backups-off of 'Orders'

        """
    )
  }

  @Test func `lists what is in the baseline where it is asked to`() throws {
    try lint("--write-baseline", Self.name)
    let concise = try lint("--baseline", Self.name, "--show-suppressed", "templates/off.yaml")
    #expect(
      concise.output.hasPrefix(
        "templates/off.yaml:2:3: baseline: automatic backups are off for cache cluster 'Orders'"
      )
    )
    let text = try lint(
      "--baseline",
      Self.name,
      "--show-suppressed",
      "-f",
      "text",
      "templates/off.yaml",
    )
    #expect(text.output.hasPrefix("baseline[backups-off]: automatic backups are off"))
    #expect(text.output.contains("--> templates/off.yaml:2:3\n"))
    #expect(text.output.hasSuffix("1 template: 1 cache, no problems, 1 in the baseline\n"))
    #expect(text.status == 0)
  }

  @Test func `writes what is in the baseline as JSON`() throws {
    try lint("--write-baseline", Self.name)
    let run = try lint("--baseline", Self.name, "-f", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect((report["findings"] as? [Any])?.isEmpty == true)
    #expect((report["baselined"] as? [[String: Any]])?.count == 3)
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["baselined"] as? Int == 3)
    #expect(summary["errors"] as? Int == 0 && summary["notes"] as? Int == 0)
  }

  /// The place of a finding depends on where the configuration of the plan is found; its input not.
  @Test func `knows the finding of a plan wherever it is shown`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "modules/redis")
    let shown = try lint("live/plan.json")
    #expect(shown.output.hasPrefix("modules/redis/main.tf:2:30: error"), "\(shown)")
    try lint("--write-baseline", Self.name, "live/plan.json")
    #expect(try baseline().contains("{\"path\":\"live/plan.json\",\"resource\":\"module.m."))
    try folder.remove("live/main.tf")
    let moved = try lint("live/plan.json")
    #expect(moved.output.hasPrefix("live/plan.json:"), "\(moved)")
    #expect(try lint("--baseline", Self.name, "live/plan.json").status == 0)
  }

  // MARK: Pruning

  @Test func `prunes nothing that was not looked for`() throws {
    let cache = "resource \"aws_elasticache_replication_group\" \"a\" {}\n"
    // Without a repository a named module would be judged alone.
    try folder.makeFolder(".git")
    try folder.write("tf/main.tf", "module \"m\" {\n  source = \"./m\"\n}\n" + cache)
    try folder.write("tf/m/main.tf", cache)
    try lint("--write-baseline", Self.name, "tf", "templates")
    let written = try baseline()
    for arguments in [["tf/m/main.tf"], ["--rule", "backups-off=off", "tf", "templates"]] {
      let run = try LintProcess(
        ["--baseline", Self.name, "--prune-baseline"] + arguments,
        in: "\(folder.path)",
      )
      #expect(run.error.isEmpty, "\(run.error)")
      #expect(run.status == 0)
      #expect(try baseline() == written)
    }
  }

  @Test func `names a root module beside the baseline`() throws {
    try folder.write("main.tf", "resource \"aws_elasticache_replication_group\" \"a\" {}\n")
    try lint("--write-baseline", Self.name, "main.tf")
    try folder.write("main.tf", "resource \"aws_elasticache_subnet_group\" \"a\" {}\n")
    let run = try lint("--baseline", Self.name, ".")
    #expect(run.error.contains("\n  .: backups-off of 'aws_elasticache_replication_group.a'"))
  }

  @Test func `prunes what is not found any more, and nothing else`() throws {
    try folder.write("gone/off.yaml", Template.cache())
    try lint("--write-baseline", Self.name)
    try folder.write("templates/off.yaml", Template.cache("Orders", limit: "7"))
    try folder.remove("gone/off.yaml")
    let stale = """
        gone/off.yaml: backups-off of 'Cache'
        templates/off.yaml: backups-off of 'Orders'

      """
    let before = try baseline()
    let told = try lint("--baseline", Self.name)
    #expect(
      told.error
        == ".lint-baseline.json: 2 findings no longer there; --prune-baseline removes them\n"
        + stale
    )
    #expect(told.status == 0)
    #expect(try baseline() == before)

    let pruned = try lint("--baseline", Self.name, "--prune-baseline")
    #expect(pruned.error == ".lint-baseline.json: removed 2 findings no longer there\n" + stale)
    #expect(pruned.status == 0)
    let kept = before.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("backups-off") }
    #expect(try baseline() == kept.joined(separator: "\n"))
    let again = try lint("--baseline", Self.name, "--prune-baseline")
    #expect(again.error.isEmpty)
  }

  @Test func `calls nothing stale that the run did not look at`() throws {
    try folder.write("gone.yaml", Template.cache())
    try lint("--write-baseline", Self.name)
    let before = try baseline()
    try folder.remove("gone.yaml")
    try folder.write("undecided.yaml", Template.broken)
    // Only `templates` is walked, `undecided.yaml` breaks off, and `gone.yaml` is below neither.
    let run = try lint("--baseline", Self.name, "--prune-baseline", "templates", "undecided.yaml")
    #expect(run.status == 2)
    #expect(run.error.isEmpty)
    let excluded = try lint("--baseline", Self.name, "--exclude", "templates", "--prune-baseline")
    #expect(excluded.error.contains("gone.yaml: backups-off"))
    #expect(!excluded.error.contains("templates"))
    let expected = before.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("gone.yaml") }
    #expect(try baseline() == expected.joined(separator: "\n"))
  }

  @Test func `names only the first of many`() throws {
    for number in 10..<25 { try folder.write("t/\(number).yaml", Template.cache()) }
    try lint("--write-baseline", Self.name, "t")
    for number in 10..<25 { try folder.remove("t/\(number).yaml") }
    let lines = try lint("--baseline", Self.name).error.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.last == "  and 5 more")
  }

  // MARK: What is wrong with it

  @Test(arguments: [
    (
      "{\"version\": 1,\n  \"finding\": []}",
      "2:3: unknown member 'finding'; did you mean 'findings'?"
    ),
    ("{\"version\": 7, \"findings\": []}", "1:13: 'version' must be 1"),
    ("{\n<<<<<<< ours\n", "2:1: "),
    ("{\"version\": 1, \"findings\": [{\"\u{1B}[2J\": 1}]}", "1:30: unknown member '\\u{1B}[2J'"),
  ])
  func `lints nothing with a baseline that it does not understand`(
    _ text: String,
    _ message: String,
  ) throws {
    // An escape sequence must be escaped in JSON.
    try folder.write(Self.name, text.replacing("\u{1B}", with: "\\u001B"))
    let run = try lint("--baseline", Self.name)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("Error: \(Self.name):\(message)"), "\(run.error)")
  }

  @Test func `says how to make the baseline that is missing`() throws {
    let run = try lint("--baseline", "none.json")
    #expect(run.status == 2)
    #expect(
      run.error
        == "Error: there is no baseline 'none.json': write one with 'lint --write-baseline none.json'\n"
    )
    #expect(try lint("--baseline", "templates").error.hasPrefix("Error: templates: is a directory"))
  }

  @Test(arguments: [
    (["--baseline", "a", "--write-baseline", "b"], "--write-baseline takes all findings"),
    (["--prune-baseline"], "--prune-baseline needs the file to prune"),
    (["--write-baseline", "b", "--prune-baseline"], "--prune-baseline needs the file to prune"),
    (["--write-baseline", "b", "--changed-since", "HEAD"], "--write-baseline takes all findings"),
  ])
  func `refuses options that contradict each other`(
    _ arguments: [String],
    _ message: String,
  ) throws {
    let run = try LintProcess(arguments, in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.error.contains(message), "\(run.error)")
  }
}

extension LintProcess {
  func expect(status: Int32) {
    #expect(self.status == status, "\(output)\(error)")
  }
}
