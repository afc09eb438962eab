import Foundation
import LintTestSupport
import Testing

/// Inputs beside plain templates, each copied into a folder of its own.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct InputsCaseTests {
  /// Lints a copy of a case.
  private static func lint(
    _ name: String,
    _ options: [String] = [],
    as path: String? = nil,
  ) throws -> LintProcess {
    let folder = try TemporaryFolder()
    let cases = try SharedCases.url("cloudformation")
    for entry in try FileManager.default.contentsOfDirectory(atPath: cases.path) {
      try FileManager.default.copyItem(
        at: cases.appending(path: entry),
        to: URL(filePath: "\(folder(entry))"),
      )
    }
    return try LintProcess(
      [path ?? name, "--no-config", "-f", "concise"] + options,
      in: "\(folder(""))",
    )
  }

  @Test(arguments: [
    "03-jinja-value.yaml", "03-jinja-properties.yaml", "03-jinja-key.yaml",
    "03-jinja-default.yaml", "15-erb.yaml",
    "16-dedented-resource.yaml", "18-fragment.yml",
  ])
  func `is noted as not examined`(_ name: String) throws {
    let run = try Self.lint(name)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("note: ") && run.output.contains("[not-examined]"), "\(run.output)")
    #expect(!run.output.contains("error: ") && !run.output.contains("warning: "), "\(run.output)")
    #expect(!run.output.contains("no problems"), "\(run.output)")
  }

  @Test func `03 judges the file that a serverless.yml includes`() throws {
    let run = try Self.lint("03-serverless")
    #expect(run.output == "1 template: 1 cache, no problems\n")
  }

  @Test func `judges each template inside, and notes what cannot be judged`() throws {
    let run = try Self.lint("12-inline-templates.yaml")
    for name in ["'Set'", "'Nested'", "'Product'"] { #expect(run.output.contains(name)) }
    #expect(run.output.hasSuffix("1 template: 2 caches, 2 errors, 1 note\n"))
    let plan = try Self.lint("12-stack-in-terraform-plan.json")
    #expect(plan.output.hasSuffix("1 plan: 4 caches, 4 errors\n"))
  }

  @Test(arguments: [
    "04-beanstalk", "04-beanstalk/.ebextensions", "04-beanstalk/.ebextensions/cache.config",
  ])
  func `judges configurations of Elastic Beanstalk`(_ path: String) throws {
    let run = try Self.lint(path)
    #expect(run.status == 1, "\(run.error)")
    #expect(run.output.contains("cache.config:2:3: error: "), "\(run.output)")
    #expect(run.output.contains("[backups-off]"), "\(run.output)")
  }

  @Test func `hints at a limit outside the properties`() throws {
    let run = try Self.lint("16-beside-properties.yaml", ["-f", "text"])
    #expect(run.status == 1)
    #expect(run.output.contains("outside 'Properties'"), "\(run.output)")
    #expect(run.output.contains("16-beside-properties.yaml:6:5"), "\(run.output)")
  }

  @Test(arguments: ["17-cli-input.json", "17-git-sync.yaml", "17-samconfig.toml"])
  func `takes parameters from`(_ name: String) throws {
    let run = try Self.lint("17-template.yaml", ["--parameters", name])
    #expect(run.status == 1, "\(run.error)")
    #expect(run.output.contains("[backups-off]"), "\(run.output)")
  }

  @Test func `names the forms of parameter files`() throws {
    let run = try Self.lint("17-template.yaml", ["--parameters", "18-fragment.yml"])
    #expect(run.status == 2)
    #expect(run.error.contains("18-fragment.yml:") && run.error.contains("samconfig.toml"))
  }
}
