import LintTestSupport
import Testing

@testable import LintWorkspace

struct KnownFoldersTests {
  /// Some file systems ignore the case of names, so that of an entry decides nothing.
  @Test func `knows what a folder that was listed lacks`() throws {
    let folder = try TemporaryFolder()
    try folder.write([".Elasticache-Lint.yml", "main.tf"])
    let path = try #require(POSIX.realPath(of: folder.path))
    let folders = KnownFolders()
    #expect(folders.mayHave(".git", in: path))
    folders.add(try POSIX.entries(of: path), of: path)
    #expect(!folders.mayHave(".git", in: path))
    #expect(!folders.mayHave(".elasticache-lint.yaml", in: path))
    #expect(folders.mayHave(".elasticache-lint.yml", in: path))
    #expect(folders.mayHave("main.tf", in: path))
    #expect(!folders.isWorkTree(path))
  }
}
