import CloudFormation
import Foundation
import Testing

@testable import lint

/// Where the border of a folder runs, and how far configurations are looked for.
struct BorderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func problem(
    _ path: String,
    around name: String,
    linted: [String],
  ) -> FileProblem? {
    Borders(linted: linted.map { folder($0) }).border(around: folder(name))
      .problem(with: folder(path))
  }

  @Test func `is the nearest repository`() throws {
    try folder.write(["a/.git/HEAD", "a/b/x", "a/b/.git", "a/y", "z"])
    #expect(problem("a/y", around: "a", linted: ["a"]) == nil)
    #expect(problem("a/b/x", around: "a", linted: ["a"]) == nil)
    #expect(problem("a/b/x", around: "a/b/missing", linted: []) == nil)
    #expect(problem("a/y", around: "a/b", linted: ["", "a"]) == .outside(isRepository: true))
    #expect(problem("a/.git/HEAD", around: "a", linted: ["a"]) == .gitFolder)
    #expect(problem("a/.GIT/new", around: "a", linted: ["a"]) == .gitFolder)
    #expect(problem("a/x.git/new", around: "a", linted: ["a"]) == nil)
    // A folder whose name only begins in the same way is another one.
    #expect(problem("ab", around: "a", linted: [""]) == .outside(isRepository: true))
  }

  @Test func `is the outermost folder that is linted where there is no repository`() throws {
    try folder.write(["a/b/x", "a/y", "z"])
    #expect(problem("a/y", around: "a/b", linted: ["a", "a/b"]) == nil)
    #expect(problem("a/y", around: "a/b", linted: ["a/y"]) == nil)
    #expect(problem("z", around: "a/b", linted: ["a"]) == .outside(isRepository: false))
    #expect(problem("a/y", around: "a/b", linted: []) == .outside(isRepository: false))
    #expect(problem("a/b/../y", around: "a/b", linted: ["a/b"]) == .outside(isRepository: false))
  }

  @Test func `opens no device, pipe or socket that was found`() throws {
    try folder.makeFolder(".git")
    try #require(mkfifo("\(folder("pipe"))", 0o600) == 0)
    let border = Borders(linted: []).border(around: folder.path)
    #expect(throws: FileProblem.system(.notRegular)) { try border.read(folder("pipe"), .input) }
    #expect(throws: FileProblem.system(.notRegular)) {
      try border.read(entry: folder("pipe"), .input)
    }
    #expect(throws: FileProblem.outside(isRepository: true)) {
      try border.read(FilePath("/dev/zero"), .input)
    }
    #expect(throws: FileProblem.outside(isRepository: true)) {
      try border.read(FilePath("/dev/null"), .input)
    }
  }

  /// The log of a check may be public.
  @Test func `does not show whether there is a file outside`() throws {
    try folder.write("repo/.git/HEAD")
    try folder.write("outside.yaml", Template.cache())
    func notes(_ path: String) throws -> String {
      try folder.write(
        "repo/a.yaml",
        "Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: \(path)}}}"
      )
      return try LintProcess(["-f", "concise"], in: "\(folder("repo"))").output
    }
    let known = try notes("../outside.yaml")
    #expect(known.contains("'../outside.yaml' leads outside the repository"))
    #expect(try notes("../nowhere.yaml") == known.replacing("outside.yaml", with: "nowhere.yaml"))
    let system = try notes("/etc/passwd")
    #expect(try notes("/etc/nobody") == system.replacing("passwd", with: "nobody"))
  }

  // MARK: Found links

  @Test func `shows links that lead outside, and does not follow them`() throws {
    try folder.write("repo/.git/HEAD")
    try folder.write("repo/a.yaml", Template.cache(limit: "7"))
    try folder.write("out/b.yaml", Template.cache(limit: "0"))
    try folder.link("repo/file.yaml", to: "../out/b.yaml")
    try folder.link("repo/folder", to: "../out")
    try folder.link("repo/root", to: "/")
    try folder.link("repo/other", to: "../out/b.yaml")
    try folder.link("repo/up", to: ".")
    let run = try LintProcess(["-v", "-f", "concise"], in: "\(folder("repo"))")
    #expect(run.output == "1 template: 1 cache, no problems\n")
    let links = ["file.yaml", "folder", "root"]
    let lines = links.map { "\($0): left alone: it leads outside of what is linted\n" }
    #expect(run.error == lines.joined())
    // Named by a person, they are followed.
    #expect(try LintProcess(["folder"], in: "\(folder("repo"))").status == 1)
    #expect(try LintProcess(["file.yaml"], in: "\(folder("repo"))").status == 1)
    let hook = try LintProcess(["-v", "--force-exclude", "file.yaml"], in: "\(folder("repo"))")
    #expect(hook.status == 0)
    #expect(hook.error == "file.yaml: left alone: it leads outside the repository\n")
  }

  // MARK: Configurations

  private static let name = ".elasticache-lint.yml"

  private func status(_ arguments: String..., in name: String = "") throws -> Int32 {
    try LintProcess(arguments, in: "\(folder(name))").status
  }

  @Test func `looks for a configuration no higher than what is linted`() throws {
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("a/b/x.yaml", Template.cache(limit: "6"))
    #expect(try status() == 1)
    #expect(try status("a") == 1, "the working folder is above")
    #expect(try status("a/b/x.yaml") == 1)
    #expect(try status(in: "a") == 0)
    #expect(try status("b/x.yaml", in: "a") == 0)
    #expect(try status("\(folder("a"))", in: "a/b") == 0)
    #expect(try status("\(folder.path)", in: "a/b") == 1)
    try folder.makeFolder(".git")
    #expect(try status("x.yaml", in: "a/b") == 1)
  }

  @Test(arguments: [0o1777, 0o777, 0o757])
  func `takes no configuration of a folder that others may write`(_ mode: Int) throws {
    try folder.write("a/\(Self.name)", "fail-on: never\nminimum-days: 7")
    try folder.write("a/x.yaml", Template.cache(limit: "6"))
    try #require(chmod("\(folder("a"))", mode_t(mode)) == 0)
    let run = try LintProcess([], in: "\(folder("a"))")
    #expect(run.status == 0)
    #expect(run.output.contains("no problems"))
    #expect(
      run.error == """
        \(Self.name): ignored: others may write to it or to its folder; \
        --config \(Self.name) uses it

        """
    )
    #expect(
      try LintProcess(["--config", Self.name], in: "\(folder("a"))").output.contains("short")
    )
    try #require(chmod("\(folder("a"))", 0o755) == 0)
    #expect(try LintProcess([], in: "\(folder("a"))").output.contains("short"))
    try #require(chmod("\(folder("a/\(Self.name)"))", 0o666) == 0)
    #expect(try !LintProcess([], in: "\(folder("a"))").output.contains("short"))
  }

  /// Some services check out repositories so, and those who may write there may write templates too.
  @Test func `takes the configuration of a repository whatever its permissions`() throws {
    try folder.makeFolder(".git")
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("x.yaml", Template.cache(limit: "6"))
    try #require(chmod("\(folder.path)", 0o777) == 0 && chmod("\(folder(Self.name))", 0o666) == 0)
    #expect(try status() == 1)
    try #require(chmod("\(folder.path)", 0o1777) == 0)
    #expect(try status() == 0)
    guard geteuid() == 0 else { return }
    // A file of another user in a folder of ours is not the repository's.
    try #require(chmod("\(folder.path)", 0o777) == 0)
    try #require(chown("\(folder(Self.name))", 61234, 61234) == 0)
    #expect(try status() == 0)
    try #require(chown("\(folder.path)", 61234, 61234) == 0)
    #expect(try status() == 1)
    // Without a repository, a folder of another user that others may write to as well.
    try folder.remove(".git")
    try #require(chmod("\(folder.path)", 0o775) == 0)
    #expect(try status() == 0)
    try #require(chmod("\(folder.path)", 0o755) == 0 && chmod("\(folder(Self.name))", 0o644) == 0)
    #expect(try status() == 1)
  }

  // MARK: Sizes

  @Test(arguments: ["parameters", "baseline", "config"])
  func `reads no endless file`(_ option: String) throws {
    try folder.write("a.yaml", Template.cache())
    try folder.write("large")
    try #require(truncate("\(folder("large"))", 16 << 20) == 0)
    for path in ["large", "/dev/zero"] {
      let run = try LintProcess(["--\(option)", path], in: "\(folder.path)")
      #expect(run.error == "Error: \(path): is larger than 16 MiB\n")
      #expect(run.status == 2)
    }
  }

  @Test func `reads no endless template of a nested stack`() throws {
    try folder.write("child.yaml")
    try #require(truncate("\(folder("child.yaml"))", 64 << 20) == 0)
    try folder.write(
      "a.yaml",
      """
      Resources:
        Own: {Type: AWS::ElastiCache::ServerlessCache, Properties: {SnapshotRetentionLimit: 7}}
        Stack: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}
      """,
    )
    let run = try LintProcess(["-f", "concise", "a.yaml"], in: "\(folder.path)")
    #expect(
      run.output.contains(
        "nested stack 'Stack' is not examined: 'child.yaml' is larger than 64 MiB"
      ),
      "\(run)",
    )
  }
}
