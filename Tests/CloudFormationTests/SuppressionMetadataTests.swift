import LintDiagnostics
import LintModel
import LintSyntax
import LintText
import LintTestSupport
import Testing

@testable import CloudFormation

struct SuppressionMetadataTests {
  private static func file(_ text: String) throws -> SourceFile {
    SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
  }

  private static func suppressions(_ text: String) throws -> [WrittenSuppression] {
    let file = try file(text)
    return SuppressionMetadata.suppressions(
      in: try #require(TemplateReader().read(file.text).documents.first),
      of: file,
      LineIndex(file.text),
      given: ParameterValues(),
    )
  }

  /// What the metadata of a resource asks for, with what stands in the place of each.
  private static func requests(_ metadata: String) throws -> [String] {
    let text = "Resources: {R: {Type: A, Metadata: \(metadata)}}"
    return try suppressions(text).map {
      let range = $0.suppression.place.range
      let place = try file(text).text.string(range.lowerBound.offset..<range.upperBound.offset)
      return "\($0.outline) @ \(place)"
    }
  }

  @Test(
    arguments: [
      ("[{rule: a, reason: b  c}]", "elasticache-lint a -- b c @ a"),
      (
        "[{until: 2027-01-31, rule: a, reason: b}]",
        "elasticache-lint a until 2027-01-31 -- b @ a"
      ),
      ("[{rule: a}]", "elasticache-lint a @ a"),
      ("[{rule: a, until: b}]", "elasticache-lint? 'b' is not a date @ a"),
      ("[{rule: a, until: [b]}]", "elasticache-lint? 'until' is not a date @ a"),
      ("[{rule: a, id: b}]", "elasticache-lint? unknown setting 'id' @ a"),
      ("[{reason: b}]", "elasticache-lint? no rule is named @ {reason: b}"),
      ("[a]", "elasticache-lint? no rule is named @ a"),
      ("{rule: a}", "elasticache-lint? expected a list 'allow' @ {allow: {rule: a}}"),
      ("[{rule: a}], b: c", "elasticache-lint? unknown setting 'b' @ b"),
    ]
  )
  func `reads our own form`(_ allowed: String, _ request: String) throws {
    #expect(try Self.requests("{elasticache-lint: {allow: \(allowed)}}") == [request])
  }

  @Test func `expects a list of its own`() throws {
    #expect(
      try Self.requests("{elasticache-lint: a}") == [
        "elasticache-lint? expected a list 'allow' @ a"
      ]
    )
  }

  @Test(arguments: ["a", "{allow: [{reason: b}]}", "{deny: []}", "{allow: [{rule: a, id: b}]}"])
  func `shows what to write`(_ own: String) throws {
    let found = try Self.suppressions(
      "Resources: {R: {Type: A, Metadata: {elasticache-lint: \(own)}}}"
    )
    #expect(
      found.map(\.problem?.help) == [
        "write: elasticache-lint: {allow: [{rule: RULE, reason: REASON, until: YYYY-MM-DD}]}"
          + " (until is optional)"
      ]
    )
  }

  private static let check = "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK"
  private static let nag = "HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup"

  @Test(
    arguments: [
      ("checkov: {skip: [{id: CKV_AWS_134, comment: a}]}", "checkov -- a @ CKV_AWS_134"),
      ("bridgecrew: {skip: [{id: CKV_AWS_134}]}", "checkov @ CKV_AWS_134"),
      ("cortex: {skip: [{id: CKV_AWS_31}, {id: CKV_AWS_134}]}", "checkov @ CKV_AWS_134"),
      ("checkov: {skip: [{id: CKV_AWS_31}, {comment: CKV_AWS_134}]}", nil),
      ("guard: {SuppressedRules: [S3_BUCKET_LOGGING_ENABLED, \(check)]}", "cfn-guard @ \(check)"),
      ("guard: {SuppressedRules: [S3_BUCKET_LOGGING_ENABLED]}", nil),
      (
        "cdk_nag: {rules_to_suppress: [{id: AwsSolutions-AEC5}, {id: \(nag), reason: abcd}]}",
        "cdk-nag -- abcd @ \(nag)"
      ),
      (
        "cdk_nag: {rules_to_suppress: [{id: \(nag), reason: abcd, is_reason_encoded: false}]}",
        "cdk-nag -- abcd @ \(nag)"
      ),
      (
        "cdk_nag: {rules_to_suppress: [{id: \(nag), reason: w7x4, is_reason_encoded: true}]}",
        "cdk-nag -- üx @ \(nag)"
      ),
      ("cdk_nag: {rules_to_suppress: [{id: AwsSolutions-AEC5, reason: a}]}", nil),
    ] as [(String, String?)]
  )
  func `reads what other tools take`(_ metadata: String, _ request: String?) throws {
    #expect(try Self.requests("{\(metadata)}") == [request].compactMap(\.self))
  }

  @Test func `reads them all`() throws {
    let requests = try Self.requests(
      "{cdk_nag: {rules_to_suppress: [{id: \(Self.nag)}]}, guard: {SuppressedRules: [\(Self.check)]},"
        + " cortex: {skip: [{id: CKV_AWS_134, comment: b}]},"
        + " checkov: {skip: [{id: CKV_AWS_134, comment: a}]},"
        + " elasticache-lint: {allow: [{rule: a}, {rule: b}]}}"
    )
    #expect(
      requests == [
        "elasticache-lint a @ a", "elasticache-lint b @ b", "checkov -- a @ CKV_AWS_134",
        "checkov -- b @ CKV_AWS_134", "cfn-guard @ \(Self.check)", "cdk-nag @ \(Self.nag)",
      ]
    )
  }

  @Test func `reaches what it is the metadata of`() throws {
    let allowed = "{elasticache-lint: {allow: [{rule: a}]}}"
    let found = try Self.suppressions(
      "Metadata: \(allowed)\nResources:\n  R: {Type: A, Metadata: \(allowed)}"
    )
    try #require(found.count == 2)
    #expect(found[0].target == .file)
    guard case .resource(let range) = found[1].target else {
      Issue.record("\(found[1].target)")
      return
    }
    #expect(range.lowerBound.description == "3:3" && range.upperBound.description == "3:4")
    #expect(found.allSatisfy { $0.suppression.place.path == "a" })
  }

  @Test func `is in templates only`() throws {
    #expect(try Self.suppressions("a: {elasticache-lint: {allow: [{rule: a}]}}").isEmpty)
  }

  @Test(arguments: [
    ("Metadata elasticache-lint", true), ("Metadata CKV_AWS_134", true),
    ("Metadata SuppressedRules", true), ("Metadata rules_to_suppress", true),
    ("Metadata", false), ("Metadata CKV_AWS_31", false), ("", false),
    ("elasticache-lint CKV_AWS_134 SuppressedRules rules_to_suppress", false),
  ])
  func `a text tells whether there may be some`(_ text: String, _ mayBeFound: Bool) throws {
    #expect(SuppressionMetadata.mayBeFound(in: try Self.file(text).text) == mayBeFound)
  }
}
