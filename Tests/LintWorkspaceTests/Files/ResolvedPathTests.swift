import LintTestSupport
import Testing

@testable import LintWorkspace

/// Where paths lead, whether or not there is something.
struct ResolvedPathTests {
  @Test(arguments: [
    ("a/b", "a/b"), ("link/b", "a/b"), ("link/../c", "c"), ("gone", "gone"),
    ("gone/x/y", "gone/x/y"), ("gone/../a", "a"), ("link/gone/../../a", "a"),
    ("dangling", "dangling"), ("", ""),
  ])
  func `follows links as far as there is something`(_ name: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a/b")
    try folder.link("link", to: "a")
    try folder.link("dangling", to: "nowhere/x")
    #expect(POSIX.resolvedPath(of: folder(name)) == folder(expected))
    // A run answers from what it knows, whichever it met first.
    let (files, folders) = (KnownFolders(), KnownFolders())
    for _ in 0..<2 {
      #expect(files.resolvedPath(of: folder(name)) == folder(expected))
      #expect(folders.resolvedPath(ofFolder: folder(name)) == folder(expected))
      #expect(folders.resolvedPath(of: folder(name)) == folder(expected))
      #expect(folders.realPath(of: folder(name)) == POSIX.realPath(of: folder(name)))
      #expect(folders.entry(at: folder(name)) == folder(name).entry)
    }
  }

  @Test(arguments: [
    ("x/../a/b", "a/b"), ("a/../x/../a/b", "a/b"), ("a/b", "a/b"), ("../a/b", "../a/b"),
    // Behind the link is the folder above `a/in`, and no `b`.
    ("link/../b", "link/../b"), ("link/../../a/b", "link/../../a/b"), ("x/../gone", "x/../gone"),
  ])
  func `takes detours out that lead to the same file`(_ name: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a/b", "x/y", "b"])
    try folder.write("a/in/z")
    try folder.link("link", to: "a/in")
    let path = FilePath("\(folder.path)/\(name)")
    #expect(path.withoutDetours == FilePath("\(folder.path)/\(expected)"))
  }

  @Test func `ends at the root and at the working folder`() {
    for path in ["/", "/no/../..", ".", "no-such", "no-such/x", "..", "../.."].map({ FilePath($0) })
    {
      #expect(KnownFolders().resolvedPath(of: path) == POSIX.resolvedPath(of: path))
      #expect(KnownFolders().resolvedPath(ofFolder: path) == POSIX.resolvedPath(of: path))
    }
    #expect(POSIX.resolvedPath(of: FilePath("/")) == FilePath("/"))
    #expect(POSIX.resolvedPath(of: FilePath("/no/../..")) == FilePath("/"))
    let working = POSIX.realPath(of: FilePath("."))
    #expect(POSIX.resolvedPath(of: FilePath(".")) == working)
    #expect(POSIX.resolvedPath(of: FilePath("no-such")) == working?.appending("no-such"))
  }
}
