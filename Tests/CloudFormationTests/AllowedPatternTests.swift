import LintText
import Testing

@testable import CloudFormation

struct AllowedPatternTests {
  @Test(
    arguments: [
      ("live|test", ["live", "test"], ["", "liv", "live|test", "livetest"]),
      ("^(prod|stage)$", ["prod", "stage"], ["dev", "prod ", "^prod$"]),
      ("^prod$|^dev$", ["prod", "dev"], ["prodev"]),
      ("[a-z]+", ["a", "abc"], ["", "A", "a1"]), ("[^a-z]*", ["", "A1"], ["a"]),
      ("\\d{2}:\\d{2}-\\d{2}:\\d{2}", ["01:30-02:30"], ["1:30-02:30", "01:30-02:300"]),
      ("(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})", ["1.255/16"], ["1x2/16", "1.2/160"]),
      ("[\\w.-]+@(?:[a-z]+\\.)+[a-z]{2,4}", ["a-b@c.d.com"], ["a@com", "@c.com"]),
      ("a{2,}", ["aa", "aaaa"], ["a"]), ("(a*)*b?", ["", "aab"], ["bb"]), ("a.c?", ["ab"], ["a\n"]),
      ("", [""], ["a"]), ("a-z", ["a-z"], ["b"]), ("[a-]", ["a", "-"], ["b"]),
    ] as [(Text, [Text], [Text])]
  )
  func `matches a whole value`(_ pattern: Text, _ matching: [Text], _ other: [Text]) throws {
    let pattern = try #require(AllowedPattern(pattern))
    for value in matching { #expect(pattern.matches(value) == true, "\(value)") }
    for value in other { #expect(pattern.matches(value) == false, "\(value)") }
    for word in pattern.words.texts { #expect(pattern.matches(word) == true, "\(word)") }
  }

  @Test(arguments: [
    "(?i)a", "(?=a)a", "a++", "\\p{Alpha}", "\\bfoo", "(a)\\1", "[a&&b]", "[a[b]]", "a^b", "(a$)b",
    "(",
    "a)", "[", "a{", "a{2", "a{3,2}", "*", "[]", "[b-a]", "a**", "\\Qa\\E", "a{1001}",
  ])
  func `leaves other patterns to Java`(_ pattern: Text) {
    #expect(AllowedPattern(pattern) == nil)
  }

  @Test(
    arguments: [
      ("^prod$", ["prod"], true), ("a?b?", ["", "b", "a", "ab"], true),
      ("(a|b){2}", ["aa", "ab", "ba", "bb"], true), ("a+", ["a", "aa", "aaa", "aaaa"], false),
    ] as [(Text, [Text], Bool)]
  )
  func `lists values`(_ pattern: Text, _ words: [Text], _ areAll: Bool) throws {
    let found = try #require(AllowedPattern(pattern)).words
    #expect(found.texts == words && found.areAll == areAll)
  }

  /// Patterns on which a matcher that goes back takes exponential time, and very long words.
  @Test(arguments: ["(a*)*b", "((a+)+)+b", "(a|a)*b", "((a{1000}){1000}){1000}", "(x{999})*y"])
  func `gives up in time`(_ pattern: Text) throws {
    let pattern = try #require(AllowedPattern(pattern))
    let value = Text(String(repeating: "a", count: 20_000))
    let duration = ContinuousClock().measure {
      #expect(pattern.matches(value) != true)
    }
    #expect(duration < .seconds(1))
  }
}
