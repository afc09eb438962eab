import LintTestSupport
import Testing

@testable import LintWorkspace

/// What patterns of a configuration mean.
struct PathPatternsTests {
  private func covers(_ patterns: [String], in folder: FilePath, _ file: FilePath) -> Bool {
    let folder = PatternFolder(folder)
    return PathPatterns(patterns, in: folder).cover(folder.names(of: file))
  }

  @Test(arguments: [
    (["prod/**"], "prod/a.yaml", true), (["prod/**"], "a/prod/a.yaml", false),
    (["prod/"], "prod/a/b.yaml", true), (["prod/"], "a/prod/b.yaml", true),
    (["/prod/"], "a/prod/b.yaml", false), (["prod"], "prod", true),
    (["prod/"], "prod", false), (["*.yaml"], "a/b/c.yaml", true),
    (["prod/**", "!prod/sandbox/**"], "prod/sandbox/a.yaml", false),
    (["prod/**", "!prod/sandbox/**"], "prod/a.yaml", true),
    (["!a.yaml"], "a.yaml", false), (["**"], "a.yaml", true),
  ])
  func `the last pattern decides`(_ patterns: [String], _ path: String, _ isMeant: Bool) throws {
    let folder = try TemporaryFolder()
    #expect(covers(patterns, in: folder.path, folder(path)) == isMeant)
  }

  @Test func `means nothing outside its folder`() throws {
    let folder = try TemporaryFolder()
    #expect(!covers(["**"], in: folder("a"), folder("b/x.yaml")))
    try folder.write(["b/x.yaml", "a/x.yaml"])
    #expect(covers(["**"], in: folder("a"), folder("b/../a/x.yaml")))
  }

  @Test func `goes by the names of links and by where they lead`() throws {
    let folder = try TemporaryFolder()
    try folder.write("prod/a.yaml")
    try folder.link("live", to: "prod")
    #expect(covers(["live/"], in: folder.path, folder("live/a.yaml")))
    #expect(covers(["a.yaml"], in: folder("prod"), folder("live/a.yaml")))
  }
}
