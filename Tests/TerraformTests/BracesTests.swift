import LintText
import Testing

@testable import Terraform

/// Alternatives in the patterns of `fileset`.
struct BracesTests {
  @Test(arguments: [
    ("*.yaml", ["*.yaml"]),
    ("**/*.{yml,yaml}", ["**/*.yml", "**/*.yaml"]),
    ("{a,b}/{c,d}", ["a/c", "a/d", "b/c", "b/d"]),
    ("a{,b}", ["a", "ab"]),
  ])
  func `braces have alternatives`(_ pattern: String, _ expanded: [String]) {
    #expect(Text(pattern).bracesExpanded.map(\.string) == expanded)
  }

  @Test(arguments: [
    "{a,b", "a}", "{a,b}}", "\\{a,b}", "{a/b,c}", "{,d/}a.yml", "{a/**,b}/*.yml", "{a,b{c,d}}",
    "{{a,b},c}",
  ])
  func `other patterns stay`(_ pattern: String) {
    #expect(Text(pattern).bracesExpanded.map(\.string) == [pattern])
  }

  @Test func `their number is bounded`() {
    let pattern = String(repeating: "{a,b}", count: 10)
    #expect(Text(pattern).bracesExpanded.map(\.string) == [pattern])
  }
}
