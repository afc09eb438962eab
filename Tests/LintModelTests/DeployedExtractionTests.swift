import LintDiagnostics
import LintScenarios
import LintText
import Testing

@testable import LintModel

struct DeployedExtractionTests {
  /// The bytes on a line of ten.
  private static func range(_ line: Int) -> Range<Int> { 10 * line..<10 * line + 5 }

  private static func cache(
    _ id: String = "Cache",
    line: Int = 1,
    in scenarios: [Scenario?] = [nil],
    hasDefault: Bool = true,
  ) -> Cache {
    Cache(
      id: Text(id),
      type: .cloudFormationServerless,
      path: "Stack/\(id)",
      range: range(line),
      possibilities: scenarios.map { scenario in
        Possibility(
          scenario: scenario,
          retention: .days(0),
          range: range(line),
          engine: .notWritten,
        )
      },
      coverage: ScenarioCoverage(hasDefault: hasDefault, isAlwaysCreated: !hasDefault),
    )
  }

  private static func stack(
    _ id: String = "Stack",
    line: Int = 1,
    in scenarios: [Scenario?] = [nil],
    hasDefault: Bool = true,
  ) -> NestedStack {
    NestedStack(
      id: Text(id),
      range: range(line),
      templatePath: "\(id).yaml",
      deployments: scenarios.map { deployment($0, hasDefault: hasDefault) },
    )
  }

  private static func deployment(
    _ scenario: Scenario? = nil,
    hasDefault: Bool = true,
  ) -> NestedStack.Deployment {
    NestedStack.Deployment(
      parameters: ParameterValues(["Days": "7"]),
      scenario: scenario,
      coverage: ScenarioCoverage(hasDefault: hasDefault, isAlwaysCreated: !hasDefault),
    )
  }

  /// The coverage of both: a cache has both properties only where both have them.
  private static func coverage(_ first: Bool, _ second: Bool) -> ScenarioCoverage {
    ScenarioCoverage(hasDefault: first && second, isAlwaysCreated: !first && !second)
  }

  private static func scenario(_ parameters: String...) -> Scenario {
    Scenario(parameters.map { Scenario.Choice(parameter: Text($0), value: "a", exceptions: nil) })
  }

  // MARK: Deployed

  @Test(
    arguments: [
      (nil, nil, nil), (scenario("A"), nil, "when A is 'a'"),
      (nil, scenario("A"), "when Data.A is 'a'"),
      (scenario("A", "B"), scenario("A"), "when A is 'a' and B is 'a' and Data.A is 'a'"),
    ] as [(Scenario?, Scenario?, String?)]
  )
  func `its own parameters have the name of the stack`(
    _ parent: Scenario?,
    _ child: Scenario?,
    _ clause: String?,
  ) throws {
    let extraction = Extraction(
      caches: [Self.cache(in: [child])],
      nestedStacks: [Self.stack(in: [child])],
    )
    let deployed = extraction.deployed(by: Self.deployment(parent), of: "Data")
    #expect(deployed.caches.flatMap(\.possibilities).map(\.scenario?.description) == [clause])
    let deployments = deployed.nestedStacks.flatMap(\.deployments)
    #expect(deployments.map(\.scenario?.description) == [clause])
    #expect(deployments.map { $0.parameters["Days"] } == ["7"])
  }

  @Test func `what leads there is said as it was`() {
    let choices = [
      Scenario.Choice(parameter: "A", value: nil, exceptions: nil),
      Scenario.Choice(parameter: "B", value: "b", exceptions: ["c"]),
    ]
    let extraction = Extraction(caches: [Self.cache(in: [Scenario(choices)])])
    let deployed = extraction.deployed(by: Self.deployment(), of: "Data")
    #expect(
      deployed.caches.first?.possibilities.first?.scenario?.description
        == "when Data.A has a certain hidden value and Data.B is anything but 'c'"
    )
  }

  @Test(arguments: [false, true], [false, true])
  func `has a default where both templates have one`(_ parent: Bool, _ child: Bool) {
    let extraction = Extraction(
      caches: [Self.cache(hasDefault: child)],
      nestedStacks: [Self.stack(hasDefault: child)],
    )
    let deployed = extraction.deployed(by: Self.deployment(hasDefault: parent), of: "Data")
    #expect(deployed.caches.map(\.coverage) == [Self.coverage(parent, child)])
    let deployments = deployed.nestedStacks.flatMap(\.deployments)
    #expect(deployments.map(\.coverage) == [Self.coverage(parent, child)])
  }

  @Test func `is the same cache and the same stack`() {
    var cache = Self.cache()
    cache.stackPath = ["Outer"]
    cache.origin = .unknown(remedy: "look", trail: [])
    cache.lines = [LineRange(.start ..< .start)]
    cache.declaration = "every"
    let extraction = Extraction(caches: [cache], nestedStacks: [Self.stack()], effort: 9)
    let deployed = extraction.deployed(by: Self.deployment(), of: "Data")
    #expect(deployed.effort == 9)
    #expect(deployed.caches.map(\.id) == ["Cache"] && deployed.caches.map(\.range) == [cache.range])
    #expect(deployed.caches.map(\.type) == [.cloudFormationServerless])
    #expect(deployed.caches.map(\.path) == ["Stack/Cache"])
    #expect(deployed.caches.map(\.stackPath) == [["Outer"]])
    #expect(deployed.caches.map(\.lines) == [cache.lines])
    #expect(deployed.caches.map(\.declaration) == ["every"])
    #expect(deployed.caches.map(\.isSettled) == [false])
    #expect(deployed.nestedStacks.map(\.id) == ["Stack"])
    #expect(deployed.nestedStacks.map(\.range) == [Self.range(1)])
    #expect(deployed.nestedStacks.map(\.templatePath) == ["Stack.yaml"])
  }

  // MARK: Merged

  typealias Resource = (id: String, line: Int, parameters: [String])

  /// The resources of two deployments of one document, and what comes of both: the logical ID, the
  /// line, and the parameters of the scenarios.
  @Test(
    arguments: [
      ([("A", 1, ["x"])], [("A", 1, ["y", "z"])], ["A 1 x y z"]),
      ([("A", 1, ["x"])], [("B", 1, ["y"])], ["A 1 x", "B 1 y"]),
      // A document may declare a logical ID twice.
      ([("A", 1, ["x"])], [("A", 2, ["y"])], ["A 1 x", "A 2 y"]),
      ([("A", 1, ["x"]), ("B", 2, ["x"])], [("B", 2, ["y"])], ["A 1 x", "B 2 x y"]),
      ([], [("A", 1, ["x"]), ("B", 2, ["x"]), ("A", 1, ["y"])], ["A 1 x y", "B 2 x"]),
      ([("A", 1, ["x"])], [], ["A 1 x"]),
    ] as [([Resource], [Resource], [String])]
  )
  func `is one if it stands in one place`(
    _ first: [Resource],
    _ second: [Resource],
    _ merged: [String],
  ) {
    func extraction(_ resources: [Resource]) -> Extraction {
      var extraction = Extraction()
      for (id, line, parameters) in resources {
        let scenarios = parameters.map { Self.scenario($0) }
        extraction.caches.append(Self.cache(id, line: line, in: scenarios))
        extraction.nestedStacks.append(Self.stack(id, line: line, in: scenarios))
      }
      return extraction
    }
    func outline(_ id: String, _ range: Range<Int>, _ scenarios: [Scenario?]) -> String {
      let parameters = scenarios.map { $0?.choices.map(\.parameter).joined() ?? "" }
      return "\(id) \(range.lowerBound / 10) \(parameters.joined(separator: " "))"
    }
    var found = extraction(first)
    found.merge(extraction(second))
    #expect(
      found.caches.map { outline($0.id.string, $0.range, $0.possibilities.map(\.scenario)) }
        == merged
    )
    #expect(
      found.nestedStacks.map { outline($0.id.string, $0.range, $0.deployments.map(\.scenario)) }
        == merged
    )
    #expect(found.nestedStacks.allSatisfy { $0.templatePath == "\($0.id).yaml" })
  }

  @Test(arguments: [false, true], [false, true])
  func `has a default where both deployments have one`(_ first: Bool, _ second: Bool) {
    var found = Extraction(caches: [Self.cache(hasDefault: first)])
    found.merge(Extraction(caches: [Self.cache(hasDefault: second)]))
    #expect(found.caches.map(\.coverage) == [Self.coverage(first, second)])
  }
}
