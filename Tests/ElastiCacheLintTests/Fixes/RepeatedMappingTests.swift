import ElastiCacheLint
import Foundation
import Testing

/// Edits of mappings and lists that aliases and merge keys repeat, and of metadata.
struct RepeatedMappingTests {
  private static func findings(_ text: String) -> [Diagnostic] {
    MendedText(Array(text.utf8), path: "a.yml").lint(Array(text.utf8)).diagnostics
  }

  @Test func `keeps the properties that a merge key brings`() throws {
    let text = """
      X: &cache
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          Description: shared
      Resources:
        A:
          <<: *cache
          DeletionPolicy: Snapshot
        B:
          <<: *cache
          Properties:
            Engine: redis

      """
    let fixes = Dictionary(
      Self.findings(text).compactMap { finding in
        finding.fix.flatMap { fix in finding.resource.map { ($0.id, fix) } }
      },
      uniquingKeysWith: { first, _ in first },
    )
    #expect(fixes["A"]?.applicability == .unsafe)
    #expect(fixes["A"]?.edits.map(\.range.lowerBound.line) == [4])
    #expect(fixes["B"]?.applicability == .safe)
    #expect(fixes["B"]?.edits.map(\.range.lowerBound.line) == [12])
  }

  @Test(arguments: [
    "{Type: 'AWS::SNS::Topic', Properties: {T: [[[*p]]]}}",
    "{Type: 'AWS::SNS::Topic', Properties: {T: {*p : 1}}}",
    "{Type: 'AWS::SNS::Topic', Properties: {T: [{U: [[*p]]}]}}",
  ])
  func `changes nothing safely that an alias repeats anywhere`(_ other: String) throws {
    let text = """
      Resources:
        A: {Type: AWS::ElastiCache::ServerlessCache, Properties: &p {Engine: redis}}
        B: \(other)

      """
    let finding = try #require(Self.findings(text).first { $0.rule == "backups-off" })
    #expect(finding.fix?.applicability == .unsafe)
  }

  @Test(arguments: [
    (#"{"allow": [{"rule": "backups-off", "reason": "x", "until": "2020-01-01"}]}"#, 1),
    (#"{"allow": [{"rule": "retention-invalid", "reason": "x"}]}"#, 2),
    (#"{"allow": []}"#, 1),
    ("{}", 1),
  ])
  func `accepts a finding beside what is accepted already`(_ own: String, _ count: Int) {
    let text = """
      {"Resources": {"A": {"Type": "AWS::ElastiCache::ServerlessCache", "Properties": {},
       "Metadata": {"elasticache-lint": \(own)}}}}
      """
    var mended = MendedText(Array(text.utf8), path: "a.json")
    mended.options.suppressingAll = SuppressionText(reason: "a reason")
    mended.options.today = CalendarDate("2026-01-01")
    let result = mended.mended(includingUnsafe: false)
    #expect(mended.lint(result).suppressed.count == 1)
    let written = String(decoding: result, as: UTF8.self)
    #expect(written.components(separatedBy: "elasticache-lint").count == 2)
    #expect(written.components(separatedBy: "\"rule\"").count == count + 1)
  }
}
