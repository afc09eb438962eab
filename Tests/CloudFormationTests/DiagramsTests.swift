import LintText
import Testing

@testable import CloudFormation

struct DiagramsTests {
  private static func outcome(_ number: Int) -> Outcome {
    Outcome(.text("\(number)"), at: nil)
  }

  // MARK: Bounds

  /// Contents are compared while they are few, and hashed when they are more.
  @Test(arguments: [1, 7, 8, 9, 10, 40])
  func `keeps each diagram once`(_ count: Int) throws {
    var diagrams = Diagrams(limit: count, effortLimit: .max)
    var made: [Diagrams.Diagram] = []
    for number in 0..<count { made.append(try diagrams.outcome(Self.outcome(number))) }
    #expect(Set(made).count == count)
    // Full, but what is there can be had again.
    for number in 0..<count {
      #expect(try diagrams.outcome(Self.outcome(number)) == made[number])
      #expect(diagrams.outcomes(of: made[number]) == [Self.outcome(number)])
    }
    #expect(throws: ScenarioLimit.self) { try diagrams.outcome(Self.outcome(count)) }
  }

  @Test func `takes effort up to its limit`() throws {
    var diagrams = Diagrams(limit: 100, effortLimit: 3)
    for number in 0..<3 {
      #expect(diagrams.effort == number)
      _ = try diagrams.outcome(Self.outcome(number))
    }
    #expect(throws: ScenarioLimit.self) { try diagrams.outcome(Self.outcome(0)) }
    #expect(throws: ScenarioLimit.self) { try diagrams.spend(0) }
  }

  @Test(arguments: [(63, 1), (64, 2), (127, 2), (128, 3), (6_400, 101)])
  func `what is long takes effort`(_ size: Int, _ effort: Int) throws {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let text = Text(String(repeating: "x", count: size))
    _ = try diagrams.outcome(Outcome(.text(text), at: nil))
    #expect(diagrams.effort == effort)
  }

  /// An element of a list counts as eight bytes besides its text, and a place as its message.
  @Test func `what has many parts takes effort`() throws {
    func effort(_ outcome: Outcome) throws -> Int {
      var diagrams = Diagrams(limit: 1, effortLimit: .max)
      _ = try diagrams.outcome(outcome)
      return diagrams.effort
    }
    func list(_ count: Int, _ element: Outcome.Value) -> Outcome {
      Outcome(.list(Array(repeating: element, count: count)), at: nil)
    }
    func text(_ size: Int) -> Text { Text(String(repeating: "x", count: size)) }
    #expect(try effort(list(7, .truth(true))) == 1 && effort(list(8, .truth(true))) == 2)
    #expect(try effort(list(2, .text(text(23)))) == 1 && effort(list(2, .text(text(24)))) == 2)
    #expect(try effort(list(3, .text(text(13)))) == 1 && effort(list(3, .text(text(14)))) == 2)
    let node = try Reading.root("a: 1")
    func steps(_ size: Int, to value: Outcome.Value) -> Outcome {
      Outcome(value, at: nil, steps: [Steps.Step(message: text(size), node: node)])
    }
    #expect(try effort(steps(62, to: .text("x"))) == 1 && effort(steps(63, to: .text("x"))) == 2)
    // A truth has no text.
    #expect(try effort(steps(63, to: .truth(true))) == 1)
    #expect(try effort(steps(64, to: .truth(true))) == 2)
  }

  @Test func `a decision takes effort for each branch`() throws {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let (one, two) = try (diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)))
    let before = diagrams.effort
    let decision = try diagrams.decision(on: 0, [one, two, one])
    #expect(diagrams.effort == before + 4)
    #expect(try diagrams.decision(on: 0, [one, two, one]) == decision)
    #expect(try diagrams.decision(on: 1, [two, two]) == two)
  }

  @Test func `reserves what there is room for`() throws {
    var diagrams = Diagrams(limit: 3, effortLimit: .max)
    _ = try diagrams.outcome(Self.outcome(0))
    try diagrams.reserve(2)
    #expect(diagrams.effort == 3)
    #expect(throws: ScenarioLimit.self) { try diagrams.reserve(3) }
  }

  // MARK: Asking

  /// Cost of a variable with a default, of another value, and of a variable without default.
  @Test func `tells the cheapest way to each outcome`() throws {
    var diagrams = Diagrams(limit: 100, effortLimit: .max)
    let (one, two, three) = try (
      diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)),
      diagrams.outcome(Self.outcome(3)),
    )
    let inner = try diagrams.decision(on: 1, [one, two])
    let outer = try diagrams.decision(on: 0, [inner, two, three])
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
    let (one, two) = try (diagrams.outcome(Self.outcome(1)), diagrams.outcome(Self.outcome(2)))
    let outer = try diagrams.decision(on: 0, [try diagrams.decision(on: 1, [one, two]), two])
    let ways = diagrams.cheapestWays(in: outer) { variable, value in
      variable == 0 ? (value == 1 ? cost : 0) : (value == 1 ? 2 : 0)
    }
    let way = try #require(ways.first { $0.outcome == Self.outcome(2) })
    #expect(way.cost == 2)
    #expect(way.values == values)
  }
}
