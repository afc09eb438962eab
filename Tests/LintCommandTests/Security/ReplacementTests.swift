import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// What `--report` and `--write-baseline` replace, and what they do not.
struct ReplacementTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache("A", limit: "0"))
    try folder.write("b.yaml", Template.cache("B", limit: "0"))
  }

  private func lint(_ arguments: String...) throws -> LintProcess {
    try LintProcess(["--no-config"] + arguments, in: "\(folder.path)")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  @Test func `a baseline does not replace the template behind a forgotten name`() throws {
    let before = try text("a.yaml")
    let run = try lint("--write-baseline", "a.yaml", "b.yaml")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.error
        == "Error: the baseline cannot be written to 'a.yaml': the file is neither empty nor "
        + "a baseline; remove it, or name another file\n"
    )
    #expect(try text("a.yaml") == before)
  }

  @Test(arguments: [
    "", "{\"version\": 1, \"findings\": []}", "\n{ \"findings\": [], \"version\": 1 }",
  ])
  func `a baseline replaces a baseline`(_ old: String) throws {
    try folder.write("known.json", old)
    #expect(try lint("--write-baseline", "known.json").status == 0)
    #expect(try text("known.json").hasPrefix("{\n  \"version\": 1,\n  \"findings\": [\n"))
  }

  @Test(arguments: ["{}", "[]", "{\"version\": 2, \"x\": []}", "{\"Resources\": {}}", " "])
  func `a baseline replaces nothing else`(_ old: String) throws {
    try expectKept(old)
  }

  private func expectKept(_ old: String) throws {
    try folder.write("known.json", old)
    let run = try lint("--write-baseline", "known.json")
    #expect(run.status == 2 && run.error.contains("'known.json': the file is neither empty nor"))
    #expect(try text("known.json") == old)
  }

  /// What it holds may be needed to repair it.
  @Test func `a baseline does not replace a broken one`() throws {
    _ = try lint("--write-baseline", "known.json")
    let whole = try text("known.json")
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    for count in 1..<lines.count - 1 {
      try expectKept(lines[..<count].joined(separator: "\n"))
    }
    for text in ["<<<<<<< HEAD\n", "<<<<<<< HEAD\n=======\n>>>>>>> other\n"] {
      try expectKept(whole.replacing("[\n", with: "[\n\(text)"))
    }
  }

  /// Baselines are longer than the part of a report that is looked at.
  @Test func `a baseline replaces a long one`() throws {
    let findings = (0..<5000).map {
      "{\"path\": \"a\($0).yaml\", \"rule\": \"backups-off\", \"severity\": \"error\"}"
    }
    let long = "{\"version\": 1, \"findings\": [\(findings.joined(separator: ",\n"))]}"
    try #require(long.utf8.count > 256 << 10)
    try expectKept(long + "}")
    try folder.write("known.json", long)
    #expect(try lint("--write-baseline", "known.json").status == 0)
  }

  /// Files that begin as ours do, byte for byte, and are something else.
  @Test(arguments: [
    ("baseline", "{\"version\": 1, \"findings\": [], \"Resources\": {\"A\": {}}}"),
    ("baseline", "{\"version\": 1, \"findings\": []}\n# notes\n"),
    ("baseline", "{\"findings\": [{\"findingArn\": \"arn:aws:inspector2\"}]}"),
    ("baseline", "{\"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"title\": \"c\"}"),
    ("json", "{\"baselined\": [], \"caches\": [], \"Resources\": {\"A\": {}}}"),
    ("json", "{\"baselined\": [\"a\", \"b\"]}"),
    ("jsonl", "{\"column\":1,\"record\":\"sold\"}\n"), ("jsonl", "{\"column\":1}\nnotes\n"),
    (
      "sarif",
      "{\"$schema\": \"https://a.test/package.json\", \"scripts\": {\"a\": \"sarif\"}}"
    ),
    (
      "sarif",
      "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"another\"}}}]}"
    ),
    ("gitlab", "[].map(f)\n"), ("gitlab", "[\n]\nnotes\n"), ("gitlab", "[]"), ("gitlab", "[]\n"),
    ("gitlab", "[{\"check_name\": \""), ("json", "{\"baselined\""), ("sarif", "{\"$schema\": "),
    ("gitlab", "[{\"check_name\": \"no-undef\", \"description\": \"no-undef: x\"}]"),
    (
      "gitlab",
      "[{\"check_name\": \"unreadable\", \"description\": \"unreadable: a\", \"mine\": 1}]"
    ),
    ("rdjson", "{\"diagnostics\": [], \"source\": {\"name\": \"another\"}}"),
    (
      "rdjson",
      "{\"diagnostics\": [{\"code\": {\"value\": \"X\"}, \"location\": {\"path\": \"\"}}]}"
    ),
    ("junit", "<testsuites name=\"pytest tests\"><testsuite name=\"pytest\"/></testsuites>\n"),
    (
      "checkstyle",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8\"><file/>\n"
    ),
    ("junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), ("junit", "<?xml ve"),
    ("junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<project/>"),
    ("checkstyle", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
    ("checkstyle", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n"),
    (
      "checkstyle",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n"
        + "  <file name=\"A.java\">\n  </file>\n</checkstyle>\n"
    ),
    ("text", "error[E0308]: mismatched types\n --> src/main.rs:1:1\n"),
    ("text", "error[backups-off]: to be done\nask Kim first\n"),
    ("text", "2 plans for the cache\n"), ("text", "nothing to lint: never\n"),
    ("text", "1 template: 1 cache, no problems\nask Kim first\n"),
    ("concise", "main.c:1:2: error: unused [-Werror]\n"),
    ("concise", "a.yaml:1:2: error: off [backups-off]\nask Kim first\n"),
    ("concise", "a.yaml:1:2: error: off [backups-off]\nask Kim first"),
    ("github", "::error file=a.c,line=1,title=gcc::unused\n"),
    ("azure", "##vso[task.setvariable variable=a]b\n"),
    ("teamcity", "##teamcity[testStarted name='backups-off']\n"),
    ("markdown", "### ElastiCache automatic backups\n\nWe keep them for 7 days.\n"),
    ("markdown", "### ElastiCache automatic backups of ours\n"),
    ("markdown", "### ElastiCache automatic backups\n"),
  ])
  func `nothing that only begins like a report or baseline is replaced`(
    _ kind: String,
    _ old: String,
  ) throws {
    try folder.write("out", old)
    let option = kind == "baseline" ? "--write-baseline=out" : "--report=\(kind)=out"
    let run = try lint(option)
    #expect(run.status == 2 && run.error.contains("'out': the file is neither empty nor a"))
    #expect(try text("out") == old)
  }

  /// As by a full disk, or by a copy that was interrupted.
  @Test(arguments: ReportFormat.allCases)
  func `a report that was cut off after its first lines is replaced`(_ format: ReportFormat) throws
  {
    let option = "--report=\(format)=out"
    try folder.write("c.yaml", Template.parameterized)
    // The second report counts the first one among the files of another kind.
    for _ in 0..<2 { _ = try lint(option) }
    let whole = try text("out")
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    for count in [lines.count / 2 + 1, lines.count - 1] {
      let rest = lines[..<count].joined(separator: "\n")
      for cut in [rest + "\n", rest] {
        try folder.write("out", cut)
        let run = try lint(option)
        #expect(!run.error.contains("cannot be written"), "\(count): \(run.error)")
        #expect(try text("out") == whole)
      }
    }
  }

  @Test(arguments: [(".git/hooks", "linked/x"), ("nowhere", "linked"), (".git/config", "linked")])
  func `a report goes through no committed link into .git or to nothing`(
    _ target: String,
    _ name: String,
  ) throws {
    try folder.makeFolder(".git/hooks")
    try folder.write(".git/config", "")
    try folder.link("linked", to: target)
    let run = try lint("--report", "json=\(name)", "a.yaml")
    #expect(run.status == 2 && run.error.contains("the link"), "\(run)")
    #expect(try text(".git/config").isEmpty)
    for name in [".git/hooks/x", "nowhere"] {
      #expect(!FileManager.default.fileExists(atPath: "\(folder(name))"))
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `a report does not replace what is linted, nor another report`(
    _ format: ReportFormat
  ) throws {
    let before = try text("a.yaml")
    let run = try lint("--report", "\(format)=a.yaml", "a.yaml")
    #expect(run.status == 2)
    #expect(run.error.contains("'a.yaml': the file is neither empty nor a report in the format "))
    #expect(try text("a.yaml") == before)

    // Each format knows its own report again, and takes no other for it.
    for other in ReportFormat.allCases {
      try? folder.remove("out")
      #expect(try lint("--report", "\(other)=out").status == 1)
      let report = try text("out")
      #expect(report.isEmpty == false)
      let isSame = other == format
      #expect(try lint("--report", "\(format)=out").status == (isSame ? 1 : 2), "\(other)")
      #expect(try isSame || text("out") == report)
    }
  }

  /// Reports without any problem, with accepted ones alone, and without a summary.
  @Test(arguments: ReportFormat.allCases, [[], ["--quiet"], ["--show-suppressed"]])
  func `a report replaces any report of its format`(
    _ format: ReportFormat,
    _ options: [String],
  ) throws {
    let templates = [
      Template.cache(limit: "7"),
      Template.cache(limit: "0 # elasticache-lint: allow backups-off -- filled again"),
      Template.parameterized, Template.warning, Template.broken, "",
    ]
    try folder.remove("b.yaml")
    for (index, template) in templates.enumerated() {
      try folder.write("a.yaml", template)
      let report = ["--no-config", "--report", "\(format)=out"] + options
      let run = try LintProcess(report, in: "\(folder.path)")
      #expect(!run.error.contains("cannot be written"), "\(index): \(run.error)")
    }
  }

  @Test func `two reports do not go to one file, whatever leads there`() throws {
    try folder.link("link", to: "out")
    try folder.link("up", to: ".")
    try folder.write("there")
    try #require(link("\(folder("there"))", "\(folder("same"))") == 0)
    for (first, second) in [
      ("out", "./out"), ("out", "up/out"), ("there", "same"), ("new/../out", "out"),
      ("\(folder("out"))", "out"),
    ] {
      let run = try lint("--report", "json=\(first)", "--report", "sarif=\(second)")
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("Error: two reports cannot go to one file."), "\(run)")
    }
    try folder.write("out")
    #expect(try lint("--report", "json=out", "--report", "sarif=link").status == 2)
    let summary = try LintProcess(
      ["--report", "markdown", "--report", "json=there"],
      in: "\(folder.path)",
      environment: ["GITHUB_STEP_SUMMARY": "\(folder("same"))"],
    )
    #expect(summary.status == 2 && summary.output.isEmpty)
  }

  /// The file `out` is another one.
  @Test func `a folder is no report or baseline`() throws {
    for option in ["--report=json=out/", "--write-baseline=out/"] {
      let run = try lint(option)
      #expect(run.status == 2 && run.error.contains("names a folder"), "\(run)")
    }
    let environment = ["ELASTICACHE_LINT_REPORT": "json=out/"]
    #expect(try LintProcess([], in: "\(folder.path)", environment: environment).status == 2)
    try folder.write(".elasticache-lint.yml", "report: [json=out/]")
    try folder.makeFolder(".git")
    try folder.makeFolder("t")
    for name in ["", "t"] {
      let run = try LintProcess([], in: "\(folder(name))")
      #expect(run.status == 2 && run.error.contains("not the folder 'out/'"), "\(run)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder("out"))"))
  }

  @Test func `a report does not replace the baseline`() throws {
    #expect(try lint("--write-baseline", "known.json").status == 0)
    let before = try text("known.json")
    for option in ["--baseline", "--write-baseline"] {
      #expect(try lint(option, "known.json", "--report", "json=known.json").status == 2)
      #expect(try text("known.json") == before)
    }
  }

  /// Whoever can write to the folder cannot know the name of the draft, and a link of any name is none.
  @Test func `a draft has no name that can be foreseen`() throws {
    for number in 0..<200 {
      try folder.link(".lint-\(getpid() + 1)-\(number).tmp", to: "../target")
    }
    #expect(try lint("--report", "json=out").status == 1)
    #expect(try text("out").contains("\"findings\""))
    let drafts = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)")
      .filter { $0.hasSuffix(".tmp") }
    #expect(drafts.count == 200)
  }
}
