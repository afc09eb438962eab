import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

@Suite struct GitIgnoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func readsLines() throws {
    try folder.write(["a.yaml", "b.yaml", "c.yaml", "d .yaml", "e.yaml ", "#f.yaml", "g.yaml"])
    try folder.write(["x/d /y.yaml", "x/d.yaml"])
    try folder.write(
      ".gitignore",
      "\u{FEFF}a.yaml\r\n# g.yaml\n\n  \nb.yaml   \n\\#f.yaml\nd\\ .yaml\nd\\ \nc.yaml",
    )
    #expect(folder.discover() == ["g.yaml", "x/d.yaml"])
  }

  @Test(arguments: [1 << 20, 1 << 20 + 1])
  func `reads lines that lie within a mebibyte`(_ size: Int) throws {
    try folder.write(["a.yaml", "b.yaml"])
    let last = "\nb.yaml\n"
    let padding = String(repeating: "x", count: size - "a.yaml\n#".count - last.count)
    try folder.write(".gitignore", "a.yaml\n#\(padding)\(last)c.yaml\n")
    #expect(folder.discover() == (size == 1 << 20 ? [] : ["b.yaml"]))
  }

  @Test func namedFilesAreKept() throws {
    try folder.write(["a.yaml", "b/c.yaml"])
    try folder.write(".gitignore", "*")
    #expect(folder.discover() == [])
    #expect(folder.discover(["a.yaml", "b/c.yaml"]) == ["a.yaml", "b/c.yaml"])
    #expect(folder.discover(["", "a.yaml"]) == ["a.yaml"])
  }

  @Test func toNameAnExcludedFolderOverrulesTheFilesAboveIt() throws {
    try folder.makeFolder(".git")
    try folder.write(["out/a.json", "out/b.yaml", "out/c/d.json", "in/a.json", "in/b.yaml"])
    try folder.write(".gitignore", "out/\n*.json")
    #expect(folder.discover(["in", "out/c"]) == ["in/b.yaml", "out/c/d.json"])
    #expect(folder.discover(["out"]) == ["out/a.json", "out/b.yaml", "out/c/d.json"])
  }

  @Test func disregardedOnDemand() throws {
    try folder.write(["a.yaml", "b/c.yaml"])
    try folder.write(".gitignore", "*")
    let discovery = FileDiscovery(respectsIgnoreFiles: false)
    #expect(folder.discover(with: discovery) == ["a.yaml", "b/c.yaml"])
  }

  @Test func innerFilesWinButCannotReachIntoExcludedFolders() throws {
    try folder.write(["a/x.yaml", "a/y.yaml", "out/x.yaml", "out/y.yaml"])
    try folder.write(".gitignore", "x.yaml\nout/\n")
    try folder.write("a/.gitignore", "!x.yaml\n/y.yaml\n")
    try folder.write("out/.gitignore", "!*\n")
    #expect(folder.discover() == ["a/x.yaml"])
  }

  @Test func filesAboveTheNamedFolderCountInAWorkTree() throws {
    try folder.write(["r/s/t/a.yaml", "r/s/t/b.yaml", "r/s/t/c.yaml", "r/s/t/d.yaml"])
    try folder.write(".gitignore", "d.yaml")
    try folder.write("r/.gitignore", "/s/t/a.yaml")
    try folder.write("r/s/.gitignore", "b.*")
    #expect(folder.discover(["r/s/t"]).count == 4)
    try folder.write("r/.git/info/exclude", "c.yaml")
    #expect(folder.discover(["r/s/t"]) == ["r/s/t/d.yaml"])
  }

  @Test func aWorkTreeInsideAnotherStartsAnew() throws {
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "*.json")
    try folder.write("sub/.git", "gitdir: ../elsewhere")
    try folder.write(["a.json", "sub/a.json", "sub/x/a.json"])
    #expect(folder.discover() == ["sub/a.json", "sub/x/a.json"])
    #expect(folder.discover(["sub/x"]) == ["sub/x/a.json"])
  }

  @Test func longFilesAreReadToTheirFirstMebibyte() throws {
    try folder.write(["a.yaml", "b.yaml"])
    let filler = String(repeating: "#" + String(repeating: "-", count: 1022) + "\n", count: 1024)
    try folder.write(".gitignore", "a.yaml\n" + filler + "b.yaml\n")
    #expect(folder.discover() == ["b.yaml"])
  }

  @Test func whatIsNoFileIsIgnored() throws {
    try folder.write("a.yaml")
    try folder.makeFolder(".gitignore")
    #expect(folder.discover() == ["a.yaml"])
    try folder.remove(".gitignore")
    #expect(folder(".gitignore").withCString { mkfifo($0, 0o644) } == 0)
    #expect(folder.discover() == ["a.yaml"])
  }

  // MARK: Git itself

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `takes what Git tracks although it is ignored`() throws {
    let git = Git(folder: folder)
    try git.run("init", "--quiet")
    let tracked = [
      "a.yaml", "build/b.yaml", "build/deep/c.json", "build/d.txt", "build/.hidden/e.yaml",
      "build/node_modules/f.yaml", "in/g.yaml", "build/gone.yaml", ".h/build/i.yaml",
    ]
    try folder.write(tracked)
    try git.run("add", "--all")
    try folder.remove("build/gone.yaml")
    try folder.write(["build/new.yaml", "build/deep/new.json", "new.yaml", "in/new.yaml"])
    try folder.write(".gitignore", "*.yaml\nbuild\n")
    #expect(folder.discover() == ["a.yaml", "build/b.yaml", "build/deep/c.json", "in/g.yaml"])
    #expect(folder.discover(["in"]) == ["in/g.yaml"])
    try folder.link("link", to: "in")
    #expect(folder.discover(["link"]) == ["link/g.yaml"])
    let excludes = FileDiscovery(excludes: PathPatterns(["deep/"], in: PatternFolder(folder.path)))
    #expect(folder.discover(with: excludes) == ["a.yaml", "build/b.yaml", "in/g.yaml"])
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func agreesWithGitOnRandomTrees() throws {
    var generator = PatternGenerator(seed: 20_240_601)
    let git = Git(folder: folder)
    try git.run("init", "--quiet")
    try folder.write(generator.tree)
    for round in 1...60 {
      var texts: [String: String] = [:]
      for name in generator.ignoreFiles {
        texts[name] = generator.ignoreFile()
        try folder.write(name, texts[name, default: ""])
      }
      let expected = try git.untrackedFiles()
      #expect(folder.discover() == expected, "round \(round): \(texts)")
    }
  }
}
