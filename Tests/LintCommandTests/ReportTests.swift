import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// What `--report` writes, and where.
struct ReportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache(limit: "0"))
  }

  private func run(
    _ arguments: String...,
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder.path)", environment: environment)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)").sorted()
  }

  private func permissions(_ name: String) -> POSIX.Permissions? {
    POSIX.permissions(of: folder(name))
  }

  // MARK: Files

  @Test func `writes several reports of one run`() throws {
    let plain = try run("a.yaml")
    let run = try run(
      "a.yaml",
      "--report",
      "sarif=out.sarif",
      "--report=junit=out.xml",
      "--report",
      "json=out=1.json",
    )
    #expect(run.status == 1 && run.error.isEmpty)
    #expect(run.output == plain.output)
    #expect(try text("out.sarif").contains("\"version\" : \"2.1.0\""))
    #expect(try text("out.xml").hasPrefix("<?xml"))
    #expect(try text("out=1.json") == self.run("-f", "json", "a.yaml").output)
    #expect(try names() == ["a.yaml", "out.sarif", "out.xml", "out=1.json"])
  }

  @Test func `uses no colour in files`() throws {
    _ = try run("--color", "always", "--report", "text=out")
    #expect(try text("out") == run().output)
  }

  @Test func `replaces a file in one step and keeps its permissions`() throws {
    try folder.write("out", "a.yaml:1:1: note: old [unreadable]\n")
    try #require(chmod("\(folder("out"))", 0o640) == 0)
    let old = try POSIX.status(of: folder("out")).identity
    #expect(try run("--report", "concise=out").status == 1)
    #expect(try text("out").hasPrefix("a.yaml:"))
    #expect(permissions("out") == 0o640)
    let new = try POSIX.status(of: folder("out")).identity
    #expect(old.inode != new.inode)
    #expect(try names() == ["a.yaml", "out"])
  }

  @Test func `gives a new file the permissions that the user wants`() throws {
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "umask 027; lint --report concise=out"],
      in: "\(folder.path)",
    )
    #expect(run.status == 1)
    #expect(permissions("out") == 0o640)
  }

  @Test func `writes through a link`() throws {
    try folder.write("real/out", "1 template: 0 caches, no problems\n")
    try folder.link("out", to: "real/out")
    #expect(try run("--report", "concise=out").status == 1)
    #expect(try text("real/out").hasPrefix("a.yaml:"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder("out"))") == "real/out"
    )
  }

  @Test func `writes into what is no file`() throws {
    #expect(try run("--report", "sarif=/dev/null").status == 1)
    #expect(try POSIX.status(of: FilePath("/dev/null")).kind == .other)
    try #require(mkfifo("\(folder("pipe"))", 0o600) == 0)
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "cat pipe > copy & lint --report concise=pipe a.yaml; wait"],
      in: "\(folder.path)",
    )
    #expect(run.error.isEmpty)
    #expect(try text("copy").hasPrefix("a.yaml:"))
  }

  @Test func `is 2 where a report cannot be written, and the others are`() throws {
    try folder.makeFolder("folder")
    let run = try run(
      "--fail-on",
      "never",
      "--report",
      "sarif=a.yaml/no.sarif",
      "--report",
      "json=folder",
      "--report",
      "concise=out",
    )
    #expect(run.status == 2)
    #expect(
      run.error == """
        Error: the report cannot be written to 'a.yaml/no.sarif': a part of the path is not a directory
        Error: the report cannot be written to 'folder': is a directory

        """
    )
    #expect(run.output.hasSuffix("1 template: 1 cache, 1 error\n"))
    #expect(try text("out").hasPrefix("a.yaml:"))
    #expect(try names() == ["a.yaml", "folder", "out"])
  }

  @Test func `leaves nothing behind when the folder is closed`() throws {
    let old = "b.yaml:1:1: note: old [unreadable]\n"
    try folder.write("closed/out", old)
    try #require(chmod("\(folder("closed"))", 0o500) == 0)
    defer { chmod("\(folder("closed"))", 0o700) }
    let run = try run("--report", "concise=closed/out", "a.yaml")
    // Nothing is closed to root.
    #expect(run.status == (geteuid() == 0 ? 1 : 2))
    #expect(try text("closed/out").hasPrefix(geteuid() == 0 ? "a.yaml:" : old))
  }

  @Test func `finds nothing in its own reports`() throws {
    let reports = [
      "text=a.txt", "json=a.json", "jsonl=a.jsonl", "sarif=b.json", "gitlab=c.json",
      "rdjson=d.json", "junit=a.xml", "checkstyle=b.xml", "markdown=a.md",
    ]
    _ = try LintProcess(reports.flatMap { ["--report", $0] }, in: "\(folder.path)")
    try folder.remove("a.yaml")
    #expect(try names().count == reports.count)
    let run = try run()
    #expect(
      run.output
        == "nothing to lint: 2 name no cache, 2 neither template nor plan, 5 of another kind\n"
    )
    #expect(run.status == 0)
  }

  @Test(arguments: [
    ["--report", "xml=out"], ["--report", "sarif"], ["--report", "sarif=-"],
    ["--report", "text"], ["--report", "sarif="], ["--report", "=out"],
    ["--report", "sarif=/dev/stdout"], ["--report", "markdown"],
    ["-f", "json", "--report", "github"], ["-f", "github", "--report", "github"],
    ["--report", "json=out", "--report", "sarif=./out"],
  ])
  func `is 2 for what cannot be meant`(_ arguments: [String]) throws {
    let run = try LintProcess(arguments, in: "\(folder.path)")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("Error: "))
    #expect(try names() == ["a.yaml"])
  }

  // MARK: Build logs

  @Test func `adds annotations on GitHub Actions once, and only to what nobody chose`() throws {
    let github = ["GITHUB_ACTIONS": "true"]
    let plain = try run()
    let automatic = try run(environment: github)
    #expect(automatic.status == 1)
    #expect(automatic.output.hasPrefix(plain.output))
    let rest = automatic.output.dropFirst(plain.output.count)
    #expect(rest.split(separator: "\n").count == 1 && rest.hasPrefix("::error file=a.yaml,line=6,"))
    #expect(try run("--report", "github", environment: github).output == automatic.output)
    #expect(try run("--report", "github").output == automatic.output)
    for format in ["text", "concise", "json", "sarif"] {
      let chosen = try run("-f", format, environment: github)
      #expect(!chosen.output.contains("::error"), "\(format)")
    }
    #expect(try run(environment: ["GITHUB_ACTIONS": "false"]).output == plain.output)
  }

  @Test func `says nothing of nothing on GitHub Actions`() throws {
    try folder.write("a.yaml", Template.cache(limit: "7"))
    let run = try run(environment: ["GITHUB_ACTIONS": "true"])
    #expect(run.output == "1 template: 1 cache, no problems\n")
  }

  @Test(arguments: ["azure", "teamcity", "github"])
  func `gives commands after what people read`(_ format: String) throws {
    let run = try run("-f", "concise", "--report", format)
    let plain = try self.run("-f", "concise").output
    #expect(try run.output == plain + self.run("-f", format).output)
  }

  // MARK: Step summary

  @Test func `appends to the step summary`() throws {
    let environment = ["GITHUB_STEP_SUMMARY": "\(folder("summary.md"))"]
    let markdown = try run("-f", "markdown").output
    let first = try run("--report", "markdown", environment: environment)
    #expect(first.status == 1)
    #expect(first.output == (try run().output))
    #expect(try text("summary.md") == markdown)
    _ = try run("--report", "markdown", environment: environment)
    #expect(try text("summary.md") == markdown + "\n" + markdown)
    _ = try run("--report", "markdown=out.md", environment: environment)
    #expect(try text("out.md") == markdown)
    #expect(try text("summary.md") == markdown + "\n" + markdown)
  }

  @Test func `leaves out of the step summary what does not fit`() throws {
    let limit = 1024 * 1024
    let environment = ["GITHUB_STEP_SUMMARY": "\(folder("summary.md"))"]
    try folder.write("summary.md", String(repeating: "x", count: limit - 300))
    let cut = try run("--report", "markdown", environment: environment)
    #expect(cut.status == 1)
    #expect(try text("summary.md").utf8.count <= limit)
    #expect(
      try text("summary.md")
        .hasSuffix("1 finding more, omitted because a summary is limited to 1024 KiB.\n")
    )
    try folder.write("summary.md", String(repeating: "x", count: limit - 3))
    let full = try run("--report", "markdown", environment: environment)
    #expect(full.status == 2)
    #expect(full.error.hasSuffix("the step summary is full\n"))
    #expect(try text("summary.md").utf8.count == limit - 3)
  }

  // MARK: Paths and line hashes

  private struct Log: Decodable {
    struct Run: Decodable { let results: [Result] }
    struct Result: Decodable {
      let partialFingerprints: [String: String]?
      let locations: [Location]
    }
    struct Location: Decodable { let physicalLocation: Physical }
    struct Physical: Decodable { let artifactLocation: Artifact }
    struct Artifact: Decodable {
      let uri: String
      let uriBaseId: String?
    }
    let runs: [Run]

    var uris: [String] {
      runs.flatMap(\.results).flatMap(\.locations).map(\.physicalLocation.artifactLocation.uri)
    }
    var hashes: [String?] {
      runs.flatMap(\.results).map { $0.partialFingerprints?["primaryLocationLineHash"] }
    }
  }

  private func sarif(_ arguments: [String], in name: String = "", input: String = "") throws -> Log
  {
    let run = try LintProcess(
      ["-f", "sarif"] + arguments,
      in: "\(folder(name))",
      input: input,
    )
    return try JSONDecoder().decode(Log.self, from: Data(run.output.utf8))
  }

  @Test func `tells GitHub the hashes of lines as they lie on disk`() throws {
    // Twice the same hundred letters: the second one is counted.
    let cache = Template.cache(limit: "0")
    let twice = cache + cache.split(separator: "\n").dropFirst().joined(separator: "\n")
    let text = twice + "\n#" + String(repeating: "x", count: 200)
    try folder.write("a.yaml", text)
    let expected = Array(text.utf8).withUnsafeBytes { LineHashes(of: $0, lines: Set(1...20)) }
    let diagnostics = try sarif(["a.yaml"]).hashes
    #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0 != nil })
    #expect(diagnostics.allSatisfy { hash in (1...20).contains { expected[$0] == hash } })
    // Windows line ends and indentation change nothing, a byte order mark only the first line.
    try folder.write("b.yaml", "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
    #expect(try sarif(["b.yaml"]).hashes == diagnostics)
  }

  @Test func `hashes nothing that is no file`() throws {
    let log = try sarif(["-"], input: Template.cache())
    #expect(log.uris == ["%3Cstdin%3E"] && log.hashes == [nil])
    #expect(try sarif(["no-such-file.yaml"]).hashes == [nil])
  }

  @Test func `names files from the root of the repository, links followed`() throws {
    try folder.makeFolder(".git")
    try folder.write("sub/real.yaml", Template.cache())
    try folder.link("sub/link.yaml", to: "real.yaml")
    #expect(try sarif(["link.yaml"], in: "sub").uris == ["sub/real.yaml"])
    #expect(try sarif(["../a.yaml"], in: "sub").uris == ["a.yaml"])
    #expect(try sarif(["missing.yaml"], in: "sub").uris == ["sub/missing.yaml"])
    let piped = try sarif(
      ["-", "--stdin-filename", "real.yaml"],
      in: "sub",
      input: Template.cache(),
    )
    #expect(piped.uris == ["sub/real.yaml"])
    #expect(try sarif(["\(folder("a.yaml"))"], in: "sub").uris == ["a.yaml"])
    let concise = try LintProcess(
      ["-q", "-f", "concise", "link.yaml", "--report", "github"],
      in: "\(folder("sub"))",
    )
    #expect(concise.output.hasPrefix("link.yaml:"))
    #expect(concise.output.contains("\n::error file=sub/real.yaml,"))
  }

  @Test func `names files from the working folder where there is no repository`() throws {
    try folder.write("sub/b.yaml", Template.cache())
    #expect(try sarif(["sub/b.yaml"]).uris == ["sub/b.yaml"])
    let outside = try sarif(["\(folder("a.yaml"))"], in: "sub")
    #expect(outside.uris == ["file://\(folder("a.yaml"))"])
    #expect(
      outside.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uriBaseId == nil
    )
  }

  /// A path that leads out of the repository is one of no file in it.
  @Test func `names files elsewhere by their absolute paths`() throws {
    try folder.makeFolder("repo/.git")
    let absolute = "\(folder("a.yaml"))"
    for name in ["../a.yaml", "../repo/../a.yaml", absolute] {
      #expect(try sarif([name], in: "repo").uris == ["file://\(absolute)"])
    }
    #expect(try sarif(["../missing.yaml"], in: "repo").uris == ["file://\(folder("missing.yaml"))"])
    for format in ["github", "gitlab", "rdjson", "azure", "checkstyle"] {
      let run = try LintProcess(["-q", "-f", format, "../a.yaml"], in: "\(folder("repo"))")
      let output = run.output.replacing("\\/", with: "/")
      #expect(output.contains(absolute), "\(format): \(output)")
      #expect(!output.contains("../a.yaml"), "\(format): \(output)")
    }
    // People see what they typed.
    let run = try LintProcess(["-q", "-f", "concise", "../a.yaml"], in: "\(folder("repo"))")
    #expect(run.output.hasPrefix("../a.yaml:"))
  }

  @Test func `tells its exit status`() throws {
    #expect(try run("-f", "sarif").output.contains("\"exitCode\" : 1"))
    #expect(try run("-f", "sarif", "--fail-on", "never").output.contains("\"exitCode\" : 0"))
    #expect(try run("-f", "sarif", "no-such-file").output.contains("\"exitCode\" : 2"))
  }
}
