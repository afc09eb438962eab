import CloudFormation
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

@Suite struct FileDiscoveryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: Which files

  @Test func takesTemplatesAndPlansInFoldersByTheirNames() throws {
    try folder.write([
      "a.yaml", "b.YML", "c.json", "d.Template", "e.cfn", ".f.yaml", "g.tf", "h.tfstate",
      "i.tfplan", "j.md", "yaml", "k.yaml.bak", "l.", "m.tofu", "n.tfvars",
    ])
    let names = [".f.yaml", "a.yaml", "b.YML", "c.json", "d.Template", "e.cfn", "g.tf", "m.tofu"]
    #expect(folder.discover() == names)
  }

  @Test func takesNamedFilesWhateverTheirNames() throws {
    try folder.write(["main.tf", "README", "a/x.yaml"])
    let (files, problems, _, _) = FileDiscovery().discover(
      ["main.tf", "README", "a"].map { folder($0) }
    )
    #expect(files.map { folder.name(of: $0.path) } == ["README", "a/x.yaml", "main.tf"])
    #expect(files.map(\.isNamed) == [true, false, true])
    #expect(problems.isEmpty)
  }

  @Test func listsAFileOnceAndInTheOrderOfPaths() throws {
    try folder.write(["b.yaml", "a/c.yaml", "a/b/z.yaml", "a-b/x.yaml", "a.yaml"])
    let names = ["b.yaml", "", "a", "./a//c.yaml", "b.yaml"]
    let files = FileDiscovery().discover(names.map { folder($0) }).files
    #expect(
      files.map { folder.name(of: $0.path) }
        == ["a/b/z.yaml", "a/c.yaml", "a-b/x.yaml", "a.yaml", "b.yaml"]
    )
    #expect(files.map(\.isNamed) == [false, true, false, false, true])
  }

  #if !canImport(Darwin)
    // The file systems of macOS refuse such names.
    @Test func findsNamesThatAreNotUTF8() throws {
      let name = FilePath(bytes: Array("caf".utf8) + [0xE9] + Array(".yaml".utf8))
      let path = folder.path.appending(name.bytes)
      let descriptor = path.withCString { open($0, O_CREAT | O_WRONLY, 0o644) }
      try #require(descriptor >= 0)
      close(descriptor)
      #expect(FileDiscovery().discover([folder.path]).files.map(\.path) == [path])
      #expect(try Border.unbounded.read(path, .input).bytes.isEmpty)
    }
  #endif

  // MARK: Which folders

  @Test func entersFolderOfElasticBeanstalkForItsConfigurations() throws {
    try folder.write([
      "a/.ebextensions/a.config", "a/.ebextensions/b.CONFIG", "a/.ebextensions/c.yaml",
      "a/.ebextensions/sub/d.config", "a/.ebextensions/sub/d.yaml", "a/e.config",
      "a/.platform/f.config", ".EBEXTENSIONS/g.config",
    ])
    #expect(folder.discover() == ["a/.ebextensions/a.config", "a/.ebextensions/b.CONFIG"])
    let named = folder.discover(["a/.ebextensions"])
    #expect(
      named == [
        "a/.ebextensions/a.config", "a/.ebextensions/b.CONFIG", "a/.ebextensions/c.yaml",
        "a/.ebextensions/sub/d.yaml",
      ]
    )
    try folder.write(".gitignore", ".ebextensions\n")
    #expect(folder.discover() == [])
    let all = folder.discover(with: FileDiscovery(respectsIgnoreFiles: false))
    #expect(all.contains("a/.ebextensions/c.yaml") && !all.contains("a/e.config"))
  }

  @Test func leavesOutHiddenFoldersAndNodeModules() throws {
    try folder.write([
      "a.yaml", ".git/a.yaml", ".github/a.yaml", ".terraform/a.json", ".build/a.json",
      "x/node_modules/p/package.json", "cdk.out/a.json",
    ])
    #expect(folder.discover() == ["a.yaml", "cdk.out/a.json"])
    #expect(
      folder.discover(with: FileDiscovery(respectsIgnoreFiles: false)) == [
        ".build/a.json", ".github/a.yaml", ".terraform/a.json", "a.yaml", "cdk.out/a.json",
        "x/node_modules/p/package.json",
      ]
    )
  }

  @Test(arguments: [".github", "node_modules", "cdk.out", "node_modules/x", "ignored"])
  func walksNamedFolders(name: String) throws {
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "cdk.out\nignored/\nnode_modules")
    try folder.write(["\(name)/a.yaml", "\(name)/.hidden/a.yaml"])
    #expect(folder.discover([name]) == ["\(name)/a.yaml"])
  }

  @Test func walksFoldersOfAnyDepth() throws {
    let deep = String(repeating: "d/", count: 400)
    try folder.write(deep + "a.yaml")
    #expect(folder.discover() == [deep + "a.yaml"])
  }

  // MARK: Symbolic links

  @Test func followsLinksAndEndsLoops() throws {
    try folder.makeFolder(".git")
    try folder.write(["a/x.yaml", "other/y.yaml"])
    try folder.link("a/up", to: "..")
    try folder.link("a/self", to: ".")
    try folder.link("a/z.yaml", to: "../other/y.yaml")
    try folder.link("a/gone.yaml", to: "nowhere")
    try folder.link("a/loop.yaml", to: "loop.yaml")
    #expect(folder.discover() == ["a/x.yaml", "a/z.yaml", "other/y.yaml"])
    #expect(folder.problems([""]) == [])
    #expect(
      folder.discover(["a"]) == ["a/up/other/y.yaml", "a/x.yaml", "a/z.yaml"]
    )
  }

  @Test func aFolderGoesByItsOwnNameRatherThanALink() throws {
    try folder.makeFolder(".git")
    try folder.write(["z/x.yaml", "w/outside/y.yaml"])
    try folder.makeFolder("z/deep")
    try folder.link("z/a", to: "../w/outside")
    try folder.link("z/deep/b", to: "../../w/outside")
    try folder.link("a", to: "z")
    #expect(folder.discover() == ["w/outside/y.yaml", "z/x.yaml"])
    #expect(folder.discover(["z"]) == ["z/a/y.yaml", "z/x.yaml"])
    #expect(folder.discover(["a"]) == ["a/a/y.yaml", "a/x.yaml"])
  }

  @Test func leavesOutLinksByTheirNames() throws {
    try folder.makeFolder(".git")
    try folder.write(["real/x.yaml"])
    try folder.write("a/.gitignore", "folder/\nlink")
    try folder.link("a/folder", to: "../real")
    #expect(folder.discover(["a"]) == ["a/folder/x.yaml"])
    try folder.remove("a/folder")
    try folder.link("a/link", to: "../real")
    try folder.link("a/node_modules", to: "../real")
    try folder.link("a/.hidden", to: "../real")
    #expect(folder.discover(["a"]) == [])
  }

  // MARK: --exclude

  private func excluding(_ patterns: String..., isForced: Bool = false) -> FileDiscovery {
    let patterns = PathPatterns(patterns, in: PatternFolder(nil))
    return FileDiscovery(excludes: patterns, forcesExcludes: isForced)
  }

  @Test func excludesFoundFilesAndTakesNamedOnes() throws {
    try folder.write(["a.yaml", "a.json", "b/a.json", "b/keep.json", "c/d/x.yaml"])
    #expect(folder.discover(with: excluding("*.json")) == ["a.yaml", "c/d/x.yaml"])
    #expect(
      folder.discover(["", "a.json"], with: excluding("*.json"))
        == ["a.json", "a.yaml", "c/d/x.yaml"]
    )
    #expect(folder.discover(["b"], with: excluding("b")) == ["b/a.json", "b/keep.json"])
    #expect(folder.discover(["b"], with: excluding("b", "keep.*")) == ["b/a.json"])
    #expect(folder.discover(["c/d", "c/d/x.yaml"], with: excluding("c")) == ["c/d/x.yaml"])
  }

  @Test func excludesNamedFilesWhereForced() throws {
    try folder.write(["a.yaml", "a.json", "b/a.json", "b/keep.json", "c/d/x.yaml"])
    let everything = ["", "a.json", "c/d/x.yaml"]
    #expect(
      folder.discover(everything, with: excluding("*.json", isForced: true))
        == ["a.yaml", "c/d/x.yaml"]
    )
    #expect(
      folder.discover(everything, with: excluding("*.json", "!keep.*", isForced: true))
        == ["a.yaml", "b/keep.json", "c/d/x.yaml"]
    )
    #expect(
      folder.discover(everything, with: excluding("b/", "c", "!x.yaml", isForced: true))
        == ["a.json", "a.yaml"]
    )
    #expect(folder.discover(["b"], with: excluding("b", isForced: true)) == [])
    let files = excluding(isForced: true).discover([folder("a.yaml")]).files
    #expect(files.map(\.isNamed) == [false])
  }

  @Test func forcesNothingButExcludes() throws {
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "ignored.yaml")
    let names = [".hidden/a.yaml", "ignored.yaml", "node_modules/a.yaml"]
    try folder.write(names)
    #expect(folder.discover(names, with: excluding("b", isForced: true)) == names)
  }

  @Test func excludesByTheShownPath() throws {
    try folder.write(["a/x.yaml", "a/b/x.yaml"])
    #expect(folder.discover(with: excluding("\(folder.path)/a/*.yaml")) == ["a/b/x.yaml"])
    #expect(folder.discover(with: excluding("**/b/*.yaml")) == ["a/x.yaml"])
    #expect(folder.discover(with: excluding("a/x.yaml")) == ["a/b/x.yaml", "a/x.yaml"])
  }

  @Test func excludesWithoutIgnoreFiles() throws {
    try folder.write(["a.yaml", ".h/a.yaml"])
    let patterns = PathPatterns([".h"], in: PatternFolder(nil))
    let discovery = FileDiscovery(respectsIgnoreFiles: false, excludes: patterns)
    #expect(folder.discover(with: discovery) == ["a.yaml"])
  }

  // MARK: Problems

  @Test func reportsNamesThatLeadNowhere() throws {
    try folder.write("file")
    try folder.link("loop", to: "loop")
    try folder.link("broken", to: "nowhere")
    let long = String(repeating: "n", count: 300)
    #expect(
      folder.problems(["gone.yaml", "gone.yaml", "file/x", "loop", "broken", long]) == [
        "broken: no such file or directory",
        "file/x: a part of the path is not a directory",
        "gone.yaml: no such file or directory",
        "loop: too many levels of symbolic links",
        "\(long): path is too long",
      ]
    )
    #expect(FileDiscovery().discover([FilePath("")]).problems.count == 1)
  }

  @Test func readsStreamsWhenNamedOnly() throws {
    #expect(folder("fifo.yaml").withCString { mkfifo($0, 0o644) } == 0)
    #expect(folder.discover() == [])
    #expect(folder.problems([""]) == [])
    #expect(folder.discover(["fifo.yaml"]) == ["fifo.yaml"])
  }

  @Test func refusesDevices() {
    let (files, problems, _, _) = FileDiscovery().discover([FilePath("/dev/null")])
    #expect(files.isEmpty)
    #expect(problems.map(\.message) == ["is not a regular file"])
    #expect(FileDiscovery().discover([FilePath("/dev/stdin")]).problems.isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0, "root reads every folder"))
  func goesOnAfterAFolderThatCannotBeRead() throws {
    try folder.write(["a/x.yaml", "b/x.yaml"])
    _ = folder("a").withCString { chmod($0, 0) }
    defer { _ = folder("a").withCString { chmod($0, 0o755) } }
    #expect(folder.discover() == ["b/x.yaml"])
    #expect(folder.problems([""]) == ["a: permission denied"])
    #expect(folder.problems(["a/x.yaml"]) == ["a/x.yaml: permission denied"])
  }
}
