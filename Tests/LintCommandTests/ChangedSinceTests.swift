import CloudFormation
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// What `--changed-since` leaves out, and that it never does so without knowing.
@Suite(.enabled(if: Git.isAvailable, "git is not installed"))
struct ChangedSinceTests {
  private let folder: TemporaryFolder
  private let git: Git

  /// A repository whose branch `main` has some templates, and which is on the branch `work`.
  init() throws {
    folder = try TemporaryFolder()
    git = Git(folder: folder)
    try git.run("init", "--quiet", "--initial-branch=main")
    for name in ["kept", "mended", "moved", "removed"] {
      try folder.write("\(name).yaml", Template.cache(name))
    }
    try commit()
    try git.run("switch", "--quiet", "--create", "work")
  }

  private func commit(in git: Git? = nil) throws {
    let git = git ?? self.git
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
  }

  private func lint(
    _ arguments: String...,
    since reference: String = "main",
    in name: String = "",
    environment: [String: String] = [:],
  ) throws -> LintProcess {
    try LintProcess(
      ["-f", "concise", "--changed-since", reference] + arguments,
      in: "\(folder(name))",
      environment: environment,
    )
  }

  /// The paths in which something was found, each once.
  private func paths(
    _ arguments: String...,
    since reference: String = "main",
    in name: String = "",
  ) throws -> [String] {
    let run = try LintProcess(
      ["-f", "concise", "--changed-since", reference] + arguments,
      in: "\(folder(name))",
    )
    #expect(run.error.isEmpty, "\(run.error)")
    let lines = run.output.split(separator: "\n").dropLast()
    return Set(lines.map { String($0.prefix { $0 != ":" }) }).sorted()
  }

  private func append(_ name: String) throws {
    let text = try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
    try folder.write(name, text + "# \n")
  }

  // MARK: Files

  @Test func `lints everything where a configuration has changed or is gone`() throws {
    let all = ["kept.yaml", "mended.yaml", "moved.yaml", "removed.yaml"]
    #expect(try paths() == [])
    try folder.write("a/.elasticache-lint.yml", "minimum-days: 7")
    #expect(try paths() == all)
    try commit()
    try git.run("rm", "--quiet", "a/.elasticache-lint.yml")
    #expect(try paths(since: "HEAD") == all)
  }

  @Test func `lints nothing where nothing has changed`() throws {
    let run = try lint()
    #expect(run.output == "nothing to lint: 4 unchanged\n")
    #expect(run.status == 0)
    let named = try lint("kept.yaml")
    #expect(named.output == "nothing to lint: 1 unchanged\n")
    let verbose = try lint("-v", "kept.yaml")
    #expect(verbose.error == "kept.yaml: skipped: it has not changed\n")
  }

  @Test func `takes in what is committed, staged, edited, new and renamed`() throws {
    try append("mended.yaml")
    try commit()
    try folder.write("committed.yaml", Template.cache())
    try commit()
    try git.run("mv", "moved.yaml", "renamed.yaml")
    try git.run("rm", "--quiet", "removed.yaml")
    try folder.write("staged.yaml", Template.cache())
    try git.run("add", "staged.yaml")
    try folder.write("new/untracked.yaml", Template.cache())
    try folder.write(".gitignore", "ignored.yaml\n")
    try folder.write("ignored.yaml", Template.cache())
    let expected = [
      "committed.yaml", "mended.yaml", "new/untracked.yaml", "renamed.yaml", "staged.yaml",
    ]
    #expect(try paths() == expected)
    #expect(
      try paths("kept.yaml", "ignored.yaml", "mended.yaml", "renamed.yaml") == [
        // Git cannot tell that it has not changed.
        "ignored.yaml", "mended.yaml", "renamed.yaml",
      ]
    )
    #expect(try lint().status == 1)
  }

  @Test func `counts from where the branch began`() throws {
    try append("mended.yaml")
    try commit()
    try git.run("switch", "--quiet", "main")
    try append("kept.yaml")
    try commit()
    try git.run("switch", "--quiet", "work")
    #expect(try paths() == ["mended.yaml"])
    #expect(try paths(since: "main~1") == ["mended.yaml"])
    #expect(try paths(since: "HEAD").isEmpty)
    #expect(try paths(since: "HEAD~1") == ["mended.yaml"])
  }

  @Test func `does not take a file for changed that was only touched`() throws {
    let file = "\(folder("kept.yaml"))"
    let date = Date(timeIntervalSince1970: 0)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    #expect(try paths().isEmpty)
  }

  @Test(arguments: [
    "ä é 日本.yaml", "a b.yaml", "quote\".yaml", "tab\t.yaml", "back\\slash.yaml", "-dash.yaml",
    "line\nbreak.yaml", "glob[*]?.yaml",
  ])
  func `knows any name`(_ name: String) throws {
    try folder.write(name, Template.cache())
    #expect(try lint().output.hasSuffix("1 template: 1 cache, 1 error\n"))
    try commit()
    #expect(try lint().output.hasSuffix("1 template: 1 cache, 1 error\n"))
    #expect(try lint(since: "HEAD").output.hasPrefix("nothing to lint: "))
  }

  @Test func `works from any folder and through links`() throws {
    try folder.write("deep/er/new.yaml", Template.cache())
    #expect(try paths(in: "deep") == ["er/new.yaml"])
    #expect(try paths("../..", in: "deep/er") == ["../../deep/er/new.yaml"])
    let path = "\(folder.path)"
    let run = try LintProcess(["-f", "concise", "--changed-since", "main", path], in: "/")
    #expect(run.output.hasPrefix("\(path)/deep/er/new.yaml:"))
    let elsewhere = try TemporaryFolder()
    try elsewhere.link("link", to: path)
    let linked = try LintProcess(["--changed-since", "main", "link"], in: "\(elsewhere.path)")
    #expect(linked.output.hasSuffix("1 template: 1 cache, 1 error\n"))
  }

  @Test func `a link has changed if it or what it leads to has`() throws {
    try folder.link("link.yaml", to: "kept.yaml")
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths("link.yaml").isEmpty)
    try append("kept.yaml")
    #expect(try paths("link.yaml") == ["link.yaml"])
    try git.run("checkout", "--quiet", "kept.yaml")
    try folder.remove("link.yaml")
    try folder.link("link.yaml", to: "mended.yaml")
    #expect(try paths("link.yaml") == ["link.yaml"])
  }

  @Test func `a link that leads elsewhere now has changed what is reached through it`() throws {
    for name in ["a", "b"] { try folder.write("\(name)/x.yaml", Template.cache()) }
    try folder.makeFolder("here")
    try folder.link("here/link", to: "../a")
    try folder.link("second", to: "here")
    try folder.link("twice.yaml", to: "second/link/x.yaml")
    try commit()
    try git.run("branch", "--force", "main")
    let named = [
      "here/link/x.yaml", "second/link/x.yaml", "twice.yaml", "second/link/../a/x.yaml",
    ]
    for name in named { #expect(try paths(name).isEmpty, "\(name)") }
    POSIX.remove(folder("here/link"))
    try folder.link("here/link", to: "../b")
    #expect(try paths("here") == ["here/link/x.yaml"])
    for name in named { #expect(try paths(name) == [name]) }
    try commit()
    for name in named { #expect(try paths(name) == [name]) }
    #expect(try paths("a", "b").isEmpty)
  }

  @Test func `a link out of the repository has no history`() throws {
    let other = try TemporaryFolder()
    try other.write("x.yaml", Template.cache())
    try folder.link("out.yaml", to: "\(other("x.yaml"))")
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths("out.yaml") == ["out.yaml"])
  }

  @Test func `a file that was a link has changed, and the other way round`() throws {
    try folder.link("link.yaml", to: "kept.yaml")
    try folder.write("file.yaml", Template.cache())
    try commit()
    try git.run("branch", "--force", "main")
    try folder.remove("link.yaml")
    try folder.write("link.yaml", "kept.yaml")
    let run = try lint("-v", "link.yaml")
    #expect(!run.error.contains("has not changed"))
    try folder.remove("file.yaml")
    try folder.link("file.yaml", to: "kept.yaml")
    #expect(try paths("file.yaml") == ["file.yaml"])
  }

  @Test func `takes in a tracked file that is ignored`() throws {
    try folder.write(".gitignore", "evil.yaml\nbuild/\n")
    try folder.write("a/evil.yaml", Template.cache())
    try folder.write("build/x.yaml", Template.cache())
    try folder.write("build/y.yaml", Template.cache())
    try git.run("add", "--force", "a/evil.yaml", "build/x.yaml")
    #expect(try paths() == ["a/evil.yaml", "build/x.yaml"])
    try commit()
    #expect(try paths() == ["a/evil.yaml", "build/x.yaml"])
    try git.run("branch", "--force", "main")
    #expect(try paths().isEmpty)
  }

  @Test func `takes in a plan that is ignored`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    try folder.write(".gitignore", "plan.json\n")
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try lint("live/plan.json").output.hasSuffix("1 plan: 1 cache, 1 error\n"))
  }

  @Test func `takes no other line ends for a change`() throws {
    try git.run("config", "core.autocrlf", "true")
    let text = try String(contentsOfFile: "\(folder("kept.yaml"))", encoding: .utf8)
    try folder.write("kept.yaml", text.replacing("\n", with: "\r\n"))
    #expect(try paths().isEmpty)
    try folder.write("kept.yaml", text.replacing("\n", with: "\r\n") + "#")
    #expect(try paths() == ["kept.yaml"])
  }

  @Test func `takes no other permissions for a change`() throws {
    let file = "\(folder("kept.yaml"))"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    #expect(try paths().isEmpty)
  }

  @Test func `misses nothing in a sparse checkout`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    try folder.write("other/main.tf", "# \n")
    try folder.write("other/.elasticache-lint.yml", "minimum-days: 1\n")
    try commit()
    try git.run("branch", "--force", "main")
    try git.run("sparse-checkout", "set", "live")
    #expect(try lint().output.hasPrefix("nothing to lint: "))
    try folder.write("live/new.yaml", Template.cache())
    try append("live/main.tf")
    let changed = try paths()
    #expect(changed == ["live/main.tf", "live/new.yaml"])
  }

  @Test func `knows a repository that names objects by longer hashes`() throws {
    let other = try TemporaryFolder()
    let longer = Git(folder: other)
    try longer.run("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    for name in ["a.yaml", "b.yaml"] { try other.write(name, Template.cache()) }
    try commit(in: longer)
    let arguments = ["-f", "concise", "--changed-since", "main"]
    let before = try LintProcess(arguments, in: "\(other.path)")
    #expect(before.output == "nothing to lint: 2 unchanged\n", "\(before)")
    try other.write("a.yaml", Template.cache("Other"))
    #expect(try LintProcess(arguments, in: "\(other.path)").output.hasPrefix("a.yaml:"))
  }

  @Test func `heeds no configuration that would hide changes`() throws {
    try git.run("config", "diff.relative", "true")
    try git.run("config", "diff.external", "/bin/false")
    try git.run("config", "color.ui", "always")
    try git.run("config", "core.quotePath", "true")
    try git.run("config", "diff.renames", "copies")
    try append("kept.yaml")
    try folder.write("deep/ä.yaml", Template.cache())
    #expect(try paths("..", in: "deep") == ["../deep/ä.yaml", "../kept.yaml"])
  }

  /// A hook runs with these, and they speak of the repository that is committed to.
  @Test func `asks the repository that encloses the files`() throws {
    try append("kept.yaml")
    let other = try TemporaryFolder()
    try Git(folder: other).run("init", "--quiet")
    let environment = [
      "GIT_DIR": "\(other(".git"))", "GIT_WORK_TREE": "\(other.path)", "GIT_INDEX_FILE": "none",
      "GIT_PREFIX": "x/",
    ]
    let run = try lint(environment: environment)
    #expect(run.output.hasPrefix("kept.yaml:"), "\(run)")
  }

  @Test func `writes nothing into the repository`() throws {
    let index = "\(folder(".git/index"))"
    let file = "\(folder("kept.yaml"))"
    let date = Date(timeIntervalSince1970: 0)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    let before = try Data(contentsOf: URL(filePath: index))
    #expect(try paths().isEmpty)
    #expect(try Data(contentsOf: URL(filePath: index)) == before)
  }

  // MARK: What a file is made of

  @Test func `takes in a stack whose child has changed`() throws {
    try folder.write("parent.yaml", Self.parent(of: "stacks/child.yaml"))
    try folder.write("stacks/child.yaml", Self.parent(of: "leaf.yaml"))
    try folder.write("stacks/leaf.yaml", Template.cache())
    try folder.write("other.yaml", Self.parent(of: "kept.yaml"))
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths().isEmpty)
    try append("stacks/leaf.yaml")
    let run = try lint()
    #expect(run.output.contains("of nested stack 'Child/Child'"), "\(run)")
    #expect(run.output.hasSuffix("3 templates: 1 cache, 1 error\n"))
    #expect(try paths("parent.yaml") == ["stacks/leaf.yaml"])
    #expect(try paths("other.yaml").isEmpty)
  }

  @Test func `takes in a stack whose child or snippet is gone`() throws {
    try folder.write("parent.yaml", Self.parent(of: "./stacks/child.yaml") + "\n" + Self.cache)
    try folder.write("stacks/child.yaml", Template.cache())
    try folder.write("other.yaml", Self.parent(of: "never.yaml") + "\n" + Self.cache)
    try folder.write(
      "including.yaml",
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./stacks/part.json}}
      """,
    )
    try folder.write("stacks/part.json", #"{"SnapshotRetentionLimit": 7}"#)
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths().isEmpty)
    try git.run("mv", "stacks/child.yaml", "stacks/renamed.yaml")
    try git.run("rm", "--quiet", "stacks/part.json")
    #expect(try paths().filter { !$0.hasPrefix("stacks/") } == ["including.yaml", "parent.yaml"])
    #expect(try paths("other.yaml").isEmpty)
  }

  /// A cache with backups, below the resources of a template.
  private static let cache = """
      Cache:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties: {SnapshotRetentionLimit: 7}
    """

  private static func parent(of child: String) -> String {
    """
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties: {TemplateURL: \(child)}
    """
  }

  @Test(arguments: [
    ("live/main.tf", true), ("live/new.tf", true), ("live/terraform.tfvars", true),
    ("live/sub/other.tf", true), ("redis/main.tf", true), ("redis/extra.tofu", true),
    ("settings/outputs.tf", true), ("other/main.tf", false), ("live/notes.md", false),
    ("redis/notes.json", false),
  ])
  func `takes in a plan whose configuration has changed`(
    _ changed: String,
    _ isTaken: Bool,
  ) throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    try folder.write(".gitignore", ".terraform\n")
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try lint("live").output == "nothing to lint: 2 unchanged\n")
    if FileManager.default.fileExists(atPath: "\(folder(changed))") {
      try append(changed)
    } else {
      try folder.write(changed, "# \n")
    }
    for path in ["live", "live/plan.json"] {
      let run = try lint(path)
      #expect(
        isTaken
          ? run.output.hasSuffix("1 plan: 1 cache, 1 error\n")
          : run.output.hasPrefix("nothing to lint: "),
        "\(run)",
      )
    }
  }

  @Test func `takes in a plan whose configuration does not fit it any more`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    try folder.write("live/extra.tf", "# \n")
    try commit()
    try git.run("branch", "--force", "main")
    try folder.write("live/main.tf", "# nothing is called any more\n")
    #expect(try paths("live") == ["live/plan.json"])
    try git.run("checkout", "--quiet", "live/main.tf")
    #expect(try paths("live").isEmpty)
    try folder.remove("live/extra.tf")
    #expect(try lint("live").output.hasSuffix("1 plan: 1 cache, 1 error\n"))
  }

  /// Nothing tells whether it has changed.
  @Test func `takes in a plan whose configuration is not found`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    let plan = try Data(contentsOf: URL(filePath: "\(folder("live/plan.json"))"))
    try folder.write("plans/plan.json", plan)
    try folder.remove("live/plan.json")
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths("plans") == ["plans/plan.json"])
  }

  @Test func `passes on the first line of git that is no warning`() throws {
    let bin = try TemporaryFolder()
    try bin.write("git", "#!/bin/sh\necho 'warning: a' >&2\necho 'fatal: b' >&2\nexit 128\n")
    try #require(chmod("\(bin("git"))", 0o755) == 0)
    expect(try lint(environment: ["PATH": "\(bin.path)"]), "main: git says: b")
  }

  @Test func `takes in everything where given parameters have changed`() throws {
    try folder.write("parameters.json", #"{"Days": "7"}"#)
    try folder.write("undecided.yaml", Template.parameterized)
    try commit()
    try git.run("branch", "--force", "main")
    let arguments = ["--parameters", "parameters.json", "undecided.yaml"]
    #expect(
      try lint(arguments[0], arguments[1], arguments[2]).output == "nothing to lint: 1 unchanged\n"
    )
    try folder.write("parameters.json", #"{"Days": "0"}"#)
    #expect(try lint(arguments[0], arguments[1], arguments[2]).status == 1)
  }

  @Test func `compares a repository in the repository with its own commit`() throws {
    try folder.write("inner/a.yaml", Template.cache())
    try folder.write("inner/b.yaml", Template.cache())
    let inner = Git(folder: folder)
    try inner.run("-C", "inner", "init", "--quiet")
    // Git does not know it yet, so all of it is new.
    #expect(try paths() == ["inner/a.yaml", "inner/b.yaml"])
    let commit = [
      "-C", "inner", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "a",
    ]
    try inner.run("-C", "inner", "add", "--all")
    try inner.run(
      commit[0],
      commit[1],
      commit[2],
      commit[3],
      commit[4],
      commit[5],
      commit[6],
      commit[7],
      commit[8],
      commit[9]
    )
    try self.commit()
    try git.run("branch", "--force", "main")
    #expect(try paths().isEmpty)
    try append("inner/a.yaml")
    #expect(try paths() == ["inner/a.yaml"])
    #expect(try paths("inner", since: "HEAD") == ["inner/a.yaml"])
  }

  @Test func `works in a linked work tree`() throws {
    let other = try TemporaryFolder()
    try git.run("worktree", "add", "--quiet", "\(other("tree"))", "main", "--detach")
    try other.write("tree/new.yaml", Template.cache())
    let run = try LintProcess(["--changed-since", "main"], in: "\(other("tree"))")
    #expect(run.output.hasSuffix("1 template: 1 cache, 1 error\n"), "\(run)")
  }

  @Test func `takes in everything where the baseline has changed`() throws {
    _ = try LintProcess(["--write-baseline", ".lint.json", "."], in: "\(folder.path)")
    try commit()
    try git.run("branch", "--force", "main")
    try folder.write(".lint.json", #"{"version": 1, "findings": []}"#)
    #expect(try paths("--baseline", ".lint.json", ".").count == 4)
  }

  @Test func `takes in a root module that links to a changed file or counts files`() throws {
    let file =
      "resource \"aws_elasticache_replication_group\" \"a\" {\n"
      + "  snapshot_retention_limit = var.days\n}\nvariable \"days\" {}\n"
    try folder.write("common/cache.tf", file.replacingOccurrences(of: "var.days", with: "7"))
    try folder.write("dev/terraform.tfvars", "days = 0\n")
    try folder.link("dev/cache.tf", to: "../common/cache.tf")
    let count = "length(fileset(path.module, \"off/*\")) > 0 ? 0 : 7"
    try folder.write("count/main.tf", file.replacingOccurrences(of: "var.days", with: count))
    try commit()
    try git.run("branch", "--force", "main")
    try folder.write("common/cache.tf", file)
    try folder.write("count/off/a", "")
    let found = try paths(".")
    #expect(found.contains("dev/cache.tf"), "\(found)")
    #expect(found.contains("count/main.tf"), "\(found)")
  }

  @Test func `takes in templates whose option settings have changed`() throws {
    try folder.write(
      "app/.ebextensions/a.config",
      """
      Resources:
        C:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            SnapshotRetentionLimit:
              Fn::GetOptionSetting: {OptionName: Days, DefaultValue: "7"}
      """,
    )
    let option = "option_settings: {aws:elasticbeanstalk:customoption: {Days: 7}}\n"
    try folder.write("app/.ebextensions/o.config", option)
    try commit()
    try git.run("branch", "--force", "main")
    #expect(try paths(".") == [])
    try folder.write(
      "app/.ebextensions/o.config",
      option.replacingOccurrences(of: "7", with: "0"),
    )
    #expect(try paths(".") == ["app/.ebextensions/a.config"])
  }

  @Test func `a baseline keeps what was not looked at`() throws {
    _ = try LintProcess(["--write-baseline", ".known.json"], in: "\(folder.path)")
    try folder.write("mended.yaml", Template.cache("mended", limit: "7"))
    let run = try lint("--baseline", ".known.json")
    #expect(run.status == 0)
    #expect(run.error.hasSuffix("\n  mended.yaml: backups-off of 'mended'\n"))
    #expect(run.error.split(separator: "\n").count == 2)
  }

  // MARK: What Git cannot tell

  private func expect(_ run: LintProcess, _ message: String) {
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("Error: --changed-since \(message)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    "none", " ", "main..HEAD", "main^{tree}", "--output=stolen", "-h", "--all",
    "main;touch stolen",
    "$(touch stolen)", "HEAD:kept.yaml", "^HEAD", "^main",
  ])
  func `refuses what names no commit`(_ reference: String) throws {
    let run = try LintProcess(["--changed-since=\(reference)"], in: "\(folder.path)")
    expect(run, "\(reference): there is no such commit")
    #expect(!FileManager.default.fileExists(atPath: "\(folder("stolen"))"))
  }

  @Test func `refuses what is in no repository or in another one`() throws {
    let other = try TemporaryFolder()
    try other.write("a.yaml", Template.cache())
    expect(
      try LintProcess(["--changed-since", "main"], in: "\(other.path)"),
      "main: '.' is in no git repository; lint it without --changed-since"
    )
    expect(
      try lint(".", "\(other("a.yaml"))"),
      "main: '\(other("a.yaml"))' is not in the git repository '\(folder.path)'"
    )
    expect(
      try lint("--source-root", "\(other.path)"),
      "main: '\(other.path)' is not in the git repository"
    )
    try Git(folder: other).run("init", "--quiet")
    expect(try lint(".", "\(other.path)"), "main: '\(other.path)' is not in")
  }

  @Test func `refuses a repository without a commit`() throws {
    let other = try TemporaryFolder()
    try Git(folder: other).run("init", "--quiet")
    expect(
      try LintProcess(["--changed-since", "HEAD"], in: "\(other.path)"),
      "HEAD: there is no such commit"
    )
  }

  @Test func `refuses histories that never met`() throws {
    try git.run("switch", "--quiet", "--orphan", "alone")
    try folder.write("a.yaml", Template.cache())
    try commit()
    expect(try lint(), "main: it has no commit in common with HEAD")
  }

  @Test func `says how to mend a shallow clone`() throws {
    try append("kept.yaml")
    try commit()
    try git.run("switch", "--quiet", "main")
    try append("mended.yaml")
    try commit()
    try git.run("switch", "--quiet", "work")
    let other = try TemporaryFolder()
    let clone = Git(folder: other)
    try clone.run("clone", "--quiet", "--depth=1", "file://\(folder.path)", "clone")
    let path = "\(other("clone"))"
    let remedy =
      "fetch all of it: 'git fetch --unshallow', or 'fetch-depth: 0' for actions/checkout"
    expect(
      try LintProcess(["--changed-since", "origin/main"], in: path),
      "origin/main: there is no such commit in this shallow clone; \(remedy)"
    )
    try clone.run("-C", "clone", "fetch", "--quiet", "--depth=1", "origin", "main:main")
    expect(
      try LintProcess(["--changed-since", "main"], in: path),
      "main: this shallow clone ends before the commit that it has in common with HEAD; \(remedy)"
    )
    try clone.run("-C", "clone", "fetch", "--quiet", "--unshallow", "origin", "main:main")
    let run = try LintProcess(["--changed-since", "main"], in: path)
    #expect(run.output.hasSuffix("1 template: 1 cache, 1 error\n"))
  }

  @Test func `says that git is missing`() throws {
    expect(
      try lint(environment: ["PATH": "\(folder.path)"]),
      "main: git is not installed, or not on PATH"
    )
  }

  @Test func `passes on what git says`() throws {
    try folder.write(".git/config", "[core\n")
    expect(try lint(), "main: git says: bad config line 1 in file")
  }

  @Test func `refuses standard input`() throws {
    let run = try lint("-")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("Error: --changed-since takes files, not standard input"))
  }

  @Test func `a mistyped path is an error all the same`() throws {
    #expect(try lint("kept.yml").status == 2)
  }
}
