import LintModel
import LintScenarios
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

/// What bounds the evaluation of a template, on both sides of each bound, and that what it looks at
/// grows no faster than the template.
struct EvaluationBoundsTests {
  private static func cache(_ limit: String) -> String {
    "{Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: \(limit)}}"
  }

  private static func retention(_ template: String) throws -> Retention? {
    try Reading.extraction(template).caches.first?.possibilities.first?.retention
  }

  // MARK: Depth

  @Test(arguments: [399, 400])
  func `functions stand in one another four hundred deep`(_ count: Int) throws {
    let value =
      String(repeating: "!If [A, 1, ", count: count) + "7" + String(repeating: "]", count: count)
    let retention = try Self.retention(
      "Conditions: {A: !Equals [a, b]}\nResources: {C: \(Self.cache(value))}"
    )
    #expect(
      retention
        == (count == 399 ? .days(7) : .undecided(.malformed("functions are nested too deep")))
    )
  }

  /// One is the `!If` that asks for the condition.
  @Test(arguments: [398, 399])
  func `tests of a condition stand in one another four hundred deep`(_ count: Int) throws {
    let test =
      String(repeating: "!Not [", count: count) + "true" + String(repeating: "]", count: count)
    let retention = try Self.retention(
      "Conditions: {A: \(test)}\nResources: {C: \(Self.cache("!If [A, 7, 1]"))}"
    )
    let reason = Undecided.malformed("conditions are nested too deep")
    #expect(retention == (count == 398 ? .days(7) : .oneOf([.days(7), .days(1)], reason)))
  }

  @Test(arguments: [198, 199])
  func `conditions refer to one another four hundred deep`(_ count: Int) throws {
    let chain = (0..<count).map { "  A\($0 + 1): !Not [!Condition A\($0)]\n" }.joined()
    let retention = try Self.retention(
      "Conditions:\n  A0: !Equals [a, a]\n\(chain)Resources: {C: \(Self.cache("!If [A\(count), 7, 1]"))}"
    )
    let reason = Undecided.malformed("functions are nested too deep")
    #expect(retention == (count == 198 ? .days(7) : .oneOf([.days(7), .days(1)], reason)))
  }

  @Test(arguments: [32, 33])
  func `of values of which nobody knows which is taken, some are told`(_ count: Int) throws {
    let values = (1...count).map(String.init)
    let value =
      values.dropLast().map { "!If [U, \($0), " }.joined() + (values.last ?? "")
      + String(repeating: "]", count: count - 1)
    let retention = try Self.retention(
      "Conditions: {U: !Equals [!GetAtt a.b, x]}\nResources: {C: \(Self.cache(value))}"
    )
    let reason = Undecided.deployTime(function: "Fn::GetAtt", argument: "a.b")
    #expect(
      retention
        == (count == 32 ? .oneOf((1...32).map(Retention.days), reason) : .undecided(reason))
    )
  }

  /// As many as a template may have parameters; two hundred conditions are 2 to the 200 scenarios.
  @Test func `two hundred conditions stand in one another`() throws {
    let numbers = 0..<200
    let parameters = numbers.map { "  P\($0): {Type: String, Default: a}\n" }.joined()
    let conditions = numbers.map { "  C\($0): !Equals [!Ref P\($0), b]\n" }.joined()
    let beginning = numbers.map { "!If [C\($0), " }.joined()
    let value = beginning + "0" + String(repeating: ", 7]", count: 200)
    let cache = try Reading.extraction(
      "Parameters:\n\(parameters)Conditions:\n\(conditions)Resources: {C: \(Self.cache(value))}"
    ).caches.first
    let possibilities = cache?.possibilities ?? []
    #expect(possibilities.count == 201)
    #expect(possibilities.filter { $0.retention == .days(7) }.count == 200)
    // The condition next to the value comes first, wherever the value stands.
    func way(upTo last: Int) -> [String] {
      (0...last).reversed().map { "condition 'C\($0)' is defined here" }
    }
    let told = possibilities.map { $0.explanations.map(\.message) }
    #expect(Set(told) == Set(numbers.map(way)))
  }

  // MARK: Effort

  private static func effort(_ template: String) throws -> Int {
    try Reading.extraction(template).effort
  }

  private static func rules(_ count: Int, backwards: Bool) -> String {
    let rules = (0..<count).map { index in
      "  R\(index): {Assertions: [{Assert: !Equals [!Ref P\(index), !Ref P\(index + 1)]}]}\n"
    }
    let ordered = backwards ? rules.reversed() : rules
    return "Parameters: {P0: {Type: String}}\nConditions: {A: !Equals [!Ref P0, z]}\n"
      + "Rules:\n\(ordered.joined())Resources: {C: \(cache("!If [A, 1, 0]"))}"
  }

  @Test(arguments: [false, true])
  func `rules are looked at once, whatever their order`(_ backwards: Bool) throws {
    let efforts = try [500, 1_000].map { count in
      let template = try Reading.template(Self.rules(count, backwards: backwards))
      let selections = Selections(
        of: [],
        condition: "A",
        in: template,
        ParameterValues(),
        Budget(documentCount: 1),
      )
      #expect(selections.rules.count == count)
      return selections.effort
    }
    #expect(efforts[0] > 500 && efforts[1] > efforts[0] && efforts[1] <= 2 * efforts[0])
  }

  @Test func `rules of other parameters cost nothing`() throws {
    let rules = (0..<1_000).map { "  R\($0): {Assertions: [{Assert: !Equals [!Ref Q, a]}]}\n" }
    let template =
      "Parameters: {P: {Type: String}, Q: {Type: String}}\nConditions: {A: !Equals [!Ref P, z]}\n"
      + "Rules:\n\(rules.joined())Resources: {C: \(Self.cache("!If [A, 1, 0]"))}"
    #expect(try Self.effort(template) < 100)
  }

  @Test func `rules hold whatever their order`() throws {
    for backwards in [false, true] {
      let extraction = try Reading.extraction(Self.rules(3, backwards: backwards))
      let choices = extraction.caches.first?.possibilities.compactMap(\.scenario)
        .flatMap { $0.choices.map(\.parameter) }
      #expect(choices.map(Set.init) == ["P0"])
    }
  }

  /// A number is long as well, though what it comes to is not.
  @Test(arguments: [10, 2_000_000], ["x", "1"])
  func `what is long costs more`(_ size: Int, _ character: String) throws {
    let text = String(repeating: character, count: size)
    let caches = (0..<20).map { "  C\($0): \(Self.cache("!If [A, 1, 0]"))\n" }
    let extraction = try Reading.extraction(
      "Parameters: {P: {Type: String}}\nConditions: {A: !Equals [!Ref P, \(text)]}\n"
        + "Resources:\n\(caches.joined())"
    )
    let undecided = extraction.caches.filter { cache in
      cache.possibilities.map(\.retention) == [.undecided(.tooManyScenarios)]
    }
    #expect(undecided.isEmpty == (size == 10))
    #expect(extraction.effort > size / 64)
  }

  @Test(arguments: [100, 100_000])
  func `values that are allowed count among the scenarios`(_ count: Int) throws {
    let values = (0..<count).map { "v\($0)" }.joined(separator: ", ")
    let caches = (0..<20).map { index in
      "  C\(index): {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: !Ref P}}\n"
    }
    let extraction = try Reading.extraction(
      "Parameters: {P: {Type: String, AllowedValues: [\(values)]}}\nResources:\n\(caches.joined())"
    )
    let last = extraction.caches.last?.possibilities.first
    #expect(
      last?.engine
        == (count == 100
          ? .oneOf((0..<100).map { "v\($0)" }, .parameter("P")) : .undecided(.tooManyScenarios))
    )
  }

  /// A value that is listed is laid out, made, and a branch; anything else needs not be laid out; and
  /// then there is the decision itself.
  @Test(arguments: [
    ("{Type: String, AllowedValues: [a, b, c]}", 3 * 3 + 1), ("{Type: String}", 3 + 2 + 1),
  ])
  func `each value of a parameter that selects counts`(
    _ declaration: String,
    _ effort: Int,
  ) throws {
    let template = try Reading.template(
      "Parameters: {P: \(declaration)}\nConditions: {A: !Equals [!Ref P, a]}\nResources: {C: {Type: X}}"
    )
    let budget = Budget(documentCount: 1)
    let given = ParameterValues()
    let selections = Selections(of: [], condition: "A", in: template, given, budget)
    var evaluator = Evaluator(template, given, selections, budget)
    _ = evaluator.reference(to: "P", at: template.root, Bindings())
    #expect(evaluator.diagrams.effort == effort)
  }

  /// A list and each of its elements count once.
  @Test func `properties that do not matter cost nothing, unless a loop makes some`() throws {
    func effort(_ properties: String) throws -> Int {
      try Self.effort(
        "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {\(properties)}}}"
      )
    }
    let tags = "Tags: [\(Array(repeating: "a", count: 50).joined(separator: ", "))]"
    #expect(try effort("Engine: redis, \(tags)") == effort("Engine: redis"))
    let loop = "Engine: redis, 'Fn::ForEach::L': [X, [a], {b: 1}]"
    #expect(try effort("\(loop), \(tags)") == effort(loop) + 51)
  }

  @Test func `a duplicate far behind a cache counts as well`() throws {
    let chain = (0..<200).map { "  A\($0 + 1): !Not [!Condition A\($0)]\n" }.joined()
    let caches = (0..<2_000).map { "  C\($0): \(Self.cache("!If [A200, 1, 0]"))\n" }
    let template =
      "Conditions:\n  A0: !Equals [a, a]\n\(chain)Resources:\n\(caches.joined())  D: {Type: X, Type: Y}"
    #expect(try Self.effort(template) < Budget.scenarioLimit + 10_000)
  }
}
