import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

@testable import lint

/// The command under the names by which packages install it.
struct CommandNameTests {
  @Test(arguments: [
    ("lint", "lint"), ("/usr/bin/lint", "lint"), ("./a/elasticache-lint", "elasticache-lint"),
    ("elasticache-lint", "elasticache-lint"), ("elasticache-lint/other", "lint"), ("", "lint"),
  ])
  func `is one of two`(_ path: String, _ name: String) {
    #expect(CommandName.of(program: path) == name)
  }

  @Test(arguments: ["lint", "elasticache-lint"])
  func `is what help and mistakes tell people to run`(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.link(name, to: LintProcess.executable.path)
    func run(_ arguments: String...) throws -> LintProcess {
      try LintProcess(URL(filePath: "\(folder(name))"), arguments, in: "\(folder.path)")
    }
    #expect(try run("--help").output.contains("USAGE: \(name) [check] [PATH ...]"))
    #expect(try run("--help").output.contains("'\(name) rules' lists"))
    #expect(try run("explain", "--help").output.contains("USAGE: \(name) explain RULE"))
    #expect(try run("explain", "nothing").error.contains("'\(name) rules' lists them"))
    #expect(try run("--nothing").error.contains("See '\(name) --help'"))
    #expect(try run("--baseline", "b.json").error.contains("'\(name) --write-baseline b.json'"))
  }

  @Test func `does not change what is found`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache())
    try folder.link("elasticache-lint", to: LintProcess.executable.path)
    let other = try LintProcess(
      URL(filePath: "\(folder("elasticache-lint"))"),
      ["-f", "json"],
      in: "\(folder.path)",
    )
    let own = try LintProcess(["-f", "json"], in: "\(folder.path)")
    #expect(own.status == 1)
    #expect((other.status, other.output) == (own.status, own.output))
  }

  @Test func `prints the version, with the commit of a release`() throws {
    let tool = ToolDescription.current
    #expect(tool.commit == nil, "only Tools/packaging/build knows it")
    #expect(try LintProcess(["--version"]).output == "\(tool.version)\n")
    let release = ToolDescription(
      name: tool.name,
      version: "1.2.3",
      commit: "0123456789ab",
      address: tool.address,
    )
    #expect(release.fullVersion == "1.2.3 (0123456789ab)")
  }
}
