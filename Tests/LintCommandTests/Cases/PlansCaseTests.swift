import Foundation
import LintTestSupport
import Testing

/// The reported cases about plans and about silence give what is expected of them.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct PlansCaseTests {
  /// Runs the command on a copy of a case.
  private func run(_ name: String, _ arguments: String...) throws -> LintProcess {
    try run(name, arguments)
  }

  private func run(_ name: String, _ arguments: [String]) throws -> LintProcess {
    let folder = try TemporaryFolder()
    let source = try SharedCases.url("terraform/\(name)")
    try FileManager.default.copyItem(at: source, to: URL(filePath: "\(folder("case"))"))
    return try LintProcess(
      ["--no-config", "-f", "concise"] + arguments,
      in: "\(folder("case"))",
    )
  }

  @Test(arguments: [
    ("cli-warning", "2:1", "6:1777"), ("make-echo", "1:1", "2:1777"),
    ("setup-opentofu-wrapper", "1:1", "2:1777"), ("setup-terraform-wrapper", "1:1", "2:1777"),
    ("state-lock", "1:1", "2:1777"), ("terragrunt-module-prefix", "1:1", "1:1809"),
    ("terragrunt-stdout", "1:1", "1:1808"), ("trailing-ansi", "1:4052", "1:1777"),
    ("workspace", "1:1", "2:1777"),
  ])
  func `01 text before a plan`(_ name: String, _ note: String, _ error: String) throws {
    let run = try run("01-text-before-plan", "\(name).json")
    #expect(run.output.contains("\(name).json:\(error): error: automatic backups are off"))
    #expect(run.output.contains("\(name).json:\(note): note: "))
    #expect(run.output.hasSuffix("1 plan: 1 cache, 1 error, 1 note\n"))
    #expect(run.status == 1)
  }

  @Test(arguments: ["empty.json", "hcp404.json", "opentofu-encrypted.tfplan", "tferror.json"])
  func `02 nothing in it`(_ name: String) throws {
    let run = try run("02-empty-input", name)
    #expect(run.output.contains("\(name):1:1: error: ") && run.status == 2)
  }

  @Test func `02 compressed plan`() throws {
    let run = try run("02-empty-input", "plan.json.gz")
    #expect(run.output.hasSuffix("1 plan: 1 cache, 1 error\n") && run.status == 1)
  }

  @Test func `03 configuration without a plan`() throws {
    for paths in [["."], ["main.tf"], ["--force-exclude", "main.tf"]] {
      let run = try run("03-tf-only-repository", paths)
      #expect(run.output.contains("error: automatic backups are off"), "\(run)")
      #expect(run.status == 1)
    }
  }

  @Test func `12 several plans`() throws {
    let run = try run("12-several-plans-one-a-line", "elasticache.json")
    #expect(run.output.contains("elasticache.json:1:1777: error: "))
    #expect(run.output.contains("elasticache.json:2:1777: error: "))
    #expect(run.output.hasSuffix("2 plans: 2 caches, 2 errors\n") && run.status == 1)
  }

  @Test func `13 PowerShell`() throws {
    let run = try run("13-powershell-mangled", "-f", "text", "plan.json")
    #expect(run.output.contains("PowerShell") && run.output.contains("cmd /c") && run.status == 2)
  }

  @Test(arguments: [
    "ansi.txt", "objects-changed.txt", "plan-log-after-lock.jsonl", "refreshing.txt",
  ])
  func `14 printed plan`(_ name: String) throws {
    let run = try run("14-printed-plan", "-f", "text", name)
    #expect(run.output.contains("not a plan") && run.output.contains("terraform show -json"))
    #expect(run.status == 2)
  }

  @Test(arguments: ["changes-array.json", "changes-only.json", "planned-values.json"])
  func `15 part of a plan`(_ name: String) throws {
    let run = try run("15-plan-fragment-or-wrapped", name)
    #expect(run.output.contains("error: this is a part of a plan [unreadable]") && run.status == 2)
    let hook = try self.run("15-plan-fragment-or-wrapped", "--force-exclude", name)
    #expect(hook.output.contains("note: this is a part of a plan [not-examined]"))
  }

  @Test(arguments: ["scalr.json", "spacelift.json"])
  func `15 wrapped plan`(_ name: String) throws {
    let run = try run("15-plan-fragment-or-wrapped", name)
    #expect(run.output.hasSuffix("1 plan: 1 cache, 1 error\n") && run.status == 1)
  }

  @Test func `16 configuration beside its plan`() throws {
    let run = try run("16-cdktf", ".")
    #expect(run.output.contains("cdk.tf.json:") && !run.output.contains("not-examined"))
  }

  @Test(arguments: ["18-no-op-after-null", "19-deferred-delete"])
  func `18 and 19 what is gone is not applicable`(_ name: String) throws {
    let run = try run(name, "-f", "jsonl", "plan.json")
    #expect(run.output.contains(#""verdict":"notApplicable""#))
    #expect(!run.output.contains(#""verdict":"undecided""#) && run.status == 0)
  }
}
