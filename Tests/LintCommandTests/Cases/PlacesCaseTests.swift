import Foundation
import LintTestSupport
import Testing

/// Where findings of plans point, and what accepts them, in cases from outside of the project.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct PlacesCaseTests {
  /// Runs the command in a copy of a case.
  private static func lint(_ name: String, _ arguments: String...) throws -> LintProcess {
    let source = try SharedCases.url(name)
    let folder = try TemporaryFolder()
    let copy = URL(filePath: "\(folder("case"))")
    try FileManager.default.copyItem(at: source, to: copy)
    return try LintProcess(["--no-config", "-q"] + arguments, in: copy.path)
  }

  /// The places of the errors, each as `path:line:column`.
  private static func places(_ run: LintProcess) -> [String] {
    run.output.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { $0.split(separator: ": ")[0] }.map(String.init)
  }

  @Test func `04 points at the calls of fetched modules`() throws {
    let run = try Self.lint("terraform/04-fetched-module-place", "-f", "concise", "plan.json")
    #expect(Self.places(run) == ["main.tf:2:1", "main.tf:12:30", "main.tf:19:30"])
    let text = try Self.lint("terraform/04-fetched-module-place", "plan.json").output
    #expect(text.contains("::: .terraform/modules/sessions/main.tf:6:30"))
    for format in ["github", "sarif", "gitlab"] {
      let report = try Self.lint("terraform/04-fetched-module-place", "-f", format, "plan.json")
      #expect(report.output.contains("main.tf"))
      #expect(!report.output.contains("file=.terraform"))
    }
  }

  @Test func `05 accepts what is accepted at a module call`() throws {
    let run = try Self.lint(
      "terraform/05-module-call-suppression",
      "-f",
      "concise",
      "--show-suppressed",
      "plan.json",
    )
    #expect(Self.places(run) == ["main.tf:13:1"])
    #expect(run.output.contains(": suppressed: "))
    #expect(run.output.contains("sessions end with the day"))
    let ours = try Self.lint(
      "terraform/05-module-call-suppression/ours",
      "-f",
      "concise",
      "plan.json"
    )
    #expect(Self.places(ours) == ["main.tf:20:1"])
    #expect(!ours.output.contains("unused-suppression"))
  }

  @Test func `06 says that the configuration has changed`() throws {
    let run = try Self.lint("terraform/06-stale-source", "plan.json")
    #expect(run.output.contains("--> plan.json:1:1724"))
    #expect(
      run.output.contains("plan again: the configuration in '.' has changed since this plan")
    )
  }

  @Test(arguments: [["redis", "sessions"], ["sessions", "redis"]])
  func `07 takes the root module that the plan was made of`(_ roots: [String]) throws {
    let run = try Self.lint(
      "terraform/07-wrong-root-module",
      "-f",
      "concise",
      "--source-root",
      "modules/\(roots[0])",
      "--source-root",
      "modules/\(roots[1])",
      "plans",
    )
    #expect(Self.places(run) == ["modules/sessions/main.tf:6:30"])
  }

  @Test func `09 reads a local value that is null`() throws {
    let name = "terraform/09-local-null-serverless"
    let run = try Self.lint(name, "-f", "concise", "plan.json")
    #expect(Self.places(run) == ["main.tf:14:30", "main.tf:20:30"])
    let alone = try Self.lint(name, "--source-root", "..", "-f", "concise", "plan.json")
    #expect(alone.output.contains("the plan does not show the value of 'local.retention'"))
    #expect(!alone.output.contains("known only after apply"))
  }

  @Test func `10 takes a cluster without an engine for a replica`() throws {
    let name = "terraform/10-replica-with-conditional-engine"
    let run = try Self.lint(name, "-f", "json", "plan.json")
    #expect(run.status == 0)
    #expect(
      run.output.contains(#""verdict":"notApplicable""#)
        || run.output.contains(#""verdict" : "notApplicable""#)
    )
    let alone = try Self.lint(name, "--source-root", "..", "plan.json")
    #expect(alone.output.contains("'aws_elasticache_replication_group.this'"))
    #expect(alone.output.contains("the plan does not show the value of 'local.is_replica'"))
  }

  @Test func `11 takes no hidden value for a limit`() throws {
    let run = try Self.lint("terraform/11-sanitized-plan", "sanitized.json")
    #expect(run.status == 0)
    #expect(run.output.contains("the value was removed from this plan"))
  }

  @Test func `17 shows the line of the variable's value`() throws {
    let run = try Self.lint("terraform/17-tfvars-place", "plan.json")
    #expect(run.output.contains("::: terraform.tfvars:4:8"))
    #expect(run.output.contains("the value is given here"))
  }

  @Test func `adversary 13 accepts nothing by a decoy`() throws {
    let name = "adversary/13-decoy-configuration"
    let run = try Self.lint(name, "-f", "concise", "--show-suppressed", "plans/p.json")
    #expect(run.status == 1)
    #expect(Self.places(run).map { $0.prefix { $0 != ":" } } == ["plans/p.json"])
    let real = try Self.lint(name, "-f", "concise", "--source-root", "infra", "plans/p.json")
    #expect(Self.places(real) == ["infra/main.tf:3:30"])
  }
}
