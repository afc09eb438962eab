import ElastiCacheLint
import LintTestSupport
import Testing

/// The README and the articles list everything.
struct ReadmeTests {
  private static let readme = (try? Repository.text("README.md")) ?? ""

  private static func article(_ name: String) throws -> String {
    try Repository.text("Sources/ElastiCacheLint/ElastiCacheLint.docc/\(name).md")
  }

  @Test func `is a page that can be read at once`() {
    #expect(Self.readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
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
  func `shows every format`(_ format: ReportFormat) throws {
    let isDefault = format == .text
    let shown = try Self.article(format == .json ? "JSON" : "Formats")
    #expect(shown.contains("$ lint \(isDefault ? "" : "-f \(format) ")fixtures/demo/"))
  }

  @Test func `lists every option`() throws {
    let help = try LintProcess(["--help"]).output
    let article = try Self.article("CommandLine")
    for match in help.matches(of: /(?m)^ +(?:-\w, )?(--[a-z-]+)/) {
      #expect(article.contains("`\(match.1)"), "\(match.1)")
    }
  }

  /// The article has a row for each setting, in two tables by what the settings are about.
  @Test(arguments: Setting.allCases)
  func `explains every setting`(_ setting: Setting) throws {
    let parts = try Self.article("Configuration").split(separator: "\n## ")
    let title =
      switch setting.scope {
      case .file: "Settings about files"
      case .run: "Settings about the run"
      }
    let part = try #require(parts.first { $0.hasPrefix(title) })
    let row = try #require(
      part.split(separator: "\n").first { $0.hasPrefix("| `\(setting.name)` |") }
    )
    // In prose, DocC makes a dash of two hyphens.
    #expect(row.replacing("`", with: "").hasSuffix("| \(setting.summary) |"))
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
