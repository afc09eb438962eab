import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// How the command tells what it found.
struct OutputTests {
  private func run(
    _ arguments: String...,
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache(limit: "0"))
    return try LintProcess(arguments, in: "\(folder.path)", environment: environment)
  }

  @Test(arguments: [
    ([:], false),
    (["FORCE_COLOR": "1"], true),
    (["FORCE_COLOR": "0"], false),
    (["CLICOLOR_FORCE": "1"], true),
    (["CLICOLOR_FORCE": "0"], false),
    (["NO_COLOR": "1", "FORCE_COLOR": "1"], false),
    (["NO_COLOR": "", "FORCE_COLOR": "1"], true),
    (["TERM": "xterm-256color"], false),
  ])
  func `uses colour as the environment asks for`(
    _ environment: [String: String],
    _ isColored: Bool,
  ) throws {
    #expect(try run(environment: environment).output.contains("\u{1B}[") == isColored)
    #expect(try run("--color", "always", environment: environment).output.contains("\u{1B}["))
    #expect(try !run("--color", "never", environment: environment).output.contains("\u{1B}["))
  }

  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "dumb"], false),
    (["TERM": "xterm", "NO_COLOR": "1"], false),
  ])
  func `uses colour on a terminal that can show it`(
    _ environment: [String: String],
    _ isColored: Bool,
  ) {
    #expect(ColorChoice.auto.usesColor(environment, isTerminal: true) == isColored)
  }

  @Test func `writes nothing but JSON to standard output`() throws {
    let run = try run("-f", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect(
      Set(report.keys)
        == ["version", "summary", "caches", "findings", "suppressed", "baselined"]
    )
    #expect(run.error.isEmpty)
    #expect(run.status == 1)
  }

  @Test func `leaves out the summary with -q`() throws {
    #expect(try run().output.hasSuffix("\n1 template: 1 cache, 1 error\n"))
    #expect(try !run("-q").output.contains("1 file"))
    let clean = try LintProcess(["-q", "-"], input: Template.cache(limit: "7"))
    #expect(clean.output.isEmpty)
  }

  @Test func `leaves out the summary in a hook, whose files may be split over processes`() throws {
    let hook = ["PRE_COMMIT": "1"]
    #expect(try run(environment: hook).output == run("-q").output)
    #expect(try run(environment: ["PRE_COMMIT": ""]).output == run().output)
    #expect(try run("-f", "json", environment: hook).output == run("-f", "json").output)
  }

  @Test func `names its version`() throws {
    #expect(try LintProcess(["--version"]).output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
