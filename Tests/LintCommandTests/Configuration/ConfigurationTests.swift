import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// Configurations as the command finds and uses them.
struct ConfigurationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // The folders above belong to others.
    try folder.makeFolder(".git")
  }

  private func lint(
    _ arguments: String...,
    in name: String = "",
    input: String = "",
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    try LintProcess(
      ["-f", "concise"] + arguments,
      in: "\(folder(name))",
      input: input,
      environment: environment,
    )
  }

  private static let name = ".elasticache-lint.yml"

  // MARK: Finding

  @Test(arguments: SettingsFile.names)
  func `finds each name`(_ name: String) throws {
    try folder.write(name, "{\"minimum-days\": 7}")
    try folder.write("a.yaml", Template.cache(limit: "6"))
    #expect(try lint().output.contains("[retention-too-short]"))
  }

  @Test func `takes the nearest upwards, and none beyond the repository`() throws {
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("a/b/x.yaml", Template.cache(limit: "6"))
    #expect(try lint().status == 1)
    #expect(try lint("b/x.yaml", in: "a").status == 1)
    #expect(try lint("\(folder("a/b/x.yaml"))", in: "a").status == 1)
    #expect(try lint("../b/x.yaml", in: "a/b").status == 1)
    try folder.write("a/\(Self.name)", "minimum-days: 6")
    #expect(try lint().status == 0)
    try folder.remove("a/\(Self.name)")
    try folder.makeFolder("a/.git")
    #expect(try lint("a/b/x.yaml").status == 0)
  }

  @Test func `takes one file for everything, or none`() throws {
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("other.yml", "minimum-days: 30")
    try folder.write("a.yaml", Template.cache(limit: "6"))
    #expect(try lint("--config", "other.yml").output.contains("required 30 days"))
    #expect(try lint("--no-config").status == 0)
    let variable = ["ELASTICACHE_LINT_CONFIG": "other.yml"]
    #expect(try lint(environment: variable).output.contains("required 30 days"))
    #expect(try lint("--no-config", environment: variable).status == 0)
    #expect(try lint("--config", "other.yml", "--no-config").status == 2)
    let none = "ELASTICACHE_LINT_NO_CONFIG"
    for (value, status) in [("true", 0), ("1", 0), ("false", 1), ("0", 1), ("", 1)] as [(_, Int32)]
    {
      #expect(try lint(environment: [none: value]).status == status, "\(value)")
    }
    #expect(try lint("--config", "other.yml", environment: [none: "1"]).status == 1)
    let wrong = try lint(environment: [none: "yes"])
    #expect(wrong.error == "Error: \(none) must be true or false, not 'yes'\n")
    #expect(wrong.status == 2)
    #expect(try lint(environment: variable.merging([none: "1"]) { $1 }).status == 2)
    let missing = try lint("--config", "missing.yml")
    #expect(missing.error == "Error: missing.yml: no such file or directory\n")
    #expect(missing.status == 2)
  }

  @Test func `refuses two in one folder`() throws {
    try folder.write("a/\(Self.name)")
    try folder.write("a/.elasticache-lint.json", "{}")
    try folder.write("a/x.yaml", Template.cache(limit: "0"))
    let run = try lint("a/x.yaml")
    #expect(run.error.hasPrefix("Error: there are two configurations in one folder: a/"))
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
  }

  @Test func `is never linted itself`() throws {
    try folder.write(Self.name, "ignore: [{resource: aws_elasticache_*, rules: backups-off}]")
    let run = try lint("-v", Self.name, "--no-require-reason")
    #expect(run.output == "nothing to lint\n")
    #expect(run.error == ".elasticache-lint.yml: skipped: it is a configuration\n")
  }

  @Test func `is the configuration of standard input by its name`() throws {
    try folder.write("a/\(Self.name)", "minimum-days: 7")
    let text = Template.cache(limit: "6")
    #expect(try lint("-", input: text).status == 0)
    #expect(try lint("-", "--stdin-filename", "a/x.yaml", input: text).status == 1)
  }

  // MARK: Mistakes

  @Test func `lints nothing where something is wrong with it`() throws {
    try folder.write("b/\(Self.name)", "minimum-dayz: 7\nformat: [json]\n")
    try folder.write("a/x.yaml", Template.cache(limit: "0"))
    try folder.write("b/x.yaml", Template.cache(limit: "0"))
    let run = try lint("a", "b")
    #expect(run.output.isEmpty)
    #expect(run.status == 2)
    #expect(
      run.error.hasPrefix(
        """
        Error: b/.elasticache-lint.yml:1:1: unknown key 'minimum-dayz'; did you mean 'minimum-days'?
        b/.elasticache-lint.yml:2:9: 'format' must be one of text, concise,
        """
      ),
      "\(run.error)",
    )
  }

  @Test func `says where a folder is named that is none`() throws {
    try folder.write(Self.name, "source-root: [infra]")
    let run = try lint()
    let message =
      "Error: .elasticache-lint.yml:1:14: 'source-root' has 'infra', which is not a folder\n"
    #expect(run.error == message)
    #expect(run.status == 2)
  }

  @Test func `names the variable that is wrong`() throws {
    let run = try lint(environment: ["ELASTICACHE_LINT_FAIL_ON": "errors"])
    #expect(
      run.error == "Error: ELASTICACHE_LINT_FAIL_ON must be one of error, warning, note, never, "
        + "not 'errors'; did you mean 'error'?\n"
    )
    #expect(run.status == 2)
    #expect(try lint(environment: ["ELASTICACHE_LINT_EXCLUDE": "[a"]).status == 2)
  }

  // MARK: Precedence

  @Test func `the command line wins over the environment, and that over the file`() throws {
    try folder.write("a.yaml", Template.cache(limit: "6"))
    func days(_ arguments: [String], _ environment: [String: String]) throws -> String? {
      let run = try LintProcess(
        ["config", "a.yaml"] + arguments,
        in: "\(folder.path)",
        environment: environment
      )
      let line = run.output.split(separator: "\n").first { $0.hasPrefix("minimum-days") }
      return line?.split(separator: " ").dropFirst().joined(separator: " ")
    }
    let variable = ["ELASTICACHE_LINT_MINIMUM_DAYS": "9"]
    #expect(try days([], [:]) == "1 default")
    try folder.write(Self.name, "minimum-days: 7")
    #expect(try days([], [:]) == "7 .elasticache-lint.yml:1:15")
    try folder.write(Self.name, "minimum-days: 7\noverrides: [{paths: a.yaml, minimum-days: 8}]")
    #expect(try days([], [:]) == "8 .elasticache-lint.yml:2:43")
    #expect(try days([], variable) == "9 ELASTICACHE_LINT_MINIMUM_DAYS")
    #expect(try days(["--minimum-days", "10"], variable) == "10 --minimum-days")
    #expect(try days([], ["ELASTICACHE_LINT_MINIMUM_DAYS": ""]) == "8 .elasticache-lint.yml:2:43")
  }

  @Test func `a switch of the file can be turned off`() throws {
    try folder.write(Self.name, "quiet: true\nrequire-reason: false")
    try folder.write("a.yaml", Template.cache(limit: "0 # elasticache-lint: allow backups-off"))
    #expect(try lint().output.isEmpty)
    #expect(try lint("--no-quiet").output == "1 template: 1 cache, no problems, 1 suppressed\n")
    #expect(try lint("--require-reason").output.contains("[invalid-suppression]"))
    #expect(try !lint(environment: ["ELASTICACHE_LINT_QUIET": "false"]).output.isEmpty)
  }

  @Test func `values of parameters add up`() throws {
    try folder.write("values.json", #"{"Days": "0", "Other": "1"}"#)
    try folder.write(Self.name, "parameters: [values.json]\nparameter: {Other: 2}")
    try folder.write("a.yaml", Template.parameterized)
    #expect(try lint().output.contains("[backups-off]"))
    #expect(try lint("--parameter", "Days=7").status == 0)
    #expect(try lint(environment: ["ELASTICACHE_LINT_PARAMETER": "Days=7"]).status == 0)
  }

  @Test func `each file has the nearest, and the run that of the working folder`() throws {
    try folder.write(Self.name, "fail-on: never\nminimum-days: 7")
    try folder.write("a/\(Self.name)", "fail-on: note\nminimum-days: 5")
    try folder.write("a/x.yaml", Template.cache(limit: "6"))
    try folder.write("b/x.yaml", Template.cache(limit: "6"))
    let run = try lint()
    #expect(run.status == 0)
    #expect(run.output.contains("b/x.yaml") && !run.output.contains("a/x.yaml"))
    #expect(try lint("../b/x.yaml", in: "a").status == 1)
  }

  // MARK: Settings

  @Test func `paths are relative to the configuration`() throws {
    try folder.write("values.json", #"{"Days": "0"}"#)
    try folder.write(
      Self.name,
      "parameters: values.json\nreport: jsonl=out.jsonl\nexclude: /a/skip.yaml\nbaseline: b.json",
    )
    try folder.write("b.json", #"{"version": 1, "findings": []}"#)
    try folder.write("a/x.yaml", Template.parameterized)
    try folder.write("a/skip.yaml", Template.parameterized)
    let run = try lint(in: "a")
    #expect(run.output.hasPrefix("x.yaml:9:31: error:"), "\(run)")
    #expect(run.output.hasSuffix("\n1 template: 1 cache, 1 error\n"))
    #expect(FileManager.default.fileExists(atPath: "\(folder("out.jsonl"))"))
  }

  @Test func `overrides are for their paths, the later ones over the earlier ones`() throws {
    try folder.write(
      Self.name,
      """
      overrides:
        - {paths: ["prod/**"], minimum-days: 7}
        - {paths: [prod/db/], minimum-days: 14}
        - {paths: [prod/sandbox/], minimum-days: 1}
      """,
    )
    for name in ["a", "prod/a", "prod/db/a", "prod/sandbox/a"] {
      try folder.write("\(name).yaml", Template.cache(limit: "6"))
    }
    let output = try lint().output
    #expect(output.contains("prod/a.yaml:6:31: error"))
    #expect(output.contains("fewer than the required 14 days"))
    #expect(output.hasSuffix("4 templates: 4 caches, 2 errors\n"), "\(output)")
  }

  // MARK: Ignores

  private func ignore(_ entries: String) throws {
    try folder.write(Self.name, "ignore:\n\(entries)")
  }

  @Test func `accepts by path and by resource`() throws {
    try ignore("- {paths: [old/], resource: Page*, rules: backups-off, reason: filled again}")
    try folder.write("old/a.yaml", Template.cache("Pages", limit: "0"))
    try folder.write("old/b.yaml", Template.cache("Sessions", limit: "0"))
    try folder.write("a.yaml", Template.cache("Pages", limit: "0"))
    let run = try lint("--show-suppressed")
    #expect(
      run.output.contains(
        "old/a.yaml:6:31: suppressed: automatic backups are off for cache cluster 'Pages': "
          + "SnapshotRetentionLimit is 0 [backups-off] -- filled again\n"
      ),
      "\(run.output)",
    )
    #expect(run.output.hasSuffix("3 templates: 3 caches, 2 errors, 1 suppressed\n"))
  }

  @Test func `accepts nothing without a reason or after its day`() throws {
    try ignore(
      """
      - {paths: [a.yaml], rules: backups-off}
      - {paths: [b.yaml], rules: backups-off, reason: old, until: 2020-01-31}
      """
    )
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try folder.write("b.yaml", Template.cache(limit: "0"))
    let run = try lint()
    #expect(
      run.output.hasPrefix(
        """
        .elasticache-lint.yml:2:28: error: suppression of 'backups-off' gives no reason \
        [invalid-suppression]
        .elasticache-lint.yml:3:28: warning: suppression of 'backups-off' ended on 2020-01-31 \
        [expired-suppression]
        a.yaml:6:31: error
        """
      ),
      "\(run.output)",
    )
    let relaxed = try lint("--no-require-reason")
    #expect(relaxed.output.hasSuffix("1 error, 1 warning, 1 suppressed\n"))
  }

  @Test func `only a run over its whole folder can call one unused`() throws {
    try ignore("- {paths: [old/], rules: backups-off, reason: old}")
    try folder.write("old/a.yaml", Template.cache(limit: "7"))
    try folder.write("old/b/b.yaml", Template.cache(limit: "7"))
    let run = try lint()
    #expect(run.output.hasPrefix(".elasticache-lint.yml:2:26: warning: "), "\(run.output)")
    #expect(run.output.contains("[unused-suppression]"))
    #expect(try lint("old/a.yaml").status == 0)
    #expect(try lint("old").status == 0)
    #expect(try lint("\(folder.path)", in: "old").status == 1)
    // What another deployment may need is not unused.
    try folder.write("old/c.yaml", Template.parameterized)
    #expect(try lint().status == 0)
    #expect(try lint("--parameter", "Days=7").status == 1)
  }

  /// By the address of all instances, by that of one, and by the file in which the finding is shown.
  @Test(arguments: [
    "resource: aws_elasticache_serverless_cache.this",
    "resource: 'aws_*.this[\"disabled\"]'",
    "paths: [main.tf]",
    "paths: [plan.json]",
  ])
  func `accepts what a plan has`(_ subject: String) throws {
    for name in ["plan.json", "main.tf"] {
      try folder.write(name, Repository.text("fixtures/terraform/serverless-for-each/\(name)"))
    }
    try folder.write(Self.name, "ignore: [{\(subject), rules: backups-off, reason: a}]")
    let run = try lint("--show-suppressed")
    #expect(run.output.hasPrefix("main.tf:16:30: suppressed: "), "\(run)")
    #expect(run.output.hasSuffix("1 plan: 2 caches, no problems, 1 suppressed\n"), "\(run)")
  }

  @Test func `tells code scanning that it is kept elsewhere`() throws {
    try ignore("- {paths: [a.yaml], rules: backups-off, reason: filled again}")
    try folder.write("a.yaml", Template.cache(limit: "0"))
    let run = try LintProcess(["-f", "sarif"], in: "\(folder.path)")
    #expect(run.output.contains("\"kind\" : \"external\""))
    #expect(run.output.contains("\"justification\" : \"filled again\""))
    #expect(run.status == 0)
  }

  // MARK: lint config

  @Test func `shows what is in force as a document`() throws {
    try folder.write(Self.name, "parameter: {Days: 7}\nexclude: [a, b]")
    let run = try LintProcess(["config", "-f", "json", "--fail-on", "note"], in: "\(folder.path)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let settings = try #require(document["settings"] as? [[String: Any]])
    #expect(settings.map { $0["name"] as? String } == Setting.allCases.map(\.name))
    func entry(_ name: String) -> [String: Any]? {
      settings.first { $0["name"] as? String == name }
    }
    #expect(entry("fail-on")?["source"] as? String == "--fail-on")
    #expect(entry("parameter")?["value"] as? [String: String] == ["Days": "7"])
    #expect(entry("exclude")?["value"] as? [String] == ["a", "b"])
    #expect(entry("quiet")?["value"] as? Bool == false)
    #expect(document["configuration"] as? String == Self.name)
  }

  @Test func `shows nothing for what is not there`() throws {
    let run = try LintProcess(["config", "missing.yaml"], in: "\(folder.path)")
    #expect(run.error == "Error: missing.yaml: no such file or directory\n")
    #expect(run.status == 2)
  }
}
