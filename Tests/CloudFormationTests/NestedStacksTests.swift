import LintModel
import LintScenarios
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

struct NestedStacksTests {
  /// CDK writes the file into the metadata, and the URL is a function then.
  @Test(
    arguments: [
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}", "a.yaml"),
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../b/a.yaml}", "../b/a.yaml"),
      ("Type: AWS::Serverless::Application, Properties: {Location: a.yaml}", "a.yaml"),
      ("Type: AWS::CloudFormation::Stack, Properties: {Location: a.yaml}", nil),
      ("Type: AWS::Serverless::Application, Properties: {TemplateURL: a.yaml}", nil),
      ("Type: AWS::Serverless::Application, Properties: {Location: {ApplicationId: a}}", nil),
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ''}", nil),
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://b/a.yaml'}", nil),
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 's3://b/a.yaml'}", nil),
      ("Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Ref Url}", nil),
      ("Type: AWS::CloudFormation::Stack", nil),
      (
        "Type: AWS::CloudFormation::Stack, Metadata: {'aws:asset:path': c.json}, "
          + "Properties: {TemplateURL: !Sub x}", "c.json"
      ),
      ("Type: AWS::CloudFormation::StackSet, Properties: {TemplateURL: a.yaml}", nil),
      ("Type: AWS::S3::Bucket, Metadata: {'aws:asset:path': c.json}", nil),
      ("Properties: {TemplateURL: a.yaml}", nil),
    ] as [(String, String?)]
  )
  func `finds the template that lies beside it`(_ resource: String, _ path: String?) throws {
    let extraction = try Reading.extraction(
      "AWSTemplateFormatVersion: '2010-09-09'\nResources: {S: {\(resource)}}"
    )
    #expect(extraction.nestedStacks.map(\.templatePath.string) == [path].compactMap(\.self))
  }

  @Test(arguments: [255, 256])
  func `cuts a name that is longer than names may be`(_ length: Int) throws {
    let name = String(repeating: "x", count: length)
    let extraction = try Reading.extraction(
      "Resources: {\(name): {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}}"
    )
    let shown = length == 255 ? name : name.dropLast() + "…"
    #expect(extraction.nestedStacks.map(\.id.string) == [shown])
  }

  @Test func `cuts a name that is one letter with a thousand accents`() throws {
    let accents = String(repeating: "\u{301}", count: 1_000)
    let extraction = try Reading.extraction(
      "Resources:\n  ? x\(accents)\n"
        + "  : {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}"
    )
    let scalars = extraction.nestedStacks.map(\.id.string.unicodeScalars.count)
    #expect(scalars == [256])
  }

  private static func parent(_ size: Int, _ parameter: String = "{Type: String}") -> String {
    let values = (0..<size).map { "v\($0)" }
    let value =
      values.dropLast().map { "!If [Is\($0), \($0), " }.joined() + (values.last ?? "")
      + String(repeating: "]", count: size - 1)
    let conditions = values.map { "Is\($0): !Equals [!Ref P, \($0)]" }.joined(separator: ", ")
    return """
      Parameters: {P: \(parameter)}
      Conditions: {\(conditions)}
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: a.yaml, Parameters: {Q: \(value), L: [a, b]}}
      """
  }

  @Test(arguments: [1, 2, 64, 65])
  func `passes on up to sixty-four sets of values`(_ size: Int) throws {
    let stack = try #require(try Reading.extraction(Self.parent(size)).nestedStacks.first)
    #expect(stack.templatePath == "a.yaml" && stack.id == "S")
    let passed = stack.deployments.map { $0.parameters["Q"] }
    #expect(Set(passed) == (size <= 64 ? Set((0..<size).map { "v\($0)" }) : [nil]))
    #expect(passed.count == (size <= 64 ? size : 1))
    if size > 64 { #expect(stack.deployments[0].coverage == .whole) }
    if size <= 64 { #expect(stack.deployments.allSatisfy { $0.parameters["L"] == "a,b" }) }
  }

  @Test(arguments: [("{Type: String}", false), ("{Type: String, Default: v0}", true)])
  func `knows whether there is a default`(_ parameter: String, _ hasDefault: Bool) throws {
    let stack = try #require(try Reading.extraction(Self.parent(2, parameter)).nestedStacks.first)
    #expect(stack.deployments.allSatisfy { $0.coverage.hasDefault == hasDefault })
  }

  // MARK: Effort

  /// A value is compared with all that a mapping holds, though but one of it is looked up.
  @Test(arguments: [(1_000, nil), (10_000, "1")] as [(Int, String?)])
  func `passes on nothing that takes too much to look at`(
    _ effort: Int,
    _ passed: String?,
  ) throws {
    let leaves = (0..<2_000).map { "k\($0): \($0)" }.joined(separator: ", ")
    let document = try Reading.yaml(
      """
      Parameters: {P: {Type: String}}
      Conditions: {A: !Equals [!Ref P, !FindInMap [M, k, k7]]}
      Mappings: {M: {k: {\(leaves)}}}
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: a.yaml, Parameters: {Q: !If [A, 1, 0]}}
      """
    )
    let given = ParameterValues(["P": "7"])
    let template = try #require(Template(document, given: given))
    var budget = Budget(documentCount: 1)
    budget.charge(Budget.scenarioLimit - effort)
    let lines = LineIndex(document.text)
    let reader = CloudFormationCacheReader(template, given, DuplicateKeys(in: document), lines)
    let stacks = NestedStacks(template, given, reader, TemplateFolders()).all(&budget)
    let deployments = try #require(stacks.local.first).deployments
    #expect(deployments.map { $0.parameters["Q"] } == [passed])
    let reasons = deployments.map { $0.parameters.reasonUnknown("Q") }
    #expect(reasons == [passed == nil ? .tooManyScenarios : nil])
  }

  @Test func `what is passed on counts among the scenarios`() throws {
    let text = String(repeating: "x", count: 64_000)
    let extraction = try Reading.extraction(
      """
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: a.yaml, Parameters: {Q: \(text)}}
      """
    )
    #expect(extraction.effort > 64_000 / 64)
  }
}
