import LintDiagnostics
import LintModel
import LintScenarios
import LintText
import Testing

@testable import CloudFormation

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
    #expect(cache.possibilities.map(\.retention) == days.map(Retention.days))
    let hasDefault = parameters.ranges(of: "Default").count == 2
    #expect(cache.coverage.hasDefault == hasDefault)
    #expect((cache.possibilities.first?.scenario == nil) == hasDefault)
    #expect(cache.possibilities.dropFirst().allSatisfy { $0.scenario != nil })
  }

  /// Off if P is not x, or if Q is x, which comes first since it names a value.
  @Test func `a value that is listed is plainer than any other`() throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [A, !If [B, 0, 7], 0]",
        parameters: "P: {Type: String, Default: x}, Q: {Type: String, Default: y}",
      )
    )
    #expect(
      cache.possibilities.map(\.scenario?.description)
        == [nil, "when Q is 'x'", "when P is anything but 'x'"]
    )
  }

  /// It comes first although it stands below.
  @Test func `a value that is listed is plainer than any other, wherever it stands`() throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [A, 3, !If [B, 1, 2]]",
        parameters: "P: {Type: String, Default: y}, Q: {Type: String, Default: x}",
      )
    )
    #expect(
      cache.possibilities.map(\.scenario?.description)
        == [nil, "when P is 'x'", "when Q is anything but 'x'"]
    )
  }

  /// Whatever P is, of which nothing is known.
  @Test func `the plainest way takes the fewest values, defaults apart`() throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [B, 0, !If [A, 5, 7]]",
        parameters: "P: {Type: String}, Q: {Type: String, Default: y}",
      )
    )
    let limits = cache.possibilities.map(\.retention)
    let off = cache.plainest { limits[$0] == .days(0) }
    #expect(off?.scenario?.description == "when Q is 'x'")
    #expect(off?.retention == .days(0))
    #expect(cache.plainest { limits[$0] == .days(1) } == nil)
  }

  @Test(
    arguments: [
      ("P: {Type: String, Default: x}", "'Fn::Select' asks for element 1"),
      ("P: {Type: String, Default: y}", "'Fn::Select' asks for element 2"),
      ("P: {Type: String}", "'Fn::Select' asks for element 1"),
    ]
  )
  func `of several reasons to refuse a cache, that of the default way is told`(
    _ parameter: String,
    _ reason: String,
  ) throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [A, !Select [1, [7]], !Select [2, [7]]]",
        parameters: "\(parameter), Q: {Type: String}",
      )
    )
    #expect(cache.possibilities.map(\.retention) == [.undecided(.malformed(Text(reason)))])
  }

  @Test func `nothing is deployed of a parameter that allows no value`() throws {
    let cache = try Self.cache(
      Self.limit("!If [A, 1, 0]", parameters: "P: {Type: String, AllowedValues: []}")
    )
    let reason = Undecided.malformed("parameter 'P' allows no value")
    #expect(cache.possibilities.map(\.retention) == [.undecided(reason)])
  }

  /// Whatever the index is: the reason is that of the list.
  @Test func `an element of a list that is not known is not known`() throws {
    let cache = try Self.cache(
      Self.limit(
        "!Select [!Ref P, !Split [',', !ImportValue x]]",
        parameters: "P: {Type: Number}",
      )
    )
    let reason = Undecided.deployTime(function: "Fn::ImportValue", argument: "x")
    #expect(cache.possibilities.map(\.retention) == [.undecided(reason)])
  }

  @Test func `a loop of properties that cannot be read may make any`() throws {
    let cache = try Self.cache(
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, "
        + "Properties: {Engine: redis, 'Fn::ForEach::X': y}}}"
    )
    let reason = Undecided.inserted("Fn::ForEach")
    #expect(cache.possibilities.map(\.retention) == [.undecided(reason)])
  }

  @Test func `a secret that selects is hidden`() throws {
    let cache = try Self.cache(
      Self.limit("!If [A, !Ref P, 7]", parameters: "P: {Type: Number, NoEcho: true}")
        .replacing("!Ref P, x", with: "!Ref P, 5")
    )
    #expect(cache.possibilities.map(\.retention) == [.secretDays(5), .days(7)])
  }

  /// A value is compared with all that a mapping holds, though but one of it is looked up.
  @Test(arguments: [(1_000, true), (10_000, false)])
  func `what is looked at counts, though evaluating takes less`(
    _ effort: Int,
    _ isTooMuch: Bool,
  ) throws {
    let leaves = (0..<2_000).map { "k\($0): \($0)" }.joined(separator: ", ")
    let template = try Reading.template(
      Self.limit("!If [A, 1, 0]", parameters: "P: {Type: String}")
        .replacing("!Ref P, x", with: "!Ref P, !FindInMap [M, k, k7]")
        + "Mappings: {M: {k: {\(leaves)}}}\n"
    )
    var budget = Budget(documentCount: 1)
    budget.charge(Budget.scenarioLimit - effort)
    var evaluation = CacheEvaluation(
      of: try #require(template.resources.first),
      .cloudFormationCluster,
      in: template,
      ParameterValues(["P": "7"]),
      budget,
    )
    let result = evaluation.result()
    if case .undecided(.tooManyScenarios, nil) = result {
      #expect(isTooMuch)
    } else if case .ways(let ways, _, _) = result {
      #expect(!isTooMuch && ways.map(\.state.retention) == [.days(1)])
    } else {
      Issue.record("\(result)")
    }
    #expect(evaluation.effort > 1_000 && evaluation.effort < 10_000)
  }

  @Test(arguments: ["Condition: N", "Condition: N, DependsOn: X"])
  func `what is never created has no default scenario`(_ condition: String) throws {
    let cache = try Self.cache(
      "Conditions: {N: !Equals [a, b]}\n"
        + "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, \(condition)}}"
    )
    #expect(cache.possibilities.map(\.exemption) == [.neverCreated])
    #expect(cache.coverage == .none)
  }

  @Test func `what cannot be told has a default scenario`() throws {
    let cache = try Self.cache(
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: a, Engine: b}}}"
    )
    #expect(cache.possibilities.map(\.retention) == [.undecided(.duplicateKey("Engine"))])
    #expect(cache.coverage.hasDefault)
  }

  /// CloudFormation refuses both ways; what it says by default is what people will see.
  @Test(arguments: [("x", "'a'"), ("y", "'b'")])
  func `where every way is refused, the default one tells why`(
    _ value: String,
    _ key: String,
  ) throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [A, !FindInMap [M, k, a], !FindInMap [M, k, b]]",
        parameters: "P: {Type: String, AllowedValues: [x, y], Default: \(value)}, Q: {Type: String}",
      ) + "Mappings: {M: {k: {c: 1}}}\n"
    )
    let retention = try #require(cache.possibilities.first?.retention)
    guard case .undecided(.malformed(let reason)) = retention else {
      Issue.record("\(retention)")
      return
    }
    #expect(reason.string.contains(key), "\(reason)")
    #expect(cache.possibilities.count == 1)
  }

  @Test func `reaches from its name to the end of what is written of it`() throws {
    let cache = try Self.cache(
      "Resources:\n  C:\n    Type: AWS::ElastiCache::CacheCluster\n    Properties: {}\n  D: {Type: X}\n"
    )
    #expect(cache.lines.map(\.lines) == [2...4])
  }

  // MARK: What is on the way to a limit

  @Test(
    arguments: [
      ("!If [A, !If [A, 0, 7], 7]", [.days(0)], ["condition 'A' is defined here"]),
      ("!If [A, 0, 7]", [.days(0)], ["condition 'A' is defined here"]),
      ("!Sub '${D}${D}'", [.days(11)], ["the default of parameter 'D' is used"]),
      (
        "!Sub '${D}${E}'", [.days(12)],
        ["the default of parameter 'D' is used", "the default of parameter 'E' is used"]
      ),
      (
        "!Sub '${D}${E}${Q}'", [.undecided(.parameter("Q"))],
        ["the default of parameter 'D' is used", "the default of parameter 'E' is used"]
      ),
      (
        "!Sub '${Q}${D}${D}'", [.undecided(.parameter("Q"))],
        ["the default of parameter 'D' is used"]
      ),
      ("!Join ['', [1, 2, 3, 4]]", [.days(1_234)], []),
      ("!Join ['', [1, 2, 3, 4, 5]]", [.days(12_345)], []),
      ("!If [EU, !Ref AWS::Region, 7]", [.malformed("'eu-west-1'"), .days(7)], []),
      ("!Select [0, 7]", [.undecided(.malformed("'Fn::Select' asks for element 0"))], []),
      (
        "!Ref W", [.undecided(.contradictoryDefault(parameter: "W"))],
        ["the default of parameter 'W' is used"]
      ),
    ] as [(String, [Retention], [String])]
  )
  func `each place is told once`(
    _ value: String,
    _ retentions: [Retention],
    _ steps: [String],
  ) throws {
    let parameters =
      "P: {Type: String, Default: x}, Q: {Type: String}, D: {Type: Number, Default: 1},"
      + " E: {Type: Number, Default: 2}, W: {Type: Number, MinValue: 2, Default: 1}"
    let cache = try Self.cache(
      Self.limit(value, parameters: parameters)
        .replacing(
          "Conditions: {",
          with: "Conditions: {EU: !Equals [!Ref AWS::Region, eu-west-1], ",
        )
    )
    let found = cache.possibilities.filter { retentions.contains($0.retention) }
    #expect(found.map(\.retention) == retentions)
    let told = (found.first?.explanations.map(\.message) ?? []).filter { !$0.contains("'EU'") }
    #expect(told == steps)
  }

  @Test func `a default is told where it is used, also if its parameter selects`() throws {
    let cache = try Self.cache(
      Self.limit(
        "!If [A, !Ref P, !Ref P]",
        parameters: "P: {Type: Number, AllowedValues: [4, 5], Default: 4}",
      ).replacing("!Ref P, x", with: "!Ref P, 5")
    )
    #expect(cache.possibilities.map(\.retention) == [.days(4), .days(5)])
    let condition = "condition 'A' is defined here"
    #expect(
      cache.possibilities.map { $0.explanations.map(\.message) }
        == [["the default of parameter 'P' is used", condition], [condition]]
    )
  }

  @Test func `says where a mapping has the limit`() throws {
    let template =
      Self.limit("!FindInMap [M, k, x]", parameters: "P: {Type: String}")
      + "Mappings:\n  M:\n    k:\n      x: 3\n"
    let cache = try Self.cache(template)
    #expect(cache.possibilities.map(\.retention) == [.days(3)])
    let explanations = cache.possibilities.first?.explanations
    #expect(explanations?.map(\.message) == ["the value is taken from here"])
    let end = template.utf8.count
    #expect(explanations?.map(\.range) == [end - 2..<end - 1])
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
    #expect(cache.possibilities.map(\.retention) == [.days(3)])
    #expect(cache.possibilities.first?.explanations.map(\.message) == steps)
  }

  @Test func `a group may be built on either of two clusters`() throws {
    let cache = try Self.cache(
      """
      Conditions: {U: !Equals [!GetAtt a.b, x]}
      Resources:
        P: {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: 3}}
        Q: {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: 5}}
        G:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {PrimaryClusterId: !If [U, !Ref P, !Ref Q]}
      """
    )
    let reason = Undecided.deployTime(function: "Fn::GetAtt", argument: "a.b")
    #expect(cache.possibilities.map(\.retention) == [.oneOf([.days(3), .days(5)], reason)])
  }

  /// What selects in it selects for the group, also where the properties of either are made.
  @Test(arguments: [
    ("{SnapshotRetentionLimit: !If [A, 0, 7]}", "{PrimaryClusterId: !Ref C}"),
    (
      "{Engine: redis, 'Fn::ForEach::L': [K, [SnapshotRetentionLimit], {'${K}': !If [A, 0, 7]}]}",
      "{PrimaryClusterId: !Ref C}"
    ),
    (
      "{'Fn::ForEach::L': [K, [SnapshotRetentionLimit], {'${K}': !If [A, 0, 7]}]}",
      "{PrimaryClusterId: !Ref C}"
    ),
    (
      "!If [A, {SnapshotRetentionLimit: 0}, {SnapshotRetentionLimit: 7}]",
      "{PrimaryClusterId: !Ref C}"
    ),
    (
      "{SnapshotRetentionLimit: !If [A, 0, 7]}",
      "{Engine: redis, 'Fn::ForEach::L': [K, [PrimaryClusterId], {'${K}': !Ref C}]}"
    ),
  ])
  func `a group has the ways of its cluster`(_ cluster: String, _ group: String) throws {
    let cache = try Self.cache(
      """
      Parameters: {P: {Type: String, Default: y}}
      Conditions: {A: !Equals [!Ref P, x]}
      Resources:
        C: {Type: AWS::ElastiCache::CacheCluster, Properties: \(cluster)}
        G: {Type: AWS::ElastiCache::ReplicationGroup, Properties: \(group)}
      """
    )
    #expect(cache.possibilities.map(\.retention) == [.days(7), .days(0)])
    #expect(cache.possibilities.last?.scenario?.description == "when P is 'x'")
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

  /// A type of nodes that is refused keeps the cache from being deployed.
  @Test func `a type of nodes that is refused is told`() throws {
    let cache = try Self.cache(
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: 7,"
        + " CacheNodeType: !If [Missing, a, b]}}}"
    )
    let reason = Undecided.malformed("condition 'Missing' is not defined")
    #expect(cache.possibilities.map(\.retention) == [.undecided(reason)])
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
