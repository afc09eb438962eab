import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct TemplateReferencesTests {
  private static func references(
    _ value: String,
    _ conditions: String = "{}",
  ) throws -> TemplateReferences {
    let template = try Reading.template(
      "Resources: {A: {Type: X}}\nConditions: \(conditions)\nValue: \(value)"
    )
    return TemplateReferences(
      in: [try #require(template.root["Value"])],
      of: TemplateSections(of: template)
    )
  }

  @Test(
    arguments: [
      ("7", []), ("!Ref A", ["A"]), ("{Ref: A}", ["A"]), ("[!Ref A, {x: {Ref: B}}]", ["A", "B"]),
      ("!Join ['', [!Ref A, !Ref B]]", ["A", "B"]), ("!Sub 'x${A}y${B}'", ["A", "B"]),
      ("!Sub ['x${A}', {A: !Ref B}]", ["A", "B"]), ("!Sub 'x'", []),
      ("!FindInMap [M, !Ref A, b]", ["A"]), ("!If [C, !Ref A, !If [D, !Ref B, 0]]", ["A", "B"]),
      ("!Ref [A]", []), ("!Ref", [""]),
    ] as [(String, [String])]
  )
  func parametersAreFoundAtAnyDepth(value: String, names: [String]) throws {
    #expect(try Self.references(value).parameters.sorted() == names.map { Text($0) })
  }

  @Test func nameAtTheStartOfASubstitutionIsFound() throws {
    let references = try Self.references("!Sub '${A}${B}'")
    #expect(references.parameters == ["A", "B"])
  }

  @Test func mappingsAndConditionsAreFound() throws {
    let references = try Self.references("!If [C, !FindInMap [M, a, b], {Condition: D}]")
    #expect(references.conditions == ["C", "D"])
    #expect(references.mappings == ["M"])
  }

  @Test func chainOfConditionsIsFollowed() throws {
    let references = try Self.references(
      "!If [C0, 1, 0]",
      """
      {C0: !Not [!Condition C1], C1: {Condition: C2}, C2: !And [!Condition C3, !Equals [!Ref A, x]],
       C3: !Equals [!FindInMap [M, !Ref B, k], y], Unused: !Ref Unused}
      """,
    )
    #expect(references.conditions == ["C0", "C1", "C2", "C3"])
    #expect(references.parameters == ["A", "B"])
    #expect(references.mappings == ["M"])
  }

  @Test(arguments: [
    "{C0: !Condition C0}", "{C0: !Condition C1, C1: !Condition C0}",
    "{C0: !Or [!Condition C1, !Condition C0], C1: !Not [!Condition C2], C2: !Condition C1}",
  ])
  func circleOfConditionsEnds(conditions: String) throws {
    let references = try Self.references("!If [C0, !Ref A, 0]", conditions)
    #expect(references.conditions.contains("C0"))
    #expect(references.parameters == ["A"])
  }

  @Test func conditionThatIsNotDefinedIsNamed() throws {
    #expect(try Self.references("!If [C, 1, 0]").conditions == ["C"])
  }

  @Test func everyDefinitionOfADuplicateConditionCounts() throws {
    let references = try Self.references("!If [C, 1, 0]", "{C: !Ref A, C: !Ref B}")
    #expect(references.parameters == ["A", "B"])
  }

  @Test func conditionOfAResourceIsAdded() throws {
    let template = try Reading.template(
      """
      Resources: {A: {Type: X}}
      Conditions: {C: !Condition D, D: !Equals [!Ref P, !FindInMap [M, a, b]], E: !Condition C}
      """
    )
    var references = TemplateReferences(in: [], of: TemplateSections(of: template))
    references.add(condition: "C", of: TemplateSections(of: template))
    references.add(condition: "C", of: TemplateSections(of: template))
    #expect(references.conditions == ["C", "D"])
    #expect(references.parameters == ["P"] && references.mappings == ["M"])
    // The name of D, and in it the comparison, the parameter, and the look-up with its three.
    #expect(references.effort == 7)
  }

  /// Of a condition that is used twice, the definition is looked at once.
  @Test(arguments: [
    ("7", 1), ("[7, {a: 8}]", 4), ("!If [C, 1, 0]", 7), ("[!If [C, 1, 0], !If [C, 1, 0]]", 12),
    ("[{Condition: C}, {Condition: C}]", 8),
  ])
  func eachValueIsLookedAtOnce(value: String, effort: Int) throws {
    #expect(try Self.references(value, "{C: !Equals [a, b]}").effort == effort)
  }

  @Test func longChainTakesNoStack() throws {
    let chain = (0..<20_000).map { "C\($0): {Condition: C\($0 + 1)}" }.joined(separator: "\n  ")
    let template = try Reading.template("Conditions:\n  \(chain)\nResources: {A: {Type: X}}")
    var references = TemplateReferences(in: [], of: TemplateSections(of: template))
    references.add(condition: "C19990", of: TemplateSections(of: template))
    #expect(references.conditions.count == 11)
  }
}
