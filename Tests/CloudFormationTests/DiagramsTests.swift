import LintModel
import LintText
import Testing

@testable import CloudFormation

struct DiagramsTests {
  private static let excess = Outcome(.undecided(.tooManyScenarios), at: nil)

  private static func outcome(_ number: Int) -> Outcome {
    Outcome(.text("\(number)"), at: nil)
  }

  // MARK: Bounds

  /// Contents are compared while they are few, and hashed when they are more.
  @Test(arguments: [1, 7, 8, 9, 10, 40])
  func `keeps each diagram once`(_ count: Int) {
    var diagrams = Diagrams(limit: count, effortLimit: .max)
    var made: [Diagrams.Diagram] = []
    for number in 0..<count { made.append(diagrams.outcome(Self.outcome(number))) }
    #expect(Set(made).count == count)
    // Full, but what is there can be had again.
    for number in 0..<count {
      #expect(diagrams.outcome(Self.outcome(number)) == made[number])
      #expect(diagrams.outcomes(of: made[number]) == [Self.outcome(number)])
    }
    #expect(diagrams.excess == nil)
    let excess = diagrams.outcome(Self.outcome(count))
    #expect(diagrams.excess == excess && !made.contains(excess))
    #expect(diagrams.outcomes(of: excess) == [Self.excess])
    // What was there can't be had again: nothing is evaluated any more.
    #expect(diagrams.outcome(Self.outcome(0)) == excess)
  }

  @Test func `takes effort up to its limit`() {
    var diagrams = Diagrams(limit: 100, effortLimit: 3)
    for number in 0..<3 {
      #expect(diagrams.effort == number)
      _ = diagrams.outcome(Self.outcome(number))
    }
    #expect(diagrams.excess == nil)
    let excess = diagrams.outcome(Self.outcome(0))
    #expect(diagrams.excess == excess)
    // Others may still need what remains of the budget of a file.
    diagrams.spend(1_000)
    #expect(diagrams.effort == 4)
  }

  /// Once a limit is exceeded, each operation on diagrams ends at once.
  @Test func `evaluates nothing beyond its limit`() {
    var diagrams = Diagrams(limit: 3, effortLimit: .max)
    let (one, two) = (diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)))
    let decision = diagrams.decision(on: 0, [one, two])
    let excess = diagrams.outcome(Self.outcome(3))
    var calls = 0
    func change(_ outcome: Outcome) -> Outcome {
      calls += 1
      return outcome
    }
    #expect(diagrams.map(decision, change) == excess)
    #expect(diagrams.combine(decision, decision) { first, _ in change(first) } == excess)
    #expect(diagrams.fixing(0, to: 1, in: decision) == excess)
    #expect(diagrams.choice(of: 1, [decision, decision]) == excess)
    #expect(calls == 0)
  }

  @Test(arguments: [(63, 1), (64, 2), (127, 2), (128, 3), (6_400, 101)])
  func `what is long takes effort`(_ size: Int, _ effort: Int) {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let text = Text(String(repeating: "x", count: size))
    _ = diagrams.outcome(Outcome(.text(text), at: nil))
    #expect(diagrams.effort == effort)
  }

  /// An element of a list counts as eight bytes besides its text, and a place as its message.
  @Test func `what has many parts takes effort`() throws {
    func effort(_ outcome: Outcome) -> Int {
      var diagrams = Diagrams(limit: 1, effortLimit: .max)
      _ = diagrams.outcome(outcome)
      return diagrams.effort
    }
    func list(_ count: Int, _ element: Outcome.Value) -> Outcome {
      Outcome(.list(Array(repeating: element, count: count)), at: nil)
    }
    func text(_ size: Int) -> Text { Text(String(repeating: "x", count: size)) }
    #expect(effort(list(7, .truth(true))) == 1 && effort(list(8, .truth(true))) == 2)
    #expect(effort(list(2, .text(text(23)))) == 1 && effort(list(2, .text(text(24)))) == 2)
    #expect(effort(list(3, .text(text(13)))) == 1 && effort(list(3, .text(text(14)))) == 2)
    let node = try Reading.root("a: 1")
    func steps(_ size: Int, to value: Outcome.Value) -> Outcome {
      Outcome(value, at: nil, steps: [Steps.Step(message: text(size), node: node)])
    }
    #expect(effort(steps(62, to: .text("x"))) == 1 && effort(steps(63, to: .text("x"))) == 2)
    // A truth has no text.
    #expect(effort(steps(63, to: .truth(true))) == 1)
    #expect(effort(steps(64, to: .truth(true))) == 2)
  }

  @Test func `a decision takes effort for each branch`() {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let (one, two) = (diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)))
    let before = diagrams.effort
    let decision = diagrams.decision(on: 0, [one, two, one])
    #expect(diagrams.effort == before + 4)
    #expect(diagrams.decision(on: 0, [one, two, one]) == decision)
    #expect(diagrams.decision(on: 1, [two, two]) == two)
  }

  @Test func `reserves what there is room for`() {
    var diagrams = Diagrams(limit: 3, effortLimit: .max)
    _ = diagrams.outcome(Self.outcome(0))
    diagrams.reserve(2)
    #expect(diagrams.effort == 3)
    #expect(diagrams.excess == nil)
    diagrams.reserve(3)
    #expect(diagrams.excess != nil)
  }

  // MARK: Asking

  /// Cost of a variable with a default, of another value, and of a variable without default.
  @Test func `tells the cheapest way to each outcome`() {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let (one, two, three) = (
      diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)),
      diagrams.outcome(Self.outcome(3)),
    )
    let inner = diagrams.decision(on: 1, [one, two])
    let outer = diagrams.decision(on: 0, [inner, two, three])
    // The second value of the outer variable is dear, so that `two` is reached through the inner one.
    let costs = [[0, 9, 4], [2, 3]]
    let ways = diagrams.cheapestWays(in: outer) { costs[$0][$1] }
    #expect(ways.map(\.outcome) == [1, 2, 3].map(Self.outcome))
    #expect(ways.map(\.cost) == [2, 3, 4])
    #expect(ways.map(\.values) == [[0: 0, 1: 0], [0: 0, 1: 1], [0: 2]])
  }

  @Test(arguments: [(2, [0: 1]), (3, [0: 0, 1: 1])])
  func `of ways that cost the same the first is told`(_ cost: Int, _ values: [Int: Int]) throws {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let (one, two) = (diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)))
    let outer = diagrams.decision(on: 0, [diagrams.decision(on: 1, [one, two]), two])
    let ways = diagrams.cheapestWays(in: outer) { variable, value in
      variable == 0 ? (value == 1 ? cost : 0) : (value == 1 ? 2 : 0)
    }
    let way = try #require(ways.first { $0.outcome == Self.outcome(2) })
    #expect(way.cost == 2)
    #expect(way.values == values)
  }
}
