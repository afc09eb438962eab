import LintSyntax
import LintText
import Testing

@testable import CloudFormation

struct StepsTests {
  private let nodes: [Node]

  init() throws { nodes = try Reading.root("[a, b, c, d]").elements }

  private func steps(_ letters: String) -> Steps {
    letters.reversed().reduce([]) { (one($1) as Steps).followed(by: $0) }
  }

  private func one(_ letter: Character) -> Steps {
    [Steps.Step(message: Text(String(letter)), node: nodes[Int(letter.asciiValue ?? 97) - 97])]
  }

  private func told(_ steps: Steps) -> String { steps.all.map(\.message).joined().string }

  @Test(arguments: [
    ("", "", ""), ("a", "", "a"), ("", "a", "a"), ("ab", "cd", "abcd"), ("ba", "c", "bac"),
    // What is on both is told where it comes first.
    ("a", "a", "a"), ("ab", "ba", "ab"), ("cb", "abd", "cbad"),
  ])
  func `are told in their order, each once`(_ left: String, _ right: String, _ expected: String) {
    #expect(told(steps(left).followed(by: steps(right))) == expected)
  }

  @Test func `are equal if all are, shared or not`() {
    let shared = steps("cd")
    #expect(steps("") == [] && steps("a") != [])
    #expect(steps("ab").followed(by: shared) == steps("abcd"))
    #expect(steps("ab").followed(by: shared) == steps("ab").followed(by: shared))
    #expect(steps("ab").followed(by: shared) != steps("ac").followed(by: shared))
    #expect(steps("ab").followed(by: shared) != steps("b").followed(by: shared))
    #expect(steps("abcd") != steps("abca") && steps("abcd") != steps("abc"))
    #expect(Set([steps("abcd"), steps("ab").followed(by: shared), steps("abca")]).count == 2)
    // Of one place two things may be said.
    let other: Steps = [Steps.Step(message: "other", node: nodes[0])]
    #expect(other != one("a") && other.followed(by: one("a")).all.count == 2)
  }

  @Test func `take the text of the first, and a place for each of the others`() {
    #expect(steps("").size == 0 && steps("a").size == 1 && steps("abcd").size == 49)
  }

  /// A list whose parts release one another in turn overflows the stack from some ten thousand on.
  @Test func `are released however many they are`() {
    var many: Steps = []
    let step = Steps.Step(message: "a", node: nodes[0])
    for _ in 0..<1_000_000 { many = many.preceded(by: step) }
    let (size, shared) = (many.size, many.preceded(by: step))
    many = []
    #expect(size == 15_999_985 && shared.size == size + 16 && many.size == 0)
  }
}
