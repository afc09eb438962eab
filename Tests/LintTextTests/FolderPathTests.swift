import LintText
import Testing

struct FolderPathTests {
  @Test(arguments: [
    ("./redis", "live", "live/redis"),
    ("../../modules/redis", "live/prod", "modules/redis"),
    ("../redis", ".", "../redis"),
    ("../redis", "..", "../../redis"),
    ("./a/./b//c/", ".", "a/b/c"),
    ("..", "live", "."),
    (".", ".", "."),
    ("../../x", "/live", "/x"),
    ("/x/../y", "live", "/y"),
  ])
  func `joins as Terraform does`(_ path: String, _ folder: String, _ expected: String) {
    #expect(FolderPath.joining(Text(path), to: Text(folder)) == Text(expected))
  }
}
