import CloudFormation
import Foundation
import LintTestSupport
import Testing

/// What the exit status says.
struct ExitStatusTests {
  private static func status(_ arguments: [String], _ files: [String: String]) throws -> Int32 {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return try LintProcess(arguments, in: "\(folder.path)").status
  }

  @Test(
    arguments: [
      ([], ["a.yaml": Template.cache(limit: "7")], 0),
      ([], ["a.yaml": Template.cache(limit: "0")], 1),
      ([], ["a.yaml": Template.cache()], 1),
      ([], ["a.yaml": Template.warning], 1),
      ([], ["a.yaml": Template.parameterized], 0),
      ([], ["a.yaml": Template.broken], 2),
      ([], ["a.yaml": "not: ours"], 0),
      ([], [:], 0),
      (["--fail-on", "error"], ["a.yaml": Template.warning], 0),
      (["--fail-on", "error"], ["a.yaml": Template.cache()], 1),
      (["--fail-on", "note"], ["a.yaml": Template.parameterized], 1),
      (["--fail-on", "never"], ["a.yaml": Template.cache()], 0),
      (["--fail-on", "never"], ["a.yaml": Template.broken], 2),
      (["--minimum-days", "7"], ["a.yaml": Template.cache(limit: "6")], 1),
      (["--minimum-days", "7"], ["a.yaml": Template.cache(limit: "7")], 0),
    ] as [([String], [String: String], Int32)]
  )
  func `tells what was found`(
    _ arguments: [String],
    _ files: [String: String],
    _ status: Int32,
  ) throws {
    #expect(try Self.status(arguments, files) == status)
  }

  @Test func `is 2 when one file of many cannot be read, and the others are linted`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache("First"))
    try folder.write("b.yaml", Template.broken)
    try folder.write("c.yaml", Template.cache("Last"))
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.output.contains("a.yaml:2:3: error: automatic backups are off"))
    #expect(run.output.contains("b.yaml:3:42: error: found unexpected end of stream"))
    #expect(run.output.contains("c.yaml:2:3: error: automatic backups are off"))
    #expect(run.output.hasSuffix("2 templates: 2 caches, 3 errors\n"))
  }

  @Test(.timeLimit(.minutes(5)))
  func `is that of what was found in a working folder that somebody has removed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache())
    try folder.write("gone/b.yaml", Template.cache())
    let script = "cd gone && rm -r ../gone && lint -f concise \"$0\"; echo $?; lint .; echo $?"
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", script, "\(folder("a.yaml"))"],
      in: "\(folder.path)",
    )
    #expect(run.output.contains("a.yaml:2:3: error: automatic backups are off"))
    #expect(run.output.contains("\n1\n"))
    #expect(run.output.hasSuffix("\n0\n"))
  }

  @Test func `is 2 for a path that does not exist, and the others are linted`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache())
    let run = try LintProcess(["-f", "concise", "templats", "a.yaml"], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.output.contains("templats:1:1: error: no such file or directory [unreadable]"))
    #expect(run.output.contains("a.yaml:2:3: error: automatic backups are off"))
  }

  @Test(arguments: [
    ("expain", "explain"), ("adit", "audit"), ("serve", "server"), ("templats", nil),
    ("version", "--version"), ("fix", "--fix"),
    ("./expain", nil),
  ])
  func `suggests the command that a path without a file may mean`(
    _ path: String,
    _ command: String?,
  ) throws {
    let folder = try TemporaryFolder()
    let run = try LintProcess([path], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.error == (command.map { "did you mean 'lint \($0)'?\n" } ?? ""))
  }

  @Test(arguments: [
    ["--no-such-option"],
    ["--format", "xml"],
    ["--color", "sometimes"],
    ["--fail-on", "sometimes"],
    ["--minimum-days", "0"],
    ["--minimum-days", "36"],
    ["--minimum-days", "a week"],
    ["--parameter", "Days"],
    ["--parameter", "=7"],
    ["--parameters", "no-such-file.json"],
    ["--exclude", "[a"],
    ["--exclude"],
    ["-x"],
  ])
  func `is 2 for wrong usage, told on standard error`(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try LintProcess(arguments, in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("Error: "))
  }

  @Test(arguments: [["--help"], ["-h"], ["check", "--help"], ["help"], ["--version"]])
  func `is 0 for help, told on standard output`(_ arguments: [String]) throws {
    let run = try LintProcess(arguments)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
    #expect(run.error.isEmpty)
  }

  @Test func `is 2 for a folder without permission, and the rest is linted`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache())
    try folder.write("closed/b.yaml", Template.cache())
    try #require(chmod("\(folder("closed"))", 0) == 0)
    defer { chmod("\(folder("closed"))", 0o700) }
    // Nothing is closed to root, who sees both files.
    let isRoot = geteuid() == 0
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    #expect(run.status == (isRoot ? 1 : 2))
    #expect(run.output.contains("closed:1:1: error: permission denied [unreadable]") == !isRoot)
    #expect(run.output.contains("a.yaml:2:3"))
  }
}
