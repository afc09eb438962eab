import Foundation
import LintTestSupport
import Testing

/// Options and commands that make the first day easier.
struct ConvenienceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache(limit: "0"))
  }

  private func lint(_ arguments: String...) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder.path)")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  @Test func `writes the findings to a file, and makes its folders`() throws {
    let shown = try lint("-f", "json", "a.yaml")
    let run = try lint("-f", "json", "--output-file", "new/folder/a.json", "a.yaml")
    #expect(run.status == 1)
    #expect(run.output.isEmpty && run.error.isEmpty)
    #expect(try text("new/folder/a.json") == shown.output)
    #expect(try lint("-f", "json", "--output-file", "a.yaml", "a.yaml").status == 2)
    #expect(try lint("--output-file", "", "a.yaml").status == 2)
    try lint("--report", "html=more/a.html", "a.yaml").expect(status: 1)
    #expect(try text("more/a.html").hasSuffix("</html>\n"))
    try lint("--report", "html=more/a.html", "a.yaml").expect(status: 1)
  }

  @Test func `lists the files that would be read`() throws {
    try folder.write(["b/c.json", "b/d.txt", "node_modules/e.yaml", ".elasticache-lint.yml"])
    let run = try lint("--list-files")
    #expect(run.status == 0)
    #expect(run.output == "a.yaml\nb/c.json\n")
    #expect(try lint("--list-files", "b/d.txt").output == "b/d.txt\n")
    #expect(try lint("--list-files", "missing").status == 2)
    #expect(try lint("--list-files", "-").status == 2)
    _ = try lint("--write-baseline", "b/known.json", "a.yaml")
    #expect(try lint("--list-files", "--baseline", "b/known.json").output == run.output)
    #expect(try lint("--list-files").output == "a.yaml\nb/c.json\nb/known.json\n")
  }

  @Test func `counts findings and caches`() throws {
    try folder.write("b/c.yaml", Template.cache(limit: "7"))
    try folder.write("b/d.yaml", Template.cache(limit: "0"))
    let run = try lint("-f", "concise", "--statistics")
    let counts = """
      findings by rule:
        2  backups-off

      findings by folder:
        1  .
        1  b

      caches by verdict:
        2  off
        1  on

      3 templates: 3 caches, 2 errors

      """
    #expect(run.output.hasSuffix(counts))
    let json = try lint("-f", "json", "--statistics").output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    let statistics = try #require(document["statistics"] as? [String: [String: Int]])
    #expect(
      statistics == [
        "rules": ["backups-off": 2], "folders": [".": 1, "b": 1], "verdicts": ["off": 2, "on": 1],
      ]
    )
    for format in ["text", "concise", "json"] {
      for _ in 0..<2 {
        try lint("--statistics", "--report", "\(format)=report.\(format)", "b").expect(status: 1)
      }
    }
  }

  @Test func `has short help, long help and a short option for the version`() throws {
    let short = try lint("-h")
    #expect(short.output.contains("Examples:\n  lint "))
    #expect(short.output.split(separator: "\n").count < 45)
    #expect(short.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let long = try lint("--help").output
    for option in short.output.matches(of: /--[a-z-]+/).map(\.output) {
      #expect(long.contains(option), "\(option)")
    }
    for arguments in [["-V"], ["check", "-V"], ["-q", "-V"], ["rules", "-V"]] {
      let run = try LintProcess(arguments, in: "\(folder.path)")
      #expect(run.output == (try lint("--version").output), "\(arguments)")
    }
    #expect(long.contains("\n  -V, --version           Show the version.\n"))
    #expect(try lint("--", "-V").status == 2)
  }

  @Test func `says what a baseline has`() throws {
    let run = try lint("--write-baseline", "known.json", "a.yaml")
    #expect(run.error == "known.json: 1 finding recorded\n")
  }

  @Test func `init writes what is missing, once`() throws {
    try folder.makeFolder(".git")
    let written = """
      .elasticache-lint.yml: written
      .pre-commit-config.yaml: written
      .github/workflows/elasticache-lint.yml: written

      """
    let first = try lint("init")
    #expect(first.output.hasPrefix(written))
    #expect(try lint("a.yaml").status == 1)
    let second = try lint("init")
    #expect(second.output == written.replacing("written", with: "kept"))
  }

  @Test func `init says what its files lack until there is a release`() throws {
    let first = try lint("init").output
    #expect(
      first.hasSuffix(
        """
        no version is released yet; until then write the owner of a copy in place of OWNER, and:
          .pre-commit-config.yaml: repo: https://github.com/OWNER/elasticache-lint, rev: main
          .github/workflows/elasticache-lint.yml: uses: OWNER/elasticache-lint@main, with: {build: "true"}

        """
      )
    )
    #expect(try !lint("init").output.contains("OWNER"))
    try FileManager.default.removeItem(atPath: "\(folder(".github"))")
    let again = try lint("init").output
    #expect(again.contains("uses: OWNER/elasticache-lint@main") && !again.contains("rev: main"))
  }

  /// People who compare the files of `init` with the documentation find the same.
  @Test func `init writes what the documentation shows`() throws {
    _ = try lint("init")
    let catalog = "Sources/ElastiCacheLint/ElastiCacheLint.docc"
    let hook = "```yaml\n\(try text(".pre-commit-config.yaml"))```"
    for page in ["README.md", "\(catalog)/GettingStarted.md", "\(catalog)/PreCommit.md"] {
      #expect(try Repository.text(page).contains(hook), "\(page)")
    }
    let workflow = "```yaml\n\(try text(".github/workflows/elasticache-lint.yml"))```"
    for page in ["README.md", "\(catalog)/GettingStarted.md"] {
      #expect(try Repository.text(page).contains(workflow), "\(page)")
    }
  }

  @Test func `help has all options`() throws {
    let help = try lint("help")
    #expect(help.status == 0 && help.output.contains("--fix-days"))
    #expect(help.output == (try lint("--help").output))
  }

  @Test func `config says when a suppression ends`() throws {
    try folder.write(
      ".elasticache-lint.yml",
      """
      ignore:
        - {rules: backups-off, reason: a copy, until: 2024-01-01, paths: old/}
        - {rules: backups-off, reason: a copy, until: 2999-01-01, resource: A}

      """,
    )
    let output = try lint("config").output
    #expect(output.contains("backups-off in old/, ended on 2024-01-01"), "\(output)")
    #expect(output.contains("backups-off of A until 2999-01-01 "), "\(output)")
  }

  @Test func `asks for another plan in place of one that was cut off`() throws {
    let plan = #"{"format_version": "1.2", "resource_changes": [{"type": "aws_elasticache_cluster""#
    for end in ["", ", ", #", "engi"#, "}, ", "}]\n"] {
      try folder.write("plan.json", plan + end)
      let run = try lint("plan.json")
      #expect(run.status == 2 && run.output.contains("the plan was cut off"), "\(run.output)")
    }
    try folder.write("plan.json", plan + "]")
    #expect(try lint("plan.json").output.contains("fix the syntax error"))
  }

  @Test func `config names a configuration that sets nothing`() throws {
    #expect(try lint("config").output.hasSuffix("\n\nconfiguration: none\n"))
    try folder.write(".elasticache-lint.yml", "# minimum-days: 7\n")
    #expect(try lint("config").output.hasSuffix("\n\nconfiguration: .elasticache-lint.yml\n"))
    try folder.write("b/.elasticache-lint.yml", "")
    #expect(
      try lint("config", "b").output.hasSuffix(
        """


        configuration: b/.elasticache-lint.yml
        configuration of the run: .elasticache-lint.yml

        """
      )
    )
    #expect(try lint("config", "--no-config").output.hasSuffix("\nconfiguration: none\n"))
  }

  @Test(arguments: [
    ("tmplates", "templates"), ("Templates", "templates"), ("templates/a.yml", "templates/a.yaml"),
    ("tmplates/a.yml", "templates/a.yaml"), ("./templtes/", "templates"), ("xyz", nil),
    ("gti", nil), ("templates/nothing", nil), ("a.yaml/b", nil), ("dead", nil),
  ])
  func `names the path that a mistyped one may mean`(_ path: String, _ near: String?) throws {
    try folder.write("templates/a.yaml", Template.cache(limit: "7"))
    try folder.makeFolder(".git")
    try folder.link("dead", to: "nowhere")
    let run = try lint(path)
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("error[unreadable]: "))
    #expect(!run.output.contains(":1:1"))
    let help = run.output.firstMatch(of: /= help: did you mean '(.*)'\?\n/).map { String($0.1) }
    #expect(help == near)
    let suggestion = near.map { "; did you mean '\($0)'?\n" }
    for command in ["--list-files", "config"] {
      let run = try lint(command, path)
      #expect(run.status == 2)
      #expect(suggestion.map { run.error.hasSuffix($0) } ?? !run.error.contains("did you mean"))
    }
  }

  @Test(arguments: ["/dev/null", ""])
  func `suggests nothing for a path that has no typo`(_ path: String) throws {
    let run = try lint(path)
    #expect(run.status == 2)
    #expect(!run.output.contains("did you mean"))
  }

  /// A program that names thousands of removed files must not wait for suggestions.
  @Test func `suggests paths for a few only`() throws {
    let run = try LintProcess((0..<100).map { "b\($0).yaml" }, in: "\(folder.path)")
    #expect(run.output.matches(of: /did you mean 'a.yaml'/).count == 8)
  }

  @Test func `names the files that were fixed`() throws {
    try folder.write("b/c.yaml", Template.cache(limit: "0"))
    let run = try lint("--fix")
    #expect(run.status == 0)
    #expect(run.error == "a.yaml: 1 finding fixed\nb/c.yaml: 1 finding fixed\n")
    #expect(try lint("--fix").error.isEmpty)
    try folder.write("a.yaml", Template.cache(limit: "0"))
    #expect(try lint("--suppress-all", "a test").error == "a.yaml: 1 finding suppressed\n")
    try folder.write("a.yaml", Template.cache(limit: "0"))
    #expect(try lint("--fix", "-q").error.isEmpty)
    #expect(try text("a.yaml") == Template.cache(limit: "7"))
  }

  @Test func `init keeps the hooks and the pipelines of others`() throws {
    try folder.write(".pre-commit-config.yaml", "repos: []\n")
    try folder.write(".elasticache-lint.json", "{}")
    try folder.write(".gitlab-ci.yml", "a: {}\n")
    let run = try lint("init")
    #expect(run.output.contains(".elasticache-lint.json: kept\n"))
    #expect(run.output.contains("add to .pre-commit-config.yaml:\n  - repo: https://github.com/"))
    #expect(run.output.contains(".gitlab-ci.yml: the article Pipelines"))
    #expect(try text(".pre-commit-config.yaml") == "repos: []\n")
    #expect(!FileManager.default.fileExists(atPath: "\(folder(".github"))"))
  }

  @Test(arguments: [
    (".pre-commit-config.yml", "  - repo: https://github.com/"),
    ("prek.toml", "[[repos]]\nrepo = \"https://github.com/"),
  ])
  func `init adds no second list of hooks`(_ name: String, _ entry: String) throws {
    try folder.write(name, "")
    #expect(try lint("init").output.contains("add to \(name):\n\(entry)"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder(".pre-commit-config.yaml"))"))
  }

  @Test(arguments: [
    ["--list-files", "--fix"], ["--list-files", "--write-baseline", "b.json"],
    ["--list-files", "--report", "sarif=a.sarif"], ["--diff", "--output-file", "a.txt"],
    ["--diff", "--report", "sarif=a.sarif"], ["--diff", "-f", "json"], ["--watch", "--fix"],
    ["--watch", "--list-files"], ["--watch", "--write-baseline", "b.json"], ["--watch", "-"],
    ["--watch", "--output-file", "a.txt"], ["--watch", "--report", "sarif=a.sarif"],
  ])
  func `refuses options for what would not be written`(_ options: [String]) throws {
    let run = try LintProcess(options + ["a.yaml"], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
  }

  @Test func `init writes through no link out of the repository`() throws {
    let outside = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.link(".github", to: "\(outside.path)")
    #expect(try lint("init").status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(outside.path)").isEmpty)
  }
}
