import Foundation
import LintTestSupport
import Testing

/// Ignored files that Git tracks, and repositories whose index cannot be read.
@Suite(.enabled(if: Git.isAvailable, "git is not installed"))
struct TrackedFileTests {
  private let folder: TemporaryFolder
  private let git: Git

  init() throws {
    folder = try TemporaryFolder()
    git = Git(folder: folder)
  }

  @Test func `takes what Git tracks without asking Git`() throws {
    try git.run("init", "--quiet")
    try folder.write("in/g.yaml")
    try git.run("add", "--all")
    try folder.write(".gitignore", "*.yaml\n")
    let run = try LintProcess(
      ["-v", "--no-config", "in"],
      in: "\(folder.path)",
      environment: ["PATH": "/nonexistent"],
    )
    #expect(
      run.error.hasPrefix("in/g.yaml: linted: git tracks it, though .gitignore excludes it\n")
    )
  }

  /// A version that is yet to come, one that was cut off, and one whose other part is gone.
  @Test(arguments: ["version", "cut", "part"])
  func `an index that cannot be read is an error where files are ignored`(_ fault: String) throws {
    try git.run("init", "--quiet")
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try git.run("add", "--all")
    try git.run("update-index", "--split-index")
    try folder.write(".gitignore", "*.yaml\n")
    let lint = { try LintProcess(["-f", "concise"], in: "\(folder.path)") }
    #expect(try lint().status == 1)
    var index = try Data(contentsOf: URL(filePath: "\(folder(".git/index"))"))
    switch fault {
    case "version": index[7] = 9
    case "cut": index = index.dropLast(7)
    default:
      let parts = try FileManager.default.contentsOfDirectory(atPath: "\(folder(".git"))")
      for part in parts where part.hasPrefix("sharedindex.") { try folder.remove(".git/\(part)") }
    }
    try folder.write(".git/index", index)
    let run = try lint()
    #expect(run.status == 2)
    let message = "error: is not a readable Git index, so tracked files"
    #expect(run.output.components(separatedBy: message).count == 2, "\(run)")
    #expect(try LintProcess(["--no-ignore"], in: "\(folder.path)").status == 1)
    try folder.remove(".gitignore")
    #expect(try lint().status == 1)
  }

  /// As where a work tree is mounted alone into a container.
  @Test(arguments: [
    "gitdir: gone\n", "gitdir: empty\n", "gitdir: \n", "garbage\n", "", "link", "pipe",
  ])
  func `a work tree without its Git folder is an error where files are ignored`(
    _ text: String
  ) throws {
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try folder.makeFolder("empty")
    switch text {
    case "link": try folder.link(".git", to: "gone")
    case "pipe": try #require(mkfifo("\(folder(".git"))", 0o600) == 0)
    default: try folder.write(".git", text)
    }
    let lint = { (arguments: [String]) in
      try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
    }
    #expect(try lint([]).status == 1)
    try folder.write(".gitignore", "*.yaml\n")
    let run = try lint([])
    #expect(run.status == 2)
    let message = ".git:1:1: error: leads to no git folder that can be read, so tracked files"
    #expect(run.output.components(separatedBy: message).count == 2, "\(run)")
    #expect(run.output.contains("--no-ignore"))
    #expect(try lint(["--no-ignore"]).status == 1)
  }
}
