import LintText
import Testing

@testable import LintScenarios

struct ScenarioDiagramTests {
  /// A parameter with the values `0`, `1` and so on.
  private static func variable(
    _ name: Text,
    values count: Int = 2,
    default index: Int? = 0,
    other: Text? = nil,
    secrets: Set<Text> = [],
  ) -> ScenarioVariable {
    ScenarioVariable(
      name: name,
      values: (0..<count).map { "\($0)" },
      others: other.map { [$0] } ?? [],
      defaultIndex: index,
      isSecret: false,
      secrets: secrets,
    )
  }

  private static func smallest(
    _ nodes: [ScenarioDiagram.Node],
    _ variables: [Int: ScenarioVariable],
    limit: Int = 100,
    where isMeant: (Int) -> Bool,
  ) -> String? {
    ScenarioDiagram(nodes: nodes, variables: variables, limit: limit).smallest(where: isMeant)
      .map { "\($0.possibility): \($0.scenario?.description ?? "always")" }
  }

  @Test func `of values that cost the same the first is taken`() {
    let nodes: [ScenarioDiagram.Node] = [
      .possibility(0), .possibility(1), .possibility(2),
      .decision(variable: 0, children: [0, 1, 2]),
    ]
    let variables = [0: Self.variable("P", values: 3)]
    #expect(Self.smallest(nodes, variables) { $0 > 0 } == "1: when P is '1'")
    #expect(Self.smallest(nodes, variables) { $0 == 2 } == "2: when P is '2'")
    #expect(Self.smallest(nodes, variables) { $0 == 0 } == "0: always")
    #expect(Self.smallest(nodes, variables) { $0 == 3 } == nil)
  }

  /// Each possibility by itself takes a value of the required parameter, and both together none.
  @Test func `no value is named where each leads there`() {
    let nodes: [ScenarioDiagram.Node] = [
      .possibility(0), .possibility(1), .decision(variable: 0, children: [0, 1]),
    ]
    let variables = [0: Self.variable("P", default: nil)]
    #expect(Self.smallest(nodes, variables) { $0 == 1 } == "1: when P is '1'")
    #expect(Self.smallest(nodes, variables) { _ in true } == "0: always")
  }

  /// With the defaults of two other parameters, it does not matter what the required one is.
  @Test func `without room for the search a required value is named`() {
    let nodes: [ScenarioDiagram.Node] = [
      .possibility(0), .possibility(1), .decision(variable: 1, children: [0, 1]),
      .decision(variable: 2, children: [0, 1]), .decision(variable: 0, children: [2, 3]),
    ]
    let variables = [
      0: Self.variable("P", default: nil), 1: Self.variable("Q"), 2: Self.variable("R"),
    ]
    #expect(Self.smallest(nodes, variables) { $0 == 0 } == "0: always")
    #expect(Self.smallest(nodes, variables, limit: 0) { $0 == 0 } == "0: when P is '0'")
  }

  /// The first value of a required parameter leads there at once, the second with one more value.
  @Test func `a parameter is left open where that takes less`() {
    let nodes: [ScenarioDiagram.Node] = [
      .possibility(0), .possibility(1), .decision(variable: 2, children: [0, 1]),
      .decision(variable: 1, children: [2, 1]), .decision(variable: 0, children: [1, 3]),
    ]
    let variables = [
      0: Self.variable("P", default: nil), 1: Self.variable("Q", default: 0),
      2: Self.variable("R", default: 1),
    ]
    #expect(Self.smallest(nodes, variables) { $0 == 1 } == "1: always")
    #expect(Self.smallest(nodes, variables) { $0 == 0 } == "0: when P is '1' and R is '0'")
  }

  @Test func `values must create the cache, and those that cannot be deployed do not count`() {
    func nodes(_ second: ScenarioDiagram.Node) -> [ScenarioDiagram.Node] {
      [.possibility(0), second, .decision(variable: 0, children: [0, 1])]
    }
    let variables = [0: Self.variable("P", default: nil)]
    #expect(Self.smallest(nodes(.never), variables) { _ in true } == "0: when P is '0'")
    #expect(Self.smallest(nodes(.impossible), variables) { _ in true } == "0: always")
  }

  @Test func `shows a value besides those that are listed, and no secret`() {
    let nodes: [ScenarioDiagram.Node] = [
      .possibility(0), .possibility(1), .decision(variable: 0, children: [0, 0, 1]),
    ]
    let open = Self.variable("P", other: "x", secrets: ["1"])
    let scenario = ScenarioDiagram(nodes: nodes, variables: [0: open], limit: 9)
      .smallest { $0 == 1 }?.scenario
    #expect(
      scenario?.choices == [Scenario.Choice(parameter: "P", value: "x", exceptions: ["0"])]
    )
    let secret = Self.variable("P", other: "x", secrets: ["x"])
    let hidden = ScenarioDiagram(nodes: nodes, variables: [0: secret], limit: 9)
      .smallest { $0 == 1 }?.scenario
    #expect(hidden?.choices.map(\.value) == [nil])
  }
}
