import LintDiagnostics
import LintModel
import LintScenarios
import LintText
import Testing

@testable import CloudFormation

struct CacheTests {
  private static let place = Place.start(of: "main.tf")

  private static func block(isConstant: Bool) -> CacheOrigin {
    .block(
      CacheOrigin.Block(
        header: place,
        place: place,
        argument: nil,
        trail: [],
        remedy: nil,
        isConstant: isConstant,
      )
    )
  }

  private static func cache(
    _ retentions: [Retention],
    _ origin: CacheOrigin,
    exempting exemption: Exemption? = nil,
  ) -> Cache {
    var cache = Cache(
      id: "Sessions",
      type: .terraformCluster,
      range: 0..<0,
      possibilities: retentions.map { retention in
        Possibility(
          retention: retention,
          range: 0..<0,
          engine: .notWritten,
          exemption: exemption,
        )
      },
    )
    cache.origin = origin
    return cache
  }

  private static let unknown = Retention.undecided(.parameter("Days"))

  @Test(
    arguments: [
      ([.days(0)], .document, true), ([unknown], .document, false),
      ([.days(0), unknown], .document, false), ([.days(0), .days(7)], .document, true),
      ([.days(0)], .unknown(remedy: nil, trail: []), false),
      ([.days(0)], block(isConstant: true), true), ([.days(0)], block(isConstant: false), false),
      ([unknown], block(isConstant: true), false),
      ([.days(7), unknown], block(isConstant: true), false),
    ] as [([Retention], CacheOrigin, Bool)]
  )
  func `is settled where another deployment comes to the same`(
    _ retentions: [Retention],
    _ origin: CacheOrigin,
    _ isSettled: Bool,
  ) {
    #expect(Self.cache(retentions, origin).isSettled == isSettled)
  }

  /// What is exempt in one plan, since it is not created, may not be in the next.
  @Test func `what is exempt in a plan is not settled`() {
    let exempt = Self.cache([.days(0)], Self.block(isConstant: true), exempting: .neverCreated)
    #expect(!exempt.isSettled)
    #expect(Self.cache([.days(0)], .document, exempting: .neverCreated).isSettled)
  }

  @Test func `without a choice the first possibility that is meant is the plainest`() {
    let cache = Self.cache([.days(0), .days(7), .days(9)], .document)
    #expect(cache.coverage == .whole)
    #expect(cache.plainest { $0 > 0 }?.retention == .days(7))
    #expect(cache.plainest { _ in false } == nil)
  }

  /// Advice on node types is given where one of the ways says so.
  @Test func `nodes are not too small unless that is known`() throws {
    let extraction = try Reading.extraction(
      """
      Conditions: {Never: !Equals [a, b]}
      Resources:
        Never: {Type: AWS::ElastiCache::CacheCluster, Condition: Never}
        Twice:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, Engine: valkey}
      """
    )
    let possibilities = extraction.caches.flatMap(\.possibilities)
    #expect(possibilities.map(\.exemption) == [.neverCreated, nil])
    #expect(possibilities.map(\.isTooSmallForBackups) == [false, false])
  }
}
