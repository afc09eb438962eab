import LintDiagnostics
import Testing

@testable import LintModel

/// The ways in which a cache of a template may be deployed, and their order.
struct CacheEvaluationTests {
  private static func cache(_ template: String) throws -> Cache {
    try #require(try Reading.extraction(template).caches.last)
  }

  private static func limit(_ value: String, parameters: String) -> String {
    """
    Parameters: {\(parameters)}
    Conditions: {A: !Equals [!Ref P, x], B: !Equals [!Ref Q, x]}
    Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: \(value)}}}
    """
  }

  // MARK: Order

  /// The default way comes first, then the one that needs the fewest values, listed ones before any
  /// other; of equal ones, the one that stands above.
  @Test(arguments: [
    ("P: {Type: String}, Q: {Type: String}", [3, 1, 2]),
    ("P: {Type: String, Default: x}, Q: {Type: String, Default: x}", [1, 2, 3]),
    ("P: {Type: String, Default: y}, Q: {Type: String, Default: x}", [3, 1, 2]),
    ("P: {Type: String, Default: x}, Q: {Type: String, Default: y}", [2, 1, 3]),
    ("P: {Type: String, Default: y}, Q: {Type: String, Default: y}", [3, 2, 1]),
    ("P: {Type: String, AllowedValues: [x, y]}, Q: {Type: String, Default: y}", [2, 3, 1]),
  ])
  func `ways come in the order of what they take`(_ parameters: String, _ days: [Int]) throws {
    let cache = try Self.cache(Self.limit("!If [A, !If [B, 1, 2], 3]", parameters: parameters))
    #expect(cache.possibilities.map(\.retention.value) == days.map(Retention.days))
    let hasDefault = parameters.ranges(of: "Default").count == 2
    #expect(cache.hasDefaultScenario == hasDefault)
    #expect((cache.possibilities.first?.scenario == nil) == hasDefault)
    #expect(cache.possibilities.dropFirst().allSatisfy { $0.scenario != nil })
  }

  @Test(arguments: ["Condition: N", "Condition: N, DependsOn: X"])
  func `what is never created has a default scenario`(_ condition: String) throws {
    let cache = try Self.cache(
      "Conditions: {N: !Equals [a, b]}\n"
        + "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, \(condition)}}"
    )
    #expect(cache.possibilities.map(\.exemption) == [.neverCreated])
    #expect(cache.hasDefaultScenario)
  }

  @Test func `what cannot be told has a default scenario`() throws {
    let cache = try Self.cache(
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: a, Engine: b}}}"
    )
    #expect(cache.possibilities.map(\.retention.value) == [.undecided(.duplicateKey("Engine"))])
    #expect(cache.hasDefaultScenario)
  }

  @Test func `reaches from its name to the end of what is written of it`() throws {
    let cache = try Self.cache(
      "Resources:\n  C:\n    Type: AWS::ElastiCache::CacheCluster\n    Properties: {}\n  D: {Type: X}\n"
    )
    #expect(cache.lines.map(\.lines) == [2...4])
  }

  // MARK: Groups that are built on a cluster

  @Test(arguments: [
    (
      "",
      ["the group takes its settings from this cluster", "the default of parameter 'D' is used"]
    ),
    (
      ", snapshotRetentionLimit: 5",
      [
        "CloudFormation does not know this name", "the group takes its settings from this cluster",
        "the default of parameter 'D' is used",
      ]
    ),
  ])
  func `says where the limit of a group comes from`(_ own: String, _ steps: [String]) throws {
    let cache = try Self.cache(
      """
      Parameters: {D: {Type: Number, Default: 3}}
      Resources:
        P: {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: !Ref D}}
        G: {Type: AWS::ElastiCache::ReplicationGroup, Properties: {PrimaryClusterId: !Ref P\(own)}}
      """
    )
    #expect(cache.possibilities.map(\.retention.value) == [.days(3)])
    #expect(cache.possibilities.first?.explanations.map(\.message) == steps)
  }

  // MARK: Small nodes

  @Test(arguments: [
    ("", true), ("NumNodeGroups: 1", true), ("NumNodeGroups: 2", false),
    ("ClusterMode: disabled", true),
    ("ClusterMode: Disabled", true), ("ClusterMode: enabled", false),
    ("NodeGroupConfiguration: []", false),
    ("CacheParameterGroupName: default.redis7", false), ("NumNodeGroups: !GetAtt a.b", false),
    ("NodeGroupConfiguration: !Ref AWS::NoValue", true),
  ])
  func `a group of small nodes cannot be backed up without cluster mode`(
    _ property: String,
    _ isTooSmall: Bool,
  ) throws {
    let cache = try Self.cache(
      "Resources: {G: {Type: AWS::ElastiCache::ReplicationGroup, "
        + "Properties: {CacheNodeType: cache.t1.micro, \(property)}}}"
    )
    #expect(cache.possibilities.map(\.isTooSmallForBackups) == [isTooSmall])
  }

  @Test(arguments: [
    ("cache.t1.micro", true), ("cache.t2.micro", false), ("!GetAtt a.b", false),
    ("CACHE.T1.MICRO", false),
  ])
  func `only the smallest nodes are too small`(_ type: String, _ isTooSmall: Bool) throws {
    let cache = try Self.cache(
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {CacheNodeType: \(type)}}}"
    )
    #expect(cache.possibilities.map(\.isTooSmallForBackups) == [isTooSmall])
  }
}
