import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// What `lint rules` and `lint explain` print.
struct ExplainTests {
  private static let names = Rules.descriptions.map(\.name)

  @Test func `lists every rule on lines that fit`() throws {
    let run = try LintProcess(["rules"])
    #expect(run.status == 0 && run.error.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(
      lines.dropFirst().filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != " " }) }
        == Self.names
    )
    // Columns begin where those of the header do.
    let header = try #require(lines.first)
    for title in ["SEVERITY", "SUMMARY"] {
      let column = try #require(header.firstRange(of: title)?.lowerBound.utf16Offset(in: header))
      for line in lines {
        #expect(Array(line)[column - 1] == " ", "\(line)")
      }
    }
  }

  @Test func `lists every rule for programs`() throws {
    let run = try LintProcess(["rules", "-f", "json"])
    let list = try JSONDecoder().decode(Listing.self, from: Data(run.output.utf8))
    #expect(list.version == 1)
    #expect(list.rules.map(\.name) == Self.names)
    #expect(list.rules.map(\.summary) == Rules.descriptions.map(\.summary))
  }

  /// The members that both commands write for programs.
  private struct Listing: Decodable {
    let version: Int
    let rules: [Rule]
    struct Rule: Decodable {
      let name: String
      let severities: [String]
      let summary: String
      let description: String?
    }
  }

  @Test(arguments: Rules.descriptions)
  func `titles a guide as the rule is described`(_ rule: RuleDescription) throws {
    let text = try LintProcess(["explain", rule.name]).output
    #expect(text.hasPrefix("\(rule.name) ("))
    let paragraph = text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().prefix { !$0.isEmpty }
    #expect(paragraph.joined(separator: " ") == rule.summary)

    let json = try LintProcess(["explain", rule.name, "-f", "json"]).output
    let list = try JSONDecoder().decode(Listing.self, from: Data(json.utf8))
    #expect(list.rules.map(\.summary) == [rule.summary])
    #expect(list.rules.first?.description?.isEmpty == false)

    let markdown = try LintProcess(["explain", rule.name, "-f", "markdown"]).output
    #expect(markdown.hasPrefix("# \(rule.name)\n"))
    #expect(markdown.lowercased().contains(rule.summary.lowercased()))
  }

  @Test(arguments: GuideFormat.allCases)
  func `explains all rules`(_ format: GuideFormat) throws {
    let run = try LintProcess(["explain", "--all", "-f", format.rawValue])
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.output == format.render(Rules.guides))
  }

  @Test func `explains several rules in the order in which they are named`() throws {
    let output = try LintProcess(["explain", "unreadable", "backups-off"]).output
    let first = try #require(output.firstRange(of: "unreadable (error)"))
    let second = try #require(output.firstRange(of: "backups-off (error, warning)"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test(arguments: [
    ("backup-off", "there is no rule 'backup-off'; did you mean 'backups-off'?"),
    ("CKV_AWS_134", "there is no rule 'CKV_AWS_134'; 'lint rules' lists them"),
  ])
  func `tells which rule was meant`(_ name: String, _ message: String) throws {
    let run = try LintProcess(["explain", name])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error == "Error: \(message)\n")
  }

  @Test(arguments: [
    ["explain"], ["explain", "backups-off", "--all"], ["explain", "backups-off", "-f", "xml"],
    ["rules", "-f", "markdown"], ["rules", "backups-off"],
  ])
  func `is 2 for wrong usage, told on standard error`(_ arguments: [String]) throws {
    let run = try LintProcess(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("Error: "))
  }

  @Test(arguments: [["--help"], ["help"], ["check", "--help"]])
  func `is mentioned in the help`(_ arguments: [String]) throws {
    let help = try LintProcess(arguments).output
    #expect(help.contains("rules") && help.contains("explain"))
  }

  @Test(arguments: [["explain", "--help"], ["help", "rules"]])
  func `has help of its own`(_ arguments: [String]) throws {
    let run = try LintProcess(arguments)
    #expect(run.status == 0)
    #expect(
      run.output.contains("USAGE: lint \(arguments == ["help", "rules"] ? "rules" : "explain")")
    )
  }

  @Test(arguments: [
    ["./rules"], ["check", "rules"], ["-q", "rules"], ["--", "rules"], ["./explain"],
    ["check", "explain"], ["check", "rules", "explain"],
  ])
  func `leaves files of its name to be linted`(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("rules", Template.cache("Listed"))
    try folder.write("explain/a.yaml", Template.cache("Explained"))
    let run = try LintProcess(arguments, in: "\(folder.path)")
    #expect(run.status == 1)
    #expect(run.output.contains("error[backups-off]"))
  }

  @Test func `uses colour only where it is wanted`() throws {
    #expect(try !LintProcess(["explain", "unreadable"]).output.contains("\u{1B}"))
    let arguments = ["explain", "unreadable", "--color", "always"]
    #expect(try LintProcess(arguments).output.contains("\u{1B}[1m"))
    let forced = ["FORCE_COLOR": "1"]
    #expect(
      try LintProcess(["explain", "unreadable"], environment: forced).output.contains("\u{1B}[1m")
    )
  }

  @Test func `shows options of its own that exist`() throws {
    let help = try LintProcess(["check", "--help"]).output
    let commands = Rules.guides.flatMap(\.parts)
      .flatMap(\.examples).flatMap { $0.code.split(separator: "\n") }
      .filter { $0.hasPrefix("lint ") }
    #expect(commands.count > 3)
    for option in commands.flatMap({ $0.matches(of: /--[a-z-]+/) }).map(\.output) {
      #expect(help.contains("\(option) "), "\(option)")
    }
  }
}
