import LintModel
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct TemplateTests {
  @Test(arguments: [
    "AWSTemplateFormatVersion: 2010-09-09\nResources: {}",
    "AWSTemplateFormatVersion: '2010-09-09'",
    "AWSTemplateFormatVersion:",
    "Resources: {A: {Type: AWS::ElastiCache::CacheCluster}}",
    "Resources: {A: {Type: 'Custom::X'}, B: {}}",
    "Resources: {B: x, A: {Type: Y}}",
    "Resources: {'Fn::ForEach::Caches': [Id, [a], {'Cache${Id}': {}}]}",
    "{\"Resources\": {\"A\": {\"Type\": \"X\"}}}",
    "Resources: {}\nResources: {A: {Type: X}}",
    "Description: x\nTransform: AWS::LanguageExtensions\nResources: {A: {Type: X, Condition: C}}",
  ])
  func templateIsRecognizedByItsShape(text: String) throws {
    #expect(Template(try Reading.yaml(text)) != nil)
  }

  @Test(arguments: [
    "apiVersion: v1\nkind: Pod\nspec: {resources: {limits: {cpu: 1}}}",
    "apiVersion: v1\nkind: X\nResources: {limits: {cpu: 1}, requests: {cpu: 1}}",
    "apiVersion: v1\nkind: X\nResources: [a, {Type: b}]",
    "Resources: AWS::ElastiCache::CacheCluster",
    "Resources:",
    "Resources: {}",
    "Resources: {A: {type: X}}",
    "resources: {Resources: {A: {Type: X}}}",
    "on: push\njobs: {a: {steps: []}}",
    "[{Resources: {A: {Type: X}}}]",
    "x", "{}", "[]", "null",
    "{\"format_version\": \"1.2\", \"resource_changes\": []}",
    "{\"name\": \"x\", \"dependencies\": {}}",
  ])
  func anythingElseIsNone(text: String) throws {
    #expect(Template(try Reading.yaml(text)) == nil)
  }

  @Test func emptyTextIsNone() throws {
    #expect(try Template(Reading.yaml("---\n")) == nil)
  }

  @Test func resourcesOfEverySectionAreListed() throws {
    let template = try Reading.template(
      "Resources: {A: {Type: X}, B: {Type: X}}\nResources: {C: {Type: X}}"
    )
    #expect(template.resources.map(\.key.text) == ["A", "B", "C"])
  }

  @Test func firstOfTwoParametersCounts() throws {
    let template = try Reading.template(
      """
      Parameters:
        A: {Type: Number, Default: 1}
        B: broken
        A: {Type: Number, Default: 2}
      Resources: {A: {Type: X}}
      """
    )
    #expect(template.parameters.keys.sorted() == ["A"])
    #expect(template.parameters["A"]?.defaultValue?.text == "1")
  }

  @Test(
    arguments: [
      ("", 0), ("Transform: AWS::Serverless-2016-10-31", 1), ("Transform: [A, B]", 2),
      ("Transform: {Name: AWS::Include, Parameters: {}}", 1), ("Transform: []", 0),
    ]
  )
  func macrosAreListed(transform: String, count: Int) throws {
    let template = try Reading.template("\(transform)\nResources: {A: {Type: X}}")
    #expect(template.transforms.count == count)
  }

  @Test func listLikeALoopIsNone() throws {
    let template = try Reading.template(
      "Resources: {A: {Type: X}, Loop: [Id, [a, b], {'Cache${Id}': {Type: X}}]}"
    )
    #expect(template.resources.map(\.name) == ["A", "Loop"])
  }

  /// Of a loop over what only the deployment knows, its body stands once for all turns.
  @Test(arguments: [
    ("[a, b]", 4, 0), ("!Ref P", 2, 1), ("[a, !ImportValue b]", 4, 1), ("a", 2, 1),
  ])
  func `tells once of each loop that is not unrolled`(
    _ collection: String,
    _ resources: Int,
    _ remarks: Int,
  ) throws {
    let text = """
      Parameters: {P: {Type: CommaDelimitedList}}
      Resources: {'Fn::ForEach::L': [X, \(collection), {'A${X}': {Type: T}, 'B${X}': {Type: T}}]}
      """
    #expect(try Reading.template(text).resources.count == resources)
    #expect(try Reading.extraction(text).remarks.count == remarks)
  }

  /// What is no list is no list of turns, and what a parameter hides must not be in names.
  @Test(arguments: [
    ("{Type: CommaDelimitedList, Default: 'a, b'}", 4),
    ("{Type: List<String>, Default: 'a, b'}", 4), ("{Type: String, Default: 'a, b'}", 2),
    ("{Type: AWS::SSM::Parameter::Value<CommaDelimitedList>, Default: 'a, b'}", 2),
    ("{Type: CommaDelimitedList, Default: 'a, b', NoEcho: true}", 2),
  ])
  func `unrolls a loop over a parameter that is a list`(
    _ parameter: String,
    _ resources: Int,
  ) throws {
    let template = try Reading.template(
      """
      Parameters: {P: \(parameter)}
      Resources: {'Fn::ForEach::L': [X, !Ref P, {'A${X}': {Type: T}, 'B${X}': {Type: T}}]}
      """
    )
    #expect(template.resources.count == resources)
  }

  @Test(
    arguments: [
      // Where the reader stops, or right before.
      ("{% if a %}\nb: 1", 0..<2), ("a: {{ b }}-c", 3..<5), ("é: {{ 'b' | c }}", 4..<6),
      ("a:\n  {{ b }}\n  c: 1", 5..<7), ("a:\n  {{ b }}\n\n  c: 1", 5..<7),
      ("{\n  \"a\": {{ \"b\" | c }}\n}", 9..<11), ("{\"a\": 1, {% if b %}\n\"c\": 2}", 9..<11),
      ("a: {{resolve:ssm:a}} {{ b }}", 21..<23),
      // The mistake is somewhere else.
      ("# {{ b }}\na: [1", nil), ("a: '{{ b }}'\nc: 1\nd: [1", nil),
      ("a: \"\\ud83d {{ b }}\"", nil),
      ("a: [1\n# {{ b }}\nb: 1", nil), ("a: {{resolve:ssm:a}} b", nil), ("a: % {", nil),
    ] as [(String, Range<Int>?)]
  )
  func `tells the text of another engine by where it cannot be read`(
    _ text: String,
    _ range: Range<Int>?,
  ) throws {
    let text = try SourceText(contents: text.utf8)
    let error = try #require(TemplateReader().read(text).error)
    #expect(ForeignTemplate(text, refusedFor: error)?.range == range)
  }
}
