import Testing

@testable import LintWorkspace

@Suite struct FilePathTests {
  @Test(
    arguments: [
      ("a", "a"), ("./a", "a"), ("././a", "a"), ("a/", "a"), ("a//b/./c", "a/b/c"),
      (".", "."), ("./", "."), ("/", "/"), ("//a", "/a"), ("../a", "../a"), ("a/../b", "a/../b"),
      ("", ""), ("-dash.yaml", "-dash.yaml"), ("a\0b", "a"),
    ]
  )
  func showsNormalForm(given: String, shown: String) {
    #expect(FilePath(given).description == shown)
  }

  @Test func equalsItsOtherSpellings() {
    #expect(FilePath("./a//b/") == FilePath("a/b"))
    #expect(Set([FilePath("./a"), FilePath("a")]).count == 1)
  }

  @Test func keepsBytesThatAreNotUTF8() {
    let path = FilePath(bytes: [0x61, 0xFF, 0x62])
    #expect(path.bytes == [0x61, 0xFF, 0x62])
    #expect(path.description == "a\u{FFFD}b")
    #expect(path.withCString { UInt8(bitPattern: $0[1]) } == 0xFF)
    #expect(path != FilePath(bytes: [0x61, 0xFE, 0x62]))
  }

  @Test func sortsComponentByComponent() {
    let sorted = ["/a", "B", "a", "a/b.yaml", "a/c/d", "a/c.yaml", "a-b/c", "a.yaml", "b", "é"]
    #expect(sorted.shuffled().map { FilePath($0) }.sorted().map(\.description) == sorted)
  }

  @Test func appendsAndTakesApart() {
    #expect(FilePath(".").appending("a") == FilePath("a"))
    #expect(FilePath("/").appending("a") == FilePath("/a"))
    #expect(FilePath("a").appending("b/c") == FilePath("a/b/c"))
    #expect(Array(FilePath("a/b").lastComponent) == Array("b".utf8))
    #expect(FilePath("/").lastComponent.isEmpty)
    #expect(FilePath("/a/b").parent == FilePath("/a"))
    #expect(FilePath("/a").parent == FilePath("/"))
    #expect(FilePath("/").parent == nil)
    #expect(FilePath("a").parent == nil)
    #expect(FilePath(".").components.isEmpty)
    #expect(FilePath("/a/b").components.map(Array.init) == [Array("a".utf8), Array("b".utf8)])
  }
}
