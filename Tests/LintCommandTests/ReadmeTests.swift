import Foundation
import Testing

import ElastiCacheLint

@testable import lint

/// Every command that the README shows prints what the README shows.
struct ReadmeTests {
  /// A block of commands, each with what it prints.
  struct Session: CustomStringConvertible {
    let commands: [(command: String, output: String)]
    var description: String { commands.first?.command ?? "" }

    init(_ block: Substring) {
      var commands: [(command: String, output: String)] = []
      for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), ""))
        } else if !commands.isEmpty {
          commands[commands.count - 1].output += line + "\n"
        }
      }
      self.commands = commands
    }
  }

  private static let readme = (try? Repository.text("README.md")) ?? ""

  static let sessions = readme.matches(of: /(?s)```console\n(.*?)\n```/).map { Session($0.1) }

  @Test func `shows sessions`() {
    #expect(Self.sessions.count >= 4)
  }

  @Test(arguments: sessions)
  func `prints what the README shows`(_ session: Session) throws {
    // One shell for all commands of a block, so that `echo $?` knows the status before it.
    let script = session.commands.map { "\($0.command)\nstatus=$?; printf '\\0'; (exit $status)" }
      .joined(separator: "\n")
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "exec 2>&1\n\(script)"],
      in: Repository.root.path,
    )
    let outputs = run.output.split(separator: "\0", omittingEmptySubsequences: false)
    #expect(outputs.count == session.commands.count + 1)
    for (shown, printed) in zip(session.commands, outputs) {
      #expect(Self.trimmed(String(printed)) == Self.trimmed(shown.output), "\(shown.command)")
    }
  }

  /// With a configuration that needs no provider, so that nothing has to be fetched.
  @Test(.enabled(if: isTerraformInstalled, "terraform is not installed"))
  func `lints the plan that the commands for Terraform make`() throws {
    let block = try #require(Self.readme.firstMatch(of: /(?s)```sh\n(terraform plan.*?)\n```/))
    let folder = try TemporaryFolder()
    try folder.write("main.tf", "resource \"terraform_data\" \"cache\" {}\n")
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-ec", String(block.1)],
      in: "\(folder.path)",
      environment: ["HOME": "\(folder.path)"],
    )
    #expect(run.output.hasSuffix("1 file, 0 caches: no problems\n"), "\(run)")
    #expect(run.status == 0)
  }

  private static let isTerraformInstalled =
    (try? LintProcess(URL(filePath: "/bin/sh"), ["-c", "terraform version"], in: "/"))?.status == 0

  /// The text without blank lines at its end, which separate commands in the README.
  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop(while: \.isNewline).reversed())
  }

  @Test func `names the commands that CI runs`() throws {
    let script = try Repository.text(".ci/run")
    let setUp = Self.readme.matches(of: /(?m)^\.ci\/setup && (.+)$/).map { String($0.1) }
    #expect(setUp.count == 2)
    for command in setUp { #expect(script.contains(command), "\(command)") }
  }

  @Test func `lists every rule as the guides do`() throws {
    let table = try #require(
      Self.readme.firstMatch(of: /\| rule \| severity \| says \|\n\|[-| ]+\|\n((?:\|.*\n)+)/)
    )
    let rows = Rules.guides.map { guide in
      let severities = guide.rule.severities.map(\.rawValue).joined(separator: ", ")
      return "| `\(guide.rule.name)` | \(severities) | \(guide.rule.summary) |\n"
    }
    #expect(table.1 == rows.joined())
  }

  @Test(arguments: ReportFormat.allCases)
  func `shows every format`(_ format: ReportFormat) {
    let isDefault = format == .text
    #expect(Self.readme.contains("$ lint \(isDefault ? "" : "-f \(format) ")fixtures/demo/"))
  }

  @Test func `lists every option`() throws {
    let help = try LintProcess(["--help"]).output
    for match in help.matches(of: /(?m)^ +(?:-\w, )?(--[a-z-]+)/) {
      #expect(Self.readme.contains("`\(match.1)"), "\(match.1)")
    }
  }

  /// The article has a row for each setting, in two tables by what the settings are about.
  @Test(arguments: Setting.allCases)
  func `explains every setting`(_ setting: Setting) throws {
    let article = try Repository.text(
      "Sources/ElastiCacheLint/ElastiCacheLint.docc/Configuration.md"
    )
    let parts = article.split(separator: "\n## ")
    let title =
      switch setting.scope {
      case .file: "Settings about files"
      case .run: "Settings about the run"
      }
    let part = try #require(parts.first { $0.hasPrefix(title) })
    let row = try #require(
      part.split(separator: "\n").first { $0.hasPrefix("| `\(setting.name)` |") }
    )
    #expect(row.hasSuffix("| \(setting.summary) |"))
  }

  /// Each setting is an option, with the same words.
  @Test func `has an option for every setting`() throws {
    let help = try LintProcess(["--help"]).output
    let words = help.split { $0.isWhitespace }.joined(separator: " ")
    for setting in Setting.allCases where setting != .noIgnore {
      #expect(words.contains("--\(setting.name)"), "\(setting.name)")
      #expect(words.contains(setting.summary), "\(setting.name)")
    }
    #expect(words.contains("--ignore/--no-ignore"))
  }
}
