import ElastiCacheLint
import LintText
import Testing

/// An edit does what it should, and nothing else.
struct FixTests {
  private static func text(of fixture: Fixture, _ contents: [UInt8]) -> MendedText {
    var text = MendedText(contents, path: fixture.path)
    text.options = fixture.options
    return text
  }

  /// Expects of the safe edits of a text what they promise.
  private static func expectSound(_ text: MendedText, _ name: String) -> Int {
    let before = text.lint(text.contents)
    let fixed = before.diagnostics.filter { $0.fix?.applicability == .safe }
    guard !fixed.isEmpty else { return 0 }
    let edits = fixed.compactMap(\.fix).flatMap(\.edits).withoutOverlaps
    let after = text.lint(text.applied(edits, to: text.contents))
    #expect(before.caches.map(\.identity) == after.caches.map(\.identity), "\(name)")
    let resources = Set(fixed.compactMap(\.resource))
    let open = Set(after.diagnostics.compactMap(\.resource))
    for (old, new) in zip(before.caches, after.caches) {
      if !resources.contains(old.identity) {
        #expect(old.verdict == new.verdict, "\(name): \(old.identity)")
      } else if !open.contains(old.identity) {
        let isAccepted = after.suppressed.contains { $0.diagnostic.resource == old.identity }
        #expect(new.verdict == .on || isAccepted, "\(name): \(old.identity)")
      }
    }
    return fixed.count
  }

  @Test func `is sound in every fixture`() {
    var count = 0
    for fixture in Fixture.all {
      count += Self.expectSound(Self.text(of: fixture, fixture.contents), fixture.path)
    }
    #expect(count > 100)
  }

  @Test(arguments: Disguise.allCases)
  func `is sound however the text is dressed`(_ disguise: Disguise) {
    for fixture in Fixture.all {
      guard let contents = disguise.apply(to: fixture) else { continue }
      _ = Self.expectSound(Self.text(of: fixture, contents), "\(fixture) with \(disguise)")
    }
  }

  @Test func `changes nothing the second time`() {
    for fixture in Fixture.all {
      let text = Self.text(of: fixture, fixture.contents)
      let once = text.mended(includingUnsafe: true)
      let twice = Self.text(of: fixture, once).mended(includingUnsafe: true)
      #expect(once == twice, "\(fixture)")
    }
  }

  private static func findings(_ text: String, _ path: String = "a.yml") -> [Diagnostic] {
    MendedText(Array(text.utf8), path: path).lint(Array(text.utf8)).diagnostics
  }

  @Test(arguments: [
    // ElastiCache refuses a cluster of Valkey, whatever its limit.
    "  A: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: valkey}}",
    "  A: {Type: AWS::ElastiCache::CacheCluster, Properties: {CacheNodeType: cache.t1.micro}}",
    // Other resources would change as well.
    "  A: {Type: AWS::ElastiCache::ServerlessCache, Properties: &p {Engine: redis}}\n"
      + "  B: {Type: AWS::ElastiCache::ServerlessCache, Properties: *p}",
    // The program would write it again.
    "  A: {Type: AWS::ElastiCache::ServerlessCache, Metadata: {'aws:cdk:path': x}}",
  ])
  func `is not offered where no edit helps`(_ resource: String) {
    let findings = Self.findings("Resources:\n\(resource)\n")
    #expect(findings.contains { $0.resource?.id == "A" })
    #expect(!findings.contains { $0.resource?.id == "A" && $0.fix != nil })
  }

  @Test(arguments: ["cdk.out/a.yml", "x/.aws-sam/build/template.yml", ".terraform/m/a.yml"])
  func `is not offered for generated files`(_ path: String) {
    let text = "Resources:\n  A: {Type: AWS::ElastiCache::ServerlessCache}\n"
    #expect(Self.findings(text).count { $0.fix != nil } == 1)
    #expect(Self.findings(text, path).count { $0.fix != nil } == 0)
  }

  @Test func `sets the days that are asked for`() throws {
    let contents = Array(
      "Resources:\n  A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {}}".utf8
    )
    for (days, minimum, expected) in [(nil, 1, 7), (nil, 30, 30), (14, 1, 14)] {
      var text = MendedText(contents, path: "a.yml")
      text.options.fixDays = days
      text.options.minimumDays = minimum
      let mended = String(decoding: text.mended(includingUnsafe: false), as: UTF8.self)
      #expect(mended.hasSuffix("{SnapshotRetentionLimit: \(expected)}}"))
    }
  }
}
