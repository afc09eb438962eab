import CloudFormation
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// Whoever wrote what is linted has nothing run by it, whatever Git would run of it.
@Suite(.enabled(if: Git.isAvailable, "git is not installed"))
struct HostileRepositoryTests {
  private let folder: TemporaryFolder
  private let git: Git

  /// Where the programs are that must not be run, and what they leave behind.
  private let traps: TemporaryFolder

  /// A repository whose branch `main` has one template, which only looks changed, and which has a new
  /// one on the branch `work`.
  init() throws {
    folder = try TemporaryFolder()
    traps = try TemporaryFolder()
    git = Git(folder: folder)
    try git.run("init", "--quiet", "--initial-branch=main")
    try folder.write("templates/kept.yaml", Template.cache())
    try folder.write(".gitattributes", "*.yaml filter=x diff=x merge=x\n")
    try commit()
    try git.run("switch", "--quiet", "--create", "work")
    try folder.write("templates/new.yaml", Template.cache())
    try commit()
    let date = Date(timeIntervalSince1970: 0)
    try FileManager.default.setAttributes(
      [.modificationDate: date],
      ofItemAtPath: "\(folder("templates/kept.yaml"))",
    )
  }

  private func commit() throws {
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
  }

  /// A program that leaves a file behind and fails.
  private func trap(_ name: String = "trap") throws -> String {
    try traps.write(name, "#!/bin/sh\ntouch '\(traps("PWNED"))'\nexit 1\n")
    let path = "\(traps(name))"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private var isSprung: Bool {
    FileManager.default.fileExists(atPath: "\(traps("PWNED"))")
  }

  /// The paths of the files with findings, and that nothing was run.
  private func findings(
    _ arguments: String...,
    in name: String = "",
    environment: [String: String] = [:],
  ) throws -> [String] {
    let run = try LintProcess(
      ["--no-config", "-f", "concise", "--changed-since", "main"] + arguments,
      in: "\(folder(name))",
      environment: environment,
    )
    #expect(!isSprung)
    #expect(run.error.isEmpty, "\(run.error)")
    return run.output.split(separator: "\n").dropLast().map { String($0.prefix { $0 != ":" }) }
  }

  // MARK: Configuration

  @Test(arguments: [
    "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand",
    "core.gitProxy", "core.alternateRefsCommand", "core.virtualFilesystem", "diff.external",
    "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge", "filter.x.process",
    "merge.x.driver", "credential.helper", "gpg.program", "sequence.editor", "pager.ls-files",
    "pager.ls-tree", "pager.rev-parse", "pager.merge-base", "uploadpack.packObjectsHook",
    "interactive.diffFilter", "trace2.eventTarget", "submodule.x.update", "alias.ls-tree",
    "alias.ls-files", "alias.rev-parse", "alias.merge-base", "hook.x.command",
  ])
  func `runs no program that a configuration names`(_ key: String) throws {
    let needsMark = key.hasPrefix("alias.") || key.hasPrefix("submodule.")
    try git.run("config", key, (needsMark ? "!" : "") + trap())
    try git.run("config", "filter.x.required", "true")
    #expect(try findings() == ["templates/new.yaml"])
    #expect(try findings(in: "templates") == ["new.yaml"])
    // Without it no program is run at all.
    _ = try LintProcess(["--no-config"], in: "\(folder.path)")
    #expect(!isSprung)
  }

  @Test func `runs no program that an included configuration names`() throws {
    try folder.write("included", "[core]\n\tfsmonitor = \"\(trap())\"\n")
    try git.run("config", "include.path", "../included")
    try git.run("config", "extensions.worktreeConfig", "true")
    try git.run("config", "--worktree", "core.fsmonitor", trap())
    #expect(try findings() == ["templates/new.yaml"])
  }

  @Test func `runs no hook`() throws {
    let events = [
      "pre-commit", "post-checkout", "post-index-change", "fsmonitor-watchman",
      "reference-transaction", "pre-auto-gc", "post-rewrite", "query-watchman", "pre-command",
    ]
    for event in events {
      try FileManager.default.copyItem(
        atPath: trap(),
        toPath: "\(folder(".git/hooks/\(event)"))",
      )
    }
    try git.run("config", "core.fsmonitor", ".git/hooks/fsmonitor-watchman")
    #expect(try findings() == ["templates/new.yaml"])
    try git.run("config", "core.hooksPath", "\(traps.path)")
    for event in events { _ = try trap(event) }
    #expect(try findings() == ["templates/new.yaml"])
  }

  /// A partial clone fetches what it lacks, by programs that its configuration names.
  @Test(arguments: ["ext::sh -c TRAP", "ssh://host/x", "/nowhere", "x::y"])
  func `fetches nothing`(_ address: String) throws {
    try git.run("config", "remote.origin.url", address.replacing("TRAP", with: trap()))
    try git.run("config", "remote.origin.promisor", "true")
    try git.run("config", "remote.origin.uploadpack", trap())
    try git.run("config", "core.sshCommand", trap())
    try git.run("config", "core.repositoryFormatVersion", "1")
    try git.run("config", "extensions.partialClone", "origin")
    try git.run("config", "protocol.allow", "always")
    let tree = try git.run("rev-parse", "main:templates").dropLast()
    let name = String(decoding: tree, as: UTF8.self)
    try folder.remove(".git/objects/\(name.prefix(2))/\(name.dropFirst(2))")
    let run = try LintProcess(["--changed-since", "main"], in: "\(folder.path)")
    #expect(run.error.hasPrefix("Error: --changed-since main: git says: "), "\(run.error)")
    #expect(run.status == 2)
    #expect(!isSprung)
  }

  // MARK: What looks like a repository

  /// A branch can hold a folder that Git takes for a repository.
  @Test func `takes no folder of the tree for a repository`() throws {
    let inner = try TemporaryFolder()
    let innerGit = Git(folder: inner)
    try innerGit.run("clone", "--quiet", "--no-local", "--bare", "\(folder.path)", "bare")
    for name in ["HEAD", "objects", "packed-refs"] {
      try FileManager.default.copyItem(
        atPath: "\(inner("bare/\(name)"))",
        toPath: "\(folder("templates/\(name)"))",
      )
    }
    try folder.write("templates/refs/.keep")
    try folder.write(
      "templates/config",
      """
      [core]
      \trepositoryformatversion = 0
      \tbare = false
      \tworktree = .
      \tfsmonitor = "\(trap())"
      """
    )
    #expect(try findings("templates") == ["templates/new.yaml"])
    #expect(try findings("templates/new.yaml", "templates/kept.yaml") == ["templates/new.yaml"])
    #expect(try findings(in: "templates") == ["new.yaml"])
    try commit()
    #expect(try findings(in: "templates") == ["new.yaml"])
  }

  @Test func `follows no file to a repository in the tree`() throws {
    try folder.write("inner/a.yaml", Template.cache())
    try Git(folder: folder).run("init", "--quiet", "--bare", "inner/evil")
    try folder.write("inner/.git", "gitdir: evil\n")
    try folder.write("inner/evil/config", "[core]\n\tfsmonitor = \"\(trap())\"\n")
    let run = try LintProcess(["--changed-since", "main", "inner"], in: "\(folder.path)")
    #expect(run.error.contains("inner/.git' is not a Git repository"), "\(run)")
    #expect(run.status == 2)
    #expect(!isSprung)
    // Of the repository around it that is a file as any other.
    #expect(try findings() == ["inner/a.yaml", "templates/new.yaml"])
  }

  @Test(arguments: ["", "nonsense", "gitdir: nowhere"])
  func `refuses what only has the name of a repository`(_ text: String) throws {
    try folder.write("inner/a.yaml", Template.cache())
    if text.isEmpty {
      try folder.makeFolder("inner/.git")
    } else {
      try folder.write("inner/.git", text)
    }
    let run = try LintProcess(["--changed-since", "main", "inner"], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(run.error.contains(text.isEmpty ? "is not a Git repository" : "git says: "), "\(run)")
  }

  @Test func `runs nothing that a submodule names`() throws {
    try Git(folder: folder).run("clone", "--quiet", "\(folder.path)", "inner")
    try commit()
    try git.run("branch", "--force", "main")
    let inner = ["-C", "inner", "config"]
    try git.run(inner[0], inner[1], inner[2], "core.fsmonitor", trap())
    try git.run(inner[0], inner[1], inner[2], "filter.x.clean", trap())
    try folder.write("inner/templates/kept.yaml", Template.cache("changed"))
    #expect(try findings() == ["inner/templates/kept.yaml"])
  }

  // MARK: Pipes and devices

  /// A file that Git would wait for, or read without end.
  enum Endless: String, CaseIterable {
    case pipe
    case linkToPipe
    case linkToDevice

    func make(_ name: String, in folder: TemporaryFolder) throws {
      try? folder.remove(name)
      switch self {
      case .pipe: try #require(mkfifo("\(folder(name))", 0o600) == 0)
      case .linkToPipe:
        try #require(mkfifo("\(folder("pipe"))", 0o600) == 0)
        try folder.link(name, to: "\(folder("pipe"))")
      case .linkToDevice: try folder.link(name, to: "/dev/zero")
      }
    }
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "config", "HEAD", "index", "packed-refs", "info/exclude", "objects/info/alternates",
      "refs/heads/work",
    ],
    Endless.allCases,
  )
  func `waits for no pipe of a repository`(_ name: String, _ kind: Endless) throws {
    // Git has one only where hooks or templates are installed.
    try folder.makeFolder(".git/info")
    try kind.make(".git/\(name)", in: folder)
    let run = try LintProcess(
      ["--no-config", "-f", "concise", "--changed-since", "main"],
      in: "\(folder.path)",
    )
    #expect(run.status == 2)
    #expect(
      run.error == """
        Error: --changed-since main: '\(folder(".git/\(name)"))' is a pipe or a device; \
        remove it, or lint without --changed-since

        """
    )
    // Without it, the files that Git has are not needed, or are no pipes.
    let all = try LintProcess(["--no-config", "-f", "concise"], in: "\(folder.path)")
    #expect(all.status == 1 && all.output.hasPrefix("templates/kept.yaml:"), "\(all)")
  }

  @Test(.timeLimit(.minutes(5)), arguments: Endless.allCases)
  func `waits for no pipe instead of a repository, nor for an ignore file`(_ kind: Endless) throws {
    try kind.make(".gitignore", in: folder)
    let all = try LintProcess(["--no-config", "-f", "concise"], in: "\(folder.path)")
    #expect(all.status == 1 && all.output.hasPrefix("templates/kept.yaml:"), "\(all)")
    try folder.remove(".gitignore")
    try? folder.remove("pipe")
    try kind.make(".git", in: folder)
    for arguments in [["--no-config"], ["--no-config", "--changed-since", "main"]] {
      let run = try LintProcess(arguments, in: "\(folder.path)")
      #expect(run.status == (arguments.count == 1 ? 1 : 2), "\(run)")
    }
  }

  /// A submodule, and the folder that its `.git` names where that is a file.
  @Test(.timeLimit(.minutes(5)), arguments: ["inner/.git", ".git/modules/inner"])
  func `waits for no pipe of a submodule`(_ name: String) throws {
    try folder.makeFolder(".git/modules")
    let separate = name == "inner/.git" ? "--no-local" : "--separate-git-dir=\(folder(name))"
    try Git(folder: folder).run("clone", "--quiet", separate, "\(folder.path)", "inner")
    try commit()
    try git.run("branch", "--force", "main")
    try folder.write("inner/templates/kept.yaml", Template.cache("changed"))
    #expect(try findings() == ["inner/templates/kept.yaml"])
    try #require(mkfifo("\(folder("\(name)/pipe"))", 0o600) == 0)
    let run = try LintProcess(["--no-config", "--changed-since", "main"], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(
      run.error == """
        Error: --changed-since main: '\(folder("\(name)/pipe"))' is a pipe or a device; \
        remove it, or lint without --changed-since

        """
    )
  }

  /// A configuration can name any file, so that only time tells.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["include.path", "includeIf.gitdir:/**.path"]
  )
  func `does not wait for ever for a pipe that a configuration names`(_ key: String) throws {
    try #require(mkfifo("\(folder("pipe"))", 0o600) == 0)
    try git.run("config", key, "\(folder("pipe"))")
    let all = try LintProcess(["--no-config", "-f", "concise"], in: "\(folder.path)")
    #expect(all.status == 1 && all.output.hasPrefix("templates/kept.yaml:"), "\(all)")
    #expect {
      try GitRepository(at: folder.path, limits: ChildProcess.Limits(silence: 300)).listing()
    } throws: {
      if case GitProblem.noAnswer = $0 { true } else { false }
    }
    guard key == "include.path" else { return }
    let run = try LintProcess(["--no-config", "--changed-since", "main"], in: "\(folder.path)")
    #expect(run.status == 2 && run.error.contains("git does not answer"), "\(run)")
  }

  @Test func `reads the patterns of Git through no link that leads outside`() throws {
    try traps.write("exclude", "kept.yaml\n")
    try folder.remove(".git/info")
    try folder.link(".git/info", to: "\(traps.path)")
    let run = try LintProcess(["--no-config", "-f", "concise"], in: "\(folder.path)")
    #expect(run.output.contains("templates/kept.yaml:"), "\(run)")
    try folder.remove(".git/info")
    try folder.write(".git/info/exclude", "kept.yaml\n")
    try git.run("rm", "--quiet", "--cached", "templates/kept.yaml")
    let own = try LintProcess(["--no-config", "-f", "concise"], in: "\(folder.path)")
    #expect(!own.output.contains("templates/kept.yaml:"), "\(own)")
  }

  // MARK: Environment

  @Test(arguments: [
    "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR",
    "GIT_PROXY_COMMAND", "PAGER",
  ])
  func `runs nothing that a variable names`(_ name: String) throws {
    #expect(try findings(environment: [name: trap()]) == ["templates/new.yaml"])
  }

  @Test(arguments: [
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE",
  ])
  func `asks the repository whatever a variable says of another one`(_ name: String) throws {
    #expect(try findings(environment: [name: "\(traps.path)"]) == ["templates/new.yaml"])
  }

  /// What the person who runs the command has set up for Git is theirs.
  @Test func `keeps the configuration that variables hand on`() throws {
    let environment = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "extensions.unheardOf",
      "GIT_CONFIG_VALUE_0": "1", "GIT_TRACE2_EVENT": "\(traps("trace"))",
      "GIT_TRACE2_CONFIG_PARAMS": "extensions.*",
    ]
    #expect(try findings(environment: environment) == ["templates/new.yaml"])
    let trace = try String(contentsOfFile: "\(traps("trace"))", encoding: .utf8)
    #expect(trace.contains("extensions.unheardof"))
  }

  @Test(arguments: [".", "", "templates", "./templates"])
  func `runs no git that lies in the tree`(_ entry: String) throws {
    let trap = try trap()
    for name in ["git", "templates/git"] {
      try FileManager.default.copyItem(atPath: trap, toPath: "\(folder(name))")
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    #expect(try findings(environment: ["PATH": "\(entry):\(path)"]) == ["templates/new.yaml"])
  }

  @Test func `leaves it to Git to refuse the repository of somebody else`() throws {
    let run = try LintProcess(
      ["--changed-since", "main"],
      in: "\(folder.path)",
      // Since 2.35.2.
      environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": "/nonexistent"],
    )
    guard run.status == 2 else { return #expect(run.status == 1) }
    let message = "Error: --changed-since main: git says: "
    #expect(run.error.hasPrefix("\(message)detected dubious ownership in repository"))
  }
}
