import Foundation
import LintTestSupport
import Testing

/// Cases about the border and about files that are replaced, where they lie beside the project.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct BorderCaseTests {
  private let folder: TemporaryFolder
  private let cases: URL

  init() throws {
    folder = try TemporaryFolder()
    cases = try #require(SharedCases.folder)
  }

  private func copy(_ name: String, to target: String) throws {
    try FileManager.default.copyItem(
      at: cases.appending(path: name),
      to: URL(filePath: "\(folder(target))"),
    )
  }

  private func run(_ script: String) throws -> LintProcess {
    try LintProcess(
      URL(filePath: "/bin/bash"),
      [cases.appending(path: script).path, LintProcess.executable.path],
      in: "\(folder.path)",
      environment: ["TMPDIR": "\(folder.path)"],
    )
  }

  @Test(arguments: [false, true])
  func `overwrites no file of the user`(_ isRepository: Bool) throws {
    try copy("adversary/02-report-of-a-configuration/repo", to: "repo")
    try folder.write("home/.bashrc", "# mine\n")
    if isRepository { try folder.makeFolder("repo/.git/hooks") }
    for report in ["../home/.bashrc", ".git/hooks/post-checkout", "/tmp/../\(folder("home/new"))"] {
      try folder.write(
        "repo/.elasticache-lint.yml",
        "report: [\"concise=\(report)\"]\nfail-on: never\n"
      )
      let run = try LintProcess([], in: "\(folder("repo"))")
      #expect(isRepository || !report.hasPrefix(".git") ? run.status == 2 : true, "\(run)")
    }
    #expect(try String(contentsOfFile: "\(folder("home/.bashrc"))", encoding: .utf8) == "# mine\n")
    for name in ["home/new", "repo/.git/hooks/post-checkout"] {
      #expect(!FileManager.default.fileExists(atPath: "\(folder(name))"))
    }
  }

  @Test func `follows no link and no template out of the repository`() throws {
    guard Git.isAvailable else { return }
    let run = try run("adversary/14-links-and-templates-outside.sh")
    #expect(run.output.contains("leads outside the repository [not-examined]"), "\(run)")
    #expect(!run.output.contains("secret.yaml:"))
    #expect(run.output.contains("nothing to lint: 1 outside the repository"))
  }

  @Test func `waits for nothing`() throws {
    let run = try run("adversary/16-waits-for-ever.sh")
    let lines = run.output.split(separator: "\n").filter { $0.contains("still waiting") }
    #expect(lines.count == 4 && !lines.contains { $0.contains(": 124 ") }, "\(run)")
  }

  @Test func `overwrites no input`() throws {
    for name in ["a.yaml", "b.yaml"] { try copy("adversary/06-type-from-a-loop.yaml", to: name) }
    let before = try Data(contentsOf: URL(filePath: "\(folder("a.yaml"))"))
    for arguments in [
      ["--write-baseline", "a.yaml", "b.yaml"], ["--report", "json=a.yaml", "a.yaml"],
    ] {
      #expect(try LintProcess(["--no-config"] + arguments, in: "\(folder.path)").status == 2)
    }
    #expect(try Data(contentsOf: URL(filePath: "\(folder("a.yaml"))")) == before)
  }

  @Test func `says of a nested stack that it is no template, or outside`() throws {
    try copy("cloudformation/13-nested", to: "13-nested")
    let run = try LintProcess(["--no-config", "-f", "concise", "13-nested"], in: "\(folder.path)")
    #expect(
      run.output.contains(
        "nested stack 'NotATemplate' is not examined: './manifest.yaml' is not a template"
      ),
      "\(run)",
    )
    #expect(run.output.contains("nested stack 'Outside' is not examined: "))
    #expect(run.status == 0)
  }
}
