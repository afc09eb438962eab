import CloudFormation
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

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

  @Test func `reads nothing outside through a folder that is known`() throws {
    try folder.write(["repo/.git/HEAD", "repo/in/a", "out/a"])
    try folder.link("repo/link", to: "in")
    try folder.link("repo/out", to: "../out")
    try folder.link("repo/in/up", to: "../../out/a")
    let borders = Borders(linted: [folder("repo")])
    let border = borders.border(around: folder("repo"))
    #expect(borders.folders.resolvedPath(ofFolder: folder("repo/out")) == folder("out"))
    for path in ["repo/out/a", "repo/in/up", "repo/link/up", "repo/link/../../out/a"] {
      for _ in 0..<2 {
        #expect(throws: FileProblem.outside(isRepository: true), "\(path)") {
          try border.read(folder(path), .input)
        }
      }
    }
    #expect(throws: FileProblem.outside(isRepository: true)) {
      try border.listing(of: folder("repo/out"))
    }
    #expect(throws: FileProblem.gitFolder) { try border.read(folder("repo/.git/HEAD"), .input) }
    #expect(try border.listing(of: folder("repo/link")).map(\.kind) == [.regular, .link])
  }

  @Test func `knows the folders of one run`() throws {
    try folder.write(["repo/.git/HEAD", "repo/a/x", "repo/b/y", "repo/b/z"])
    try folder.link("repo/link", to: "a")
    let borders = Borders(linted: [folder("repo")])
    func names(_ borders: Borders) throws -> Int {
      try borders.border(around: folder("repo")).listing(of: folder("repo/link")).count
    }
    #expect(try names(borders) == 1)
    try folder.remove("repo/link")
    try folder.link("repo/link", to: "b")
    #expect(try names(borders) == 1)
    #expect(try names(borders.renewed) == 2)
    #expect(try names(borders.opening(OpenFiles([:] as [FilePath: FileBytes]))) == 2)
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
    let lines = links.map { "\($0): skipped: it leads outside of what is linted\n" }
    #expect(run.error == lines.joined())
    // Named by a person, they are followed.
    #expect(try LintProcess(["folder"], in: "\(folder("repo"))").status == 1)
    #expect(try LintProcess(["file.yaml"], in: "\(folder("repo"))").status == 1)
    let hook = try LintProcess(["-v", "--force-exclude", "file.yaml"], in: "\(folder("repo"))")
    #expect(hook.status == 0)
    #expect(hook.error == "file.yaml: skipped: it leads outside the repository\n")
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
        \(Self.name): ignored: others may write to it or to a folder above it; \
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

  /// The paths that others may write, and the command that the message shows for them.
  @Test(arguments: [
    (["": 0o777], "chmod o-w ."), (["": 0o757], "chmod o-w ."),
    ([name: 0o666], "chmod o-w \(name)"), ([name: 0o646, "": 0o777], "chmod o-w \(name) ."),
    (["": 0o775, name: 0o664], nil), ([:], nil),
  ])
  func `refuses a configuration of a repository that others may write`(
    _ modes: [String: mode_t],
    _ remedy: String?,
  ) throws {
    try folder.makeFolder(".git")
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("x.yaml", Template.cache(limit: "6"))
    for (name, mode) in modes { try #require(chmod("\(folder(name))", mode) == 0) }
    try expectRefused(remedy, ["x.yaml"], ["--force-exclude", "x.yaml"], ["-"], ["config"])
  }

  /// Expects an error until its remedy has been typed, and a finding afterwards.
  private func expectRefused(_ remedy: String?, _ runs: [String]...) throws {
    func lint(_ arguments: [String]) throws -> LintProcess {
      let input = try String(contentsOfFile: "\(folder("x.yaml"))", encoding: .utf8)
      return try LintProcess(arguments, in: "\(folder.path)", input: input)
    }
    if let remedy {
      for arguments in runs {
        let run = try lint(arguments)
        #expect(run.status == 2 && run.output.isEmpty, "\(run)")
        #expect(
          run.error == """
            Error: \(Self.name): not used, since others may write to it or to a folder above it; \
            name it with --config=\(Self.name), or run: \(remedy)

            """
        )
      }
      #expect(try lint(["--no-config", "x.yaml"]).error.isEmpty)
      #expect(try lint(["--no-config", "x.yaml"]).status == 0)
      let named = try lint(["--config=\(Self.name)", "x.yaml"])
      #expect(named.status == 1 && named.error.isEmpty, "\(named)")
      let shell = URL(filePath: "/bin/sh")
      #expect(try LintProcess(shell, ["-c", remedy], in: "\(folder.path)").status == 0)
    }
    let run = try lint(["x.yaml"])
    #expect(run.status == 1 && run.error.isEmpty, "\(run)")
  }

  /// As where the command runs in a container, over files of a user outside.
  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `lets the group of another user write no configuration`() throws {
    try folder.makeFolder(".git")
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("x.yaml", Template.cache(limit: "6"))
    for name in ["", Self.name] {
      // The private group of that user, as with umask 002.
      try #require(chown("\(folder(name))", 61234, 61234) == 0)
      try #require(chmod("\(folder(name))", name.isEmpty ? 0o775 : 0o664) == 0)
    }
    #expect(try status() == 1)
    for name in ["", Self.name] {
      try #require(chown("\(folder(name))", 61234, 54321) == 0)
      try #require(chmod("\(folder(name))", name.isEmpty ? 0o755 : 0o644) == 0)
    }
    #expect(try status() == 1)
    // A file of another user alone, in a folder of one's own: owners are not compared.
    try #require(chown("\(folder.path)", 0, 0) == 0)
    #expect(try status() == 1)
    try #require(chown("\(folder.path)", 61234, 54321) == 0)
    try #require(chmod("\(folder(Self.name))", 0o664) == 0)
    try expectRefused("chmod g-w \(Self.name)", [])
    try #require(chmod("\(folder.path)", 0o777) == 0)
    try expectRefused("chmod go-w .", [])
    // Without a repository it is ignored.
    try folder.remove(".git")
    #expect(try status() == 1)
    try #require(chmod("\(folder.path)", 0o775) == 0)
    #expect(try status() == 0)
  }

  /// Others may replace a folder in a folder that they may write.
  @Test(arguments: [true, false])
  func `looks at each folder up to the border`(isRepository: Bool) throws {
    if isRepository { try folder.makeFolder("top/.git") }
    try folder.write("top/open/own/deep/\(Self.name)", "minimum-days: 7")
    try folder.write("top/open/own/deep/x.yaml", Template.cache(limit: "6"))
    for open in ["top/open/own", "top/open", "top"] {
      try #require(chmod("\(folder(open))", 0o777) == 0)
      let run = try LintProcess([], in: "\(folder("top"))")
      #expect(run.status == (isRepository ? 2 : 0), "\(run)")
      #expect(run.error.contains("others may write to it or to a folder above it; "), "\(run)")
      #expect(
        !isRepository || run.error.hasSuffix(", or run: chmod o-w \(folder(open))\n"),
        "\(run)"
      )
      try #require(chmod("\(folder(open))", 0o755) == 0)
    }
    // No higher.
    try #require(chmod("\(folder.path)", 0o777) == 0)
    #expect(try status(in: "top") == 1)
  }

  /// `chmod` would harm a folder such as `/tmp`, and is forbidden for another user's.
  @Test func `advises no chmod of a shared folder or of another user's`() throws {
    try folder.write("repo/.git/HEAD")
    try folder.write("repo/\(Self.name)", "minimum-days: 7")
    try folder.write("repo/t/x.yaml", Template.cache(limit: "6"))
    let message = """
      Error: ../\(Self.name): not used, since others may write to it or to a folder above it; name \
      it with --config=../\(Self.name)

      """
    try #require(chmod("\(folder("repo"))", 0o1777) == 0)
    let run = try LintProcess([], in: "\(folder("repo/t"))")
    #expect(run.status == 2 && run.error == message, "\(run)")
    let setpriv = URL(filePath: "/usr/bin/setpriv")
    guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: setpriv.path) else { return }
    try #require(chmod("\(folder("repo"))", 0o777) == 0)
    try #require(chmod("\(folder.path)", 0o755) == 0)
    let other = try LintProcess(
      setpriv,
      ["--reuid=61234", "--regid=61234", "--clear-groups", "lint"],
      in: "\(folder("repo/t"))",
    )
    #expect(other.status == 2 && other.error == message, "\(other)")
  }

  /// Whoever may write to the folder of a link's target replaces the configuration as well.
  @Test func `looks at the folder that a linked configuration lies in`() throws {
    try folder.write("repo/.git/HEAD")
    try folder.write("repo/x.yaml", Template.cache(limit: "6"))
    try folder.write("repo/own/settings.yml", "minimum-days: 7")
    try folder.makeFolder("repo/open")
    try folder.link("repo/open/link", to: "../own/settings.yml")
    try folder.link("repo/\(Self.name)", to: "open/link")
    #expect(try status(in: "repo") == 1)
    for open in ["open", "own"] {
      try #require(chmod("\(folder("repo/\(open)"))", 0o777) == 0)
      let run = try LintProcess([], in: "\(folder("repo"))")
      #expect(run.status == 2)
      #expect(run.error.hasSuffix("or run: chmod o-w \(folder("repo/\(open)"))\n"), "\(run)")
      try #require(chmod("\(folder("repo/\(open)"))", 0o755) == 0)
    }
    // What is outside is not looked at.
    try folder.write("open/settings.yml", "minimum-days: 7")
    try #require(chmod("\(folder("open"))", 0o777) == 0)
    try folder.remove("repo/\(Self.name)")
    try folder.link("repo/\(Self.name)", to: "../open/settings.yml")
    let run = try LintProcess([], in: "\(folder("repo"))")
    #expect(run.error == "Error: \(Self.name): leads outside the repository\n")
  }

  @Test(arguments: ["-a b", "it's", "$(touch PWNED)", "a;touch PWNED;", "*"])
  func `shows a remedy that a shell takes for what it is`(_ name: String) throws {
    try folder.makeFolder(".git")
    try folder.write("\(name)/\(Self.name)", "minimum-days: 7")
    try folder.write("\(name)/x.yaml", Template.cache(limit: "6"))
    try #require(chmod("\(folder(name))", 0o777) == 0)
    let run = try LintProcess(["."], in: "\(folder.path)")
    #expect(run.status == 2)
    let parts = run.error.split(separator: "; name it with ").last?.split(separator: ", or run: ")
    let (option, command) = (parts?.first ?? "", parts?.last ?? "")
    let shell = URL(filePath: "/bin/sh")
    let named = try LintProcess(shell, ["-c", "lint \(option) ."], in: "\(folder.path)")
    #expect(named.output.contains("retention-too-short"), "\(named)")
    #expect(try LintProcess(shell, ["-c", "\(command)"], in: "\(folder.path)").status == 0)
    #expect(try status() == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(folder("PWNED"))"))
  }

  /// As GitLab and Bitbucket check out repositories, and agents of Jenkins with such a umask.
  @Test(arguments: [
    ("gitlab", "gl-code-quality-report.json"), ("rdjson", "lint.json"),
    ("checkstyle", "checkstyle.xml"),
  ])
  func `works in a checkout that everybody may write, as documented`(
    _ format: String,
    _ report: String,
  ) throws {
    let page = try Repository.text(
      "Sources/ElastiCacheLint/ElastiCacheLint.docc/Pipelines.md"
    )
    let snippet = try #require(
      page.matches(of: /(?s)```(?:yaml|groovy)\n(.*?)```/).map { String($0.1) }
        .first { $0.contains("--report \(format)=\(report)") }
    )
    let lines = snippet.matches(of: /(?m)^ *(?:- |sh ')((?:chmod|elasticache-lint) [^'\n]*)'?$/)
      .map { String($0.1).replacing("elasticache-lint", with: "lint") }
    #expect(lines.count == 2)
    try folder.makeFolder(".git")
    try folder.write(Self.name, "minimum-days: 7")
    try folder.write("t/\(Self.name)", "minimum-days: 6")
    try folder.write("x.yaml", Template.cache(limit: "6"))
    try folder.write("t/x.yaml", Template.cache(limit: "6"))
    for name in ["", "t"] { try #require(chmod("\(folder(name))", 0o777) == 0) }
    for name in [Self.name, "t/\(Self.name)"] {
      try #require(chmod("\(folder(name))", 0o666) == 0)
    }
    func script(_ lines: some Sequence<String>) throws -> LintProcess {
      try LintProcess(
        URL(filePath: "/bin/sh"),
        ["-c", "umask 0\nset -e\n\(lines.joined(separator: "\n"))\nexit ${status:-0}"],
        in: "\(folder.path)",
      )
    }
    #expect(try script(lines.dropFirst()).status == 2)
    let run = try script(lines)
    #expect(run.status == 1, "\(run)")
    let text = try String(contentsOfFile: "\(folder(report))", encoding: .utf8)
    #expect(text.contains("retention-too-short"))
    #expect(run.output.contains(" x.yaml:") && !run.output.contains("t/x.yaml:"), "\(run)")
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
