import Foundation
import LintTestSupport
import Testing

/// Cases about repositories and limits, where they lie beside the project.
@Suite(.enabled(if: SharedCases.folder != nil && Git.isAvailable, "there are no cases, or no git"))
struct GitCaseTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs the script of a case, which works in a temporary folder.
  private func run(_ script: String, shell: String = "/bin/bash") throws -> LintProcess {
    let path = try SharedCases.url(script).path
    return try LintProcess(
      URL(filePath: shell),
      [path, LintProcess.executable.path],
      in: "\(folder.path)",
      environment: [
        "TMPDIR": "\(folder.path)", "LINT": LintProcess.executable.path, "HOME": "/nonexistent",
        "GIT_CONFIG_GLOBAL": "/dev/null",
      ],
    )
  }

  @Test func `runs nothing of a repository in the tree`() throws {
    let run = try run("adversary/01-embedded-bare-repository.sh")
    #expect(run.output.contains("templates/new.yaml:2:3: error"), "\(run)")
    #expect(run.output.hasSuffix("\nstatus 1\n"))
    #expect(run.error.contains("PWNED"), "ls finds no such file")
  }

  @Test func `misses no link that leads elsewhere, and no tracked file`() throws {
    let run = try run("adversary/15-changed-since-misses.sh")
    #expect(run.output.components(separatedBy: "templates/link/x.yaml:2:3: error").count == 3)
    #expect(run.output.components(separatedBy: "templates/evil.yaml:2:3: error").count == 3)
  }

  @Test func `ends without more threads`() throws {
    guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else {
      return
    }
    // The folder is another user's.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: "\(folder.path)",
    )
    let run = try run("adversary/17-no-more-threads.sh")
    #expect(run.output.contains("nproc 1: 1\n") && run.output.contains("nproc 2: 1\n"), "\(run)")
  }

  @Test(arguments: [8192, 2048, 1536, 1024, 512])
  func `answers for deep nesting`(_ kilobytes: Int) throws {
    let file = try SharedCases.url("adversary/18-deep-select.yaml").path
    let command = "ulimit -s \(kilobytes) && exec lint --no-config -q -f concise '\(file)'"
    let run = try LintProcess(URL(filePath: "/bin/sh"), ["-c", command], in: "\(folder.path)")
    #expect(run.status == 1, "\(run)")
  }

  @Test func `lints plans that Git ignores`() throws {
    let run = try run("terraform/08-changed-since-data/reproduce.sh", shell: "/bin/sh")
    let parts = run.output.components(separatedBy: "---")
    #expect(parts.count > 2 && parts[2].contains("1 plan: 1 cache, 1 error"), "\(run)")
    #expect(run.status == 1)
  }
}
