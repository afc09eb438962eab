import LintModel
import Testing

@testable import CloudFormation

/// What is said of the parts of a template that are not looked into.
struct UnexaminedPartsTests {
  private static func messages(_ template: String) throws -> [String] {
    try Reading.extraction(template).remarks.map(\.message)
  }

  @Test(
    arguments: [
      ("AWS::LanguageExtensions", nil), ("AWS::Serverless-2016-10-31", nil),
      ("AWS::CodeDeployBlueGreen", nil), ("AWS::SecretsManager-2020-07-23", nil),
      ("AWS::SecretsManager-2024-09-16", nil),
      ("AWS::SecretsManager", "macro 'AWS::SecretsManager'"),
      ("AWS::Include", "the text that 'AWS::Include' inserts is not examined"),
      ("{Name: AWS::Include}", "the text that 'AWS::Include' inserts is not examined"),
      ("Own", "macro 'Own'"), ("{}", "macro 'Fn::Transform'"),
    ] as [(String, String?)]
  )
  func `macros of AWS that make no caches are passed over`(
    _ transform: String,
    _ message: String?,
  ) throws {
    let change = " may change any resource; the template is judged as it is written"
    let expected = message.map { $0.hasPrefix("macro") ? $0 + change : $0 }
    let template = "Transform: \(transform)\nResources: {A: {Type: X}}"
    #expect(try Self.messages(template) == [expected].compactMap(\.self))
  }

  @Test(
    arguments: [
      ("S: {Type: X}", nil),
      ("S: {Type: AWS::CloudFormation::Stack}", "nested stack 'S' is not examined"),
      ("S: {Type: AWS::CloudFormation::StackSet}", "stack set 'S' is not examined"),
      ("S: {Type: AWS::Serverless::Application}", "nested application 'S' is not examined"),
      (
        "S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateBody: !ImportValue B}}",
        "nested stack 'S' is not examined: its 'TemplateBody' depends on functions"
      ),
      (
        "S: {Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct}",
        "provisioned product 'S' is not examined"
      ),
      (
        "S: {Type: 'AWS::Elasticache::CacheCluster'}",
        "'S' has the unknown type 'AWS::Elasticache::CacheCluster' and is not examined"
      ),
      (
        "Type: AWS::ElastiCache::CacheCluster",
        "'Type: AWS::ElastiCache::CacheCluster' belongs to no resource, so this cache is not examined"
      ),
      ("Type: AWS::S3::Bucket", nil), ("S: {Type: AWS::ElastiCache::SubnetGroups}", nil),
      ("S: {Type: A::B::C::MODULE}", "the resources of module 'S' are not examined"),
      // What lies here is looked into where files are read.
      (
        "S: {Type: AWS::Serverless::Application, Properties: {Location: a.yaml}}", nil
      ),
      (
        "'Fn::Transform': {Name: X}", "the resources that 'Fn::Transform' inserts are not examined"
      ),
      // A loop that has not what a loop needs is not unrolled.
      (
        "'Fn::ForEach::L': [X, [a]]",
        "the resources that 'Fn::ForEach::L' generates are not examined"
      ),
    ] as [(String, String?)]
  )
  func `resources from elsewhere are told`(_ resource: String, _ message: String?) throws {
    let messages = try Self.messages("Resources: {A: {Type: X}, \(resource)}")
    #expect(messages == [message].compactMap(\.self))
  }
}
