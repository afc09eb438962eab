import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

@Suite struct ForeignDocumentTests {
  @Test(
    arguments: [
      ("PK\u{3}\u{4}\u{14}\0\u{8}\0", ForeignDocument.binaryPlan),
      (
        #"{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui"}"#,
        .planLog
      ),
      (
        #"{"@level":"info","@message":"OpenTofu 1.10.0","@module":"tofu.ui"}"#,
        .planLog
      ),
      (
        "\n{\"version\": 4,\n  \"serial\": 1,\n  \"lineage\": \"a\"}",
        .stateFile
      ),
      ("\nTerraform used the selected providers to generate the following", .printedPlan),
      ("\n\nOpenTofu used the selected providers to generate the following", .printedPlan),
      (
        "Terraform will perform the following actions:\n\n  # aws_elasticache_cluster.a",
        .printedPlan
      ),
      ("OpenTofu will perform the following actions:\n", .printedPlan),
    ]
  )
  func beginningIsRecognized(text: String, kind: ForeignDocument) throws {
    let text = try SourceText(contents: text.utf8)
    #expect(ForeignDocument(text) == kind)
  }

  /// What lies behind is not looked at: the text may be a plan of 100 MB.
  @Test func stateFileIsTriedByItsFirst512Bytes() throws {
    let keys = #""serial":1,"lineage""#
    for size in [512, 513] {
      let start = "{" + String(repeating: " ", count: size - 1 - keys.utf8.count) + keys
      let text = try SourceText(contents: (start + #":"a"}"#).utf8)
      #expect(ForeignDocument(text) == (size == 512 ? .stateFile : nil))
    }
  }

  @Test(
    arguments: [
      (
        #"{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}"#,
        ForeignDocument.state
      ),
      (#"{"format_version":"1.0"}"#, .state),
      (#"{"format_version":"1.0","terraform_version":"1.10.0"}"#, .state),
      (
        #"{"version":4,"serial":1,"lineage":"","outputs":{},"resources":[]}"#,
        .stateFile
      ),
      (#"{"format_version":"1.0","provider_schemas":{"x":{}}}"#, .providerSchemas),
      (
        #"{"format_version":"1.0","valid":true,"error_count":0,"diagnostics":[]}"#,
        .validation
      ),
      (#"{"resource":{"aws_elasticache_cluster":{"a":{}}}}"#, .configuration),
      (
        #"{"resource":{"aws_instance":{},"awscc_elasticache_serverless_cache":{"a":[{}]}}}"#,
        .configuration
      ),
    ]
  )
  func shapeIsRecognized(text: String, kind: ForeignDocument) throws {
    let extraction = try #require(try Reading.plan(text))
    #expect(extraction.caches.isEmpty)
    #expect(extraction.remarks.map(\.kind) == [.wrongDocument])
    #expect(extraction.remarks.first?.message == kind.message)
    #expect(extraction.remarks.first?.help == kind.help)
    let outline = PlanExtractor().readOutline(try SourceText(contents: text.utf8))
    let document = try #require(outline.documents.first)
    #expect(!PlanExtractor().isPlan(document))
    // What has no version of a format does not begin as a plan, and then is read as a whole.
    if text.contains("format_version") { #expect(ForeignDocument(document) == kind) }
  }

  @Test(arguments: [
    #"{"format_version":"1.2","planned_values":{}}"#, #"{"Resources":{}}"#,
    "AWSTemplateFormatVersion: 2010-09-09", "PK", "", "# Terraform used the selected providers",
    #"{"resource":{"aws_instance":{"a":{}}}}"#, #"{"message":"@level"}"#,
    #"{"resource":"aws_elasticache_cluster"}"#, #"{"lineage":"a"}"#, #"{"serial":1}"#,
    #"# "lineage" and "serial""#, #"{"root_module":{}}"#, #"{"provider_config":{}}"#,
    #"{"format_version":"1.0","valid":true}"#, #"{"format_version":"1.0","diagnostics":[]}"#,
    " \n\t", #"{"provider_schemas":{}}"#, #"{"format_version":"1.0","x":1}"#, #"{"values":{}}"#,
  ])
  func othersAreNotRefused(text: String) throws {
    let source = try SourceText(contents: text.utf8)
    #expect(ForeignDocument(source) == nil)
    guard text.hasPrefix("{") else { return }
    let remarks = try Reading.plan(text)?.remarks ?? []
    #expect(remarks.isEmpty)
  }

  /// The output of `tofu show -json -config`, which is no plan.
  @Test func printedConfigurationOfOpenTofuIsRecognized() throws {
    let text =
      #"{"provider_config":{},"root_module":{"resources":[{"address":"aws_elasticache_cluster.a","#
      + #""type":"aws_elasticache_cluster","name":"a","mode":"managed","expressions":{}}]}}"#
    let extraction = try Reading.plan(text)
    #expect(extraction?.remarks.map(\.kind) == [.wrongDocument])
  }

  @Test(arguments: ForeignDocument.allCases)
  func refusalSaysHowToMakeThePlan(kind: ForeignDocument) {
    #expect(kind.message.hasPrefix("this is ") && !kind.message.hasSuffix("."))
    #expect(kind.help.contains("terraform show -json"))
    #expect((kind.message + kind.help).allSatisfy { !$0.isNewline })
  }
}
