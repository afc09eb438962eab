import LintText
import Testing

@testable import CloudFormation

/// The values of parameters with which a text of `Fn::Sub` or `Fn::Join` is a certain text.
struct TextPatternTests {
  /// A pattern of names in braces and literals: `{A}-{B}`.
  private static func pattern(_ text: String) -> TextPattern<Text> {
    var pattern = TextPattern<Text>()
    for part in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let pieces = part.element.split(separator: "}", omittingEmptySubsequences: false)
      if part.offset > 0, let name = pieces.first { pattern.append(.hole(Text(String(name)))) }
      if let literal = pieces.last, part.offset == 0 || pieces.count > 1 {
        pattern.append(.text(Text(String(literal))))
      }
    }
    return pattern
  }

  @Test(
    arguments: [
      ("a", "a", [[]]), ("a", "b", []), ("{A}", "", [[""]]), ("{A}-x", "live-x", [["live"]]),
      ("{A}-x", "live", []), ("{A}{B}", "ab", [["", "ab"], ["a", "b"], ["ab", ""]]),
      ("{A}-{B}", "a-b-c", [["a", "b-c"], ["a-b", "c"]]), ("x{A}", "x日本", [["日本"]]),
    ] as [(String, Text, [[Text]])]
  )
  func `are all found`(_ pattern: String, _ text: Text, _ solutions: [[Text]]) {
    #expect(Self.pattern(pattern).solutions(of: text) == solutions)
  }

  /// A mapping may have ten thousands of keys, each of which is tried.
  @Test(arguments: [(4_095, true), (4_096, false), (20_000, false)])
  func `of more holes than steps are not searched for`(_ count: Int, _ isSearched: Bool) {
    let pattern = Self.pattern(String(repeating: "{A}", count: count))
    var effort = 0
    #expect((pattern.solutions(of: "", effort: &effort) != nil) == isSearched)
    #expect((effort > 0) == isSearched)
  }

  @Test func `are charged for`() {
    let pattern = Self.pattern(String(repeating: "{A}", count: 100))
    var effort = 0
    #expect(pattern.solutions(of: "key", effort: &effort) == nil)
    #expect(effort > 64)
    effort = 0
    #expect(Self.pattern("{A}-{B}").solutions(of: "a-b", effort: &effort)?.count == 1)
    #expect(effort == 0)
  }
}
