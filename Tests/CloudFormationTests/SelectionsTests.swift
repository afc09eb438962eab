import LintModel
import LintScenarios
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

/// Which parameters select among scenarios, and what they are compared with.
struct SelectionsTests {
  private static func selections(
    _ limit: String,
    parameters: String = "P: {Type: String}, Q: {Type: String}",
    conditions: String = "",
    rules: String = "",
    given: [String: String] = [:],
    effortLimit: Int = Budget.scenarioLimit,
  ) throws -> Selections {
    let template = try Reading.template(
      """
      Parameters: {\(parameters)}
      Conditions: {\(conditions)}
      Rules: {\(rules)}
      Mappings: {M: {k: {x: 1, y: 2}, l: {z: 3}}, N: {m: {w: 4}}}
      Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Limit: \(limit)}}}
      """
    )
    let node = try #require(template.resources.first?.node["Properties"]?["Limit"])
    var budget = Budget(documentCount: 1)
    budget.charge(Budget.scenarioLimit - effortLimit)
    return Selections(
      of: [(node, Bindings())],
      condition: nil,
      in: template,
      ParameterValues(given),
      budget,
    )
  }

  /// What `P` and `Q` are compared with; nil where they select nothing.
  private static func constants(_ selections: Selections) -> [[String]?] {
    ["P", "Q"].map { selections.selects($0) ? selections.constants(for: $0).map(\.string) : nil }
  }

  @Test(
    arguments: [
      // Keys are compared with keys of the mappings that may be meant.
      ("!FindInMap [M, !Ref P, !Ref Q]", [["k", "l"], ["x", "y", "z"]]),
      ("!FindInMap [!Ref P, !Ref Q, w]", [["M", "N"], ["k", "l", "m"]]),
      ("!FindInMap [M, k, x, {DefaultValue: !If [A, 1, 2]}]", [["a"], nil]),
      ("!FindInMap [M, k]", [nil, nil]),
      // An index is compared with the indices of the list, as far as it is written.
      ("!Select [!Ref P, [1, 2]]", [["0", "1"], nil]),
      ("!Select [!Ref P, [!If [B, 1, 2]]]", [["0"], ["b"]]),
      ("!Select [!Ref P, !Ref Q]", [(0..<8).map(String.init), nil]),
      ("!Select [!Ref P]", [nil, nil]),
      // A parameter that only is a value selects nothing.
      ("!Ref P", [nil, nil]), ("[!Ref P, !Sub '${Q}']", [nil, nil]),
      ("!If [A, !If [B, 1, 2], 3]", [["a"], ["b"]]),
      ("!Join ['', [!If [B, 1, 2]]]", [nil, ["b"]]),
      ("!Base64 {'Fn::If': [B, 1, 2]}", [nil, ["b"]]),
      ("{x: {y: !If [B, 1, 2]}}", [nil, ["b"]]),
      ("!Transform {Name: X, Parameters: {x: !If [B, 1, 2]}}", [nil, ["b"]]),
    ] as [(String, [[String]?])]
  )
  func `parameters select by conditions, keys and indices`(
    _ limit: String,
    _ constants: [[String]?],
  ) throws {
    let selections = try Self.selections(
      limit,
      conditions: "A: !Equals [!Ref P, a], B: !Equals [b, !Ref Q]",
    )
    #expect(Self.constants(selections) == constants)
  }

  @Test(
    arguments: [
      ("!Equals [!Ref P, a]", [["a"], nil]), ("!Equals [!Ref P, 1]", [["1"], nil]),
      ("!Not [!Equals [!Ref P, a]]", [["a"], nil]),
      ("!Or [!Equals [!Ref P, a], !Condition B]", [["a"], ["b"]]),
      ("!And [!Equals [!Ref P, b], !Equals [!Ref P, a], !Equals [!Ref P, b]]", [["b", "a"], nil]),
      // What two parameters that are compared with one another are compared with, both may be.
      ("!Equals [!Ref P, !Ref Q]", [[], []]),
      ("!And [!Equals [!Ref P, a], !Equals [!Ref P, !Ref Q]]", [["a"], ["a"]]),
      // A key of a look-up is compared with keys, and what is found with the constants.
      ("!Equals [!FindInMap [M, !Ref P, x], a]", [["k", "l"], nil]),
      ("!Equals [!FindInMap [M, k, !Ref P], a]", [["x", "y", "z"], nil]),
      ("!Equals [!FindInMap [M, k, x], !Ref Q]", [nil, ["1", "2", "3"]]),
      ("!Equals [!FindInMap [M, k, x, {DefaultValue: !Ref Q}], a]", [nil, ["a"]]),
      // Neither is an index or a delimiter one of them.
      ("!Equals [!Select [!Ref P, [!Ref Q, a]], b]", [["0", "1"], ["b"]]),
      ("!Equals [!Join ['-', [!Ref P, a]], b]", [[], nil]),
      ("!Equals [!Join ['-', [!Ref P, a]], b-a]", [["b"], nil]),
      ("!Equals [!Join ['-', !Ref P], b-a]", [["b,a"], nil]),
      ("!Equals [!Sub 'x-${P}-${Q}', x-a-b-c]", [["a", "a-b"], ["b-c", "c"]]),
      ("!Equals [!Select [1, !Split ['-', !Ref P]], b]", [["x-b"], nil]),
      ("!Equals [!Select [0, !Ref P], b]", [["b"], nil]),
      ("!Equals [!Join [!Ref P, [!Ref Q]], b]", [[], []]),
      ("!Equals [!Sub ['${P}${X}', {X: a}], b]", [[], nil]),
      ("!Equals [!Sub ['${P}${X}', {X: a}], ba]", [["b"], nil]),
      ("!Equals [!GetAtt a.b, !Ref P]", [[], nil]),
      ("!Equals [!ImportValue a, !Ref P]", [[], nil]),
      ("!Contains [[a, b], !Ref P]", [["a", "b"], nil]),
      ("!Condition B", [nil, ["b"]]), ("true", [nil, nil]),
    ] as [(String, [[String]?])]
  )
  func `conditions tell what parameters are compared with`(
    _ condition: String,
    _ constants: [[String]?],
  ) throws {
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      conditions: "A: \(condition), B: !Equals [!Ref Q, b]",
    )
    #expect(Self.constants(selections) == constants)
  }

  /// What one of two parameters may be, the other may be as well.
  @Test(
    arguments: [
      ("{Type: String, AllowedValues: [a, b]}", [:], ["a", "b"]),
      ("{Type: String, AllowedValues: [a, b], Default: b}", [:], ["a", "b"]),
      ("{Type: String, Default: a}", [:], ["a"]), ("{Type: String}", [:], []),
      ("{Type: String, AllowedValues: [a, b]}", ["P": "c"], ["c"]),
    ] as [(String, [String: String], [String])]
  )
  func `parameters that are compared share their values`(
    _ declaration: String,
    _ given: [String: String],
    _ values: [String],
  ) throws {
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      parameters: "P: \(declaration), Q: {Type: String}",
      conditions: "A: !Equals [!Ref Q, !Ref P]",
      given: given,
    )
    #expect(selections.constants(for: "Q").map(\.string) == values)
    #expect(selections.secrets.isEmpty)
  }

  @Test func `what is compared with a constant alone need not have its default`() throws {
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      parameters: "P: {Type: String, NoEcho: true, Default: d}, Q: {Type: String}",
      conditions: "A: !Equals [!Ref P, a]",
    )
    #expect(selections.constants(for: "P") == ["a"])
    #expect(selections.secrets.isEmpty)
  }

  @Test func `what a secret may be is secret, unless another parameter says it as well`() throws {
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      parameters: "P: {Type: String, NoEcho: true, AllowedValues: [a, b]}, "
        + "Q: {Type: String, AllowedValues: [b, c]}",
      conditions: "A: !Equals [!Ref Q, !Ref P]",
    )
    #expect(selections.constants(for: "Q") == ["b", "c", "a"])
    #expect(selections.secrets == ["a"])
  }

  /// A parameter that is a key or an index is bound by what a rule says of that.
  @Test(arguments: [
    ("!FindInMap [M, !Ref P, x]", ["a", "k", "l"]), ("!Select [!Ref P, [1, 2]]", ["a", "0", "1"]),
  ])
  func `rules constrain what they use as a key or an index`(
    _ value: String,
    _ constants: [String],
  ) throws {
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      conditions: "A: !Equals [!Ref P, a]",
      rules: "R: {Assertions: [{Assert: !Equals [\(value), 1]}]}",
    )
    #expect(selections.rules.map(\.key.text) == ["R"])
    #expect(selections.constants(for: "P").map(\.string) == constants)
  }

  /// In a loop its identifier hides a parameter of the same name.
  @Test(arguments: [("!Select [!Ref P, [7, 0]]", true), ("!FindInMap [M, !Ref P, x]", true)])
  func `what stands for a turn of a loop is no parameter`(_ limit: String, _ isKey: Bool) throws {
    let template = try Reading.template(
      "Parameters: {P: {Type: String}}\nMappings: {M: {k: {x: 1}}}\nResources: {C: {Type: X, Limit: \(limit)}}"
    )
    let node = try #require(template.root["Resources"]?["C"]?["Limit"])
    func selects(_ bindings: Bindings) -> Bool {
      Selections(
        of: [(node, bindings)],
        condition: nil,
        in: template,
        ParameterValues(),
        Budget(documentCount: 1),
      )
      .selects("P")
    }
    #expect(selects(Bindings()) == isKey && !selects(Bindings().binding("P", to: "0")))
  }

  // MARK: Effort

  @Test(arguments: [("7", 1), ("[7, 8]", 3), ("{x: [7]}", 3)])
  func `each value costs the same`(_ limit: String, _ effort: Int) throws {
    #expect(try Self.selections(limit).effort == effort)
  }

  /// Text counts in pieces of 64 bytes, and each test of a condition as one.
  @Test func `each test and each piece of text costs the same`() throws {
    func effort(_ condition: String) throws -> Int {
      try Self.selections("!If [A, 1, 2]", conditions: "A: \(condition)").effort
    }
    #expect(try effort("!Not [true]") == effort("true") + 1)
    #expect(try effort("!Or [true, true]") == effort("true") + 2)
    let text = String(repeating: "x", count: 63)
    // What no parameter is compared with is not looked at.
    let short = try effort("!Equals [!GetAtt a.b, x]")
    #expect(try effort("!Equals [!GetAtt a.b, \(text)x]") == short)
    // A parameter that is compared makes the text one to be looked at.
    let compared = try effort("!Equals [!Ref P, \(text)]")
    #expect(try effort("!Equals [!Ref P, \(text)x]") == compared + 1)
  }

  /// A name of 64 bytes costs one more, each time that it is noted: as selecting, and with indices.
  @Test func `a long name costs more`() throws {
    func effort(_ name: String) throws -> Int {
      try Self.selections(
        "!Select [!Ref \(name), [1, 2]]",
        parameters: "\(name): {Type: String}",
      ).effort
    }
    let name = String(repeating: "P", count: 63)
    #expect(try effort(name) == effort("P") && effort(name + "P") == effort("P") + 2)
  }

  /// What there is too much of is looked at up to the limit, whatever it is.
  @Test(arguments: [
    // Values in a list, tests in a condition, and conditions with a name of 64 bytes.
    (String(repeating: "1, ", count: 100), ""),
    ("!If [A, 1, 2]", "A: !Or [\(String(repeating: "true, ", count: 100))]"),
    ("!If [A, 1, 2]", "A: !Or [\((100..<200).map { "!Condition \(name($0)), " }.joined())]"),
  ])
  func `is looked at up to the limit`(_ values: String, _ conditions: String) throws {
    let all = try Self.selections("[\(values)]", conditions: conditions)
    #expect(!all.isExceeded && all.effort > 100)
    for limit in [50, all.effort - 1] {
      let some = try Self.selections("[\(values)]", conditions: conditions, effortLimit: limit)
      #expect(some.isExceeded && some.effort == limit + 1)
    }
    let same = try Self.selections("[\(values)]", conditions: conditions, effortLimit: all.effort)
    #expect(!same.isExceeded && same.effort == all.effort)
  }

  private static func name(_ number: Int) -> String {
    "C\(number)" + String(repeating: "x", count: 60)
  }

  /// Once both have the hundred values of one, each comparison takes 300 for either.
  @Test func `parameters share their values up to the limit`() throws {
    let values = (0..<100).map { "v\($0)" }.joined(separator: ", ")
    let tests = String(repeating: "!Equals [!Ref P, !Ref Q], ", count: 50)
    let selections = try Self.selections(
      "!If [A, 1, 2]",
      parameters: "P: {Type: String, AllowedValues: [\(values)]}, Q: {Type: String}",
      conditions: "A: !Or [\(tests)]",
      effortLimit: 1_000,
    )
    #expect(selections.isExceeded && selections.effort <= 1_600)
  }
}
