import LintModel
import LintSyntax
import LintText
import Testing

@testable import CloudFormation

@Suite struct DuplicateKeysTests {
  /// Each template has one key twice, `Twice` or as named, on which the verdict of `Cache` depends.
  @Test(
    arguments: [
      ("section", "Resources", "Resources: {}"),
      ("another section", "Description", "Description: a\nDescription: b"),
      ("parameter", "Days", "Parameters: {Days: {Default: 1}, Days: {Default: 7}}"),
      ("in a parameter", "Default", "Parameters: {Days: {Default: 1, Default: 7}}"),
      (
        "deep in a parameter", "A",
        "Parameters: {Days: {Default: 1, Metadata: {A: 1, A: 2}}}"
      ),
    ]
  )
  func outsideTheCacheItIsDecisive(place: String, key: String, more: String) throws {
    let extraction = try Reading.extraction(
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: !Ref Days}
      \(more)
      """
    )
    Self.expect(extraction, key, isDecisive: true)
  }

  @Test(
    arguments: [
      ("resource", "Type", "Type: AWS::ElastiCache::ReplicationGroup"),
      ("properties", "Properties", "Properties: {}"),
      (
        "limit", "SnapshotRetentionLimit",
        "Properties: {SnapshotRetentionLimit: 1, SnapshotRetentionLimit: 0}"
      ),
      (
        "the same limit", "SnapshotRetentionLimit",
        "Properties: {SnapshotRetentionLimit: 1, SnapshotRetentionLimit: 1}"
      ),
      ("another property", "Tags", "Properties: {SnapshotRetentionLimit: 1, Tags: [], Tags: []}"),
      (
        "function", "Fn::If",
        "Properties: {SnapshotRetentionLimit: {Fn::If: [C, 1, 0], Fn::If: [C, 0, 1]}}"
      ),
      (
        "deep in the limit", "A",
        "Properties: {SnapshotRetentionLimit: !Sub ['${A}', {A: 1, A: 2}]}"
      ),
      ("deep in the node type", "A", "Properties: {CacheNodeType: !Sub ['${A}', {A: 1, A: 2}]}"),
    ]
  )
  func inTheCacheItIsDecisive(place: String, key: String, members: String) throws {
    let extraction = try Reading.extraction(
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
      \(Self.indented(members))
      """ + (key == "Properties" ? "\n    Properties: {Engine: redis}" : "")
    )
    Self.expect(extraction, key, isDecisive: true)
  }

  private static func indented(_ members: String) -> String { "    \(members)" }

  @Test(
    arguments: [
      ("Conditions: {C: !Ref A, C: !Ref B}", "C"),
      ("Conditions: {C: !Equals [!Ref A, !Sub ['x', {K: 1, K: 2}]]}", "K"),
      ("Conditions: {C: !Not [!Condition D], D: !Ref A, D: !Ref B}", "D"),
      ("Conditions: {C: !Ref A}\nParameters: {A: {Type: String, Type: Number}}", "Type"),
      (
        "Conditions: {C: !Condition D, D: !FindInMap [M, a, b]}\nMappings: {M: {a: {b: 1, b: 2}}}",
        "b"
      ),
      ("Mappings: {N: {a: {b: 1}, a: {b: 2}}}", "a"),
      ("Mappings: {N: {a: {b: 1}}, N: {}}", "N"),
    ]
  )
  func throughFunctionsItIsDecisive(sections: String, key: String) throws {
    let extraction = try Reading.extraction(
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: !If [C, !FindInMap [N, a, b], 0]}
      \(sections)
      """
    )
    Self.expect(extraction, key, isDecisive: true)
  }

  @Test(
    arguments: [
      ("another resource", "A", "Resources: {Cache: CACHE, A: {Type: X}, A: {Type: Y}}"),
      ("in another resource", "Type", "Resources: {Cache: CACHE, A: {Type: X, Type: Y}}"),
      ("metadata", "M", "Resources: {Cache: CACHE}\nMetadata: {M: 1, M: 2}"),
      ("unused parameter", "A", "Resources: {Cache: CACHE}\nParameters: {A: {}, A: {}}"),
      (
        "in an unused parameter", "Type",
        "Resources: {Cache: CACHE}\nParameters: {A: {Type: a, Type: b}}"
      ),
      ("unused condition", "C", "Resources: {Cache: CACHE}\nConditions: {C: 1, C: 2}"),
      ("unused mapping", "M", "Resources: {Cache: CACHE}\nMappings: {M: {}, M: {}}"),
      ("output", "O", "Resources: {Cache: CACHE}\nOutputs: {O: 1, O: 2}"),
      (
        "in a tag", "Key",
        "Resources: {Cache: TYPE, Properties: {LIMIT, Tags: [{Key: a, Key: b}]}}}"
      ),
      (
        "metadata of the cache", "M",
        "Resources: {Cache: TYPE, Metadata: {M: 1, M: 2}, Properties: {LIMIT}}}"
      ),
    ]
  )
  func elsewhereItIsNotDecisive(place: String, key: String, text: String) throws {
    let template = text.replacing("CACHE", with: "TYPE, Properties: {LIMIT}}")
      .replacing("TYPE", with: "{Type: 'AWS::ElastiCache::CacheCluster'")
      .replacing("LIMIT", with: "SnapshotRetentionLimit: 7")
    let extraction = try Reading.extraction(template)
    Self.expect(extraction, key, isDecisive: false)
    #expect(extraction.caches.first?.possibilities.first?.retention == .days(7))
  }

  @Test(arguments: ["SnapshotRetentionLimit", "Engine", "CacheNodeType", "PrimaryClusterId"])
  func everyPropertyThatDecidesIsLookedThrough(property: String) throws {
    let extraction = try Reading.extraction(
      """
      Parameters: {P: {Type: String, Type: Number}}
      Resources:
        Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {\(property): !Ref P}}
      """
    )
    Self.expect(extraction, "Type", isDecisive: true)
  }

  @Test func conditionOfTheCacheIsDecisive() throws {
    let extraction = try Reading.extraction(
      """
      Conditions: {C: !Condition D, D: !Equals [a, b], D: !Equals [a, a]}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Condition: C
          Properties: {SnapshotRetentionLimit: 7}
      """
    )
    Self.expect(extraction, "D", isDecisive: true)
  }

  @Test func logicalIDOfTheCacheIsDecisive() throws {
    let cache = "{Type: 'AWS::ElastiCache::CacheCluster', Properties: {SnapshotRetentionLimit: 7}}"
    let extraction = try Reading.extraction("Resources: {Cache: \(cache), Cache: {Type: X}}")
    Self.expect(extraction, "Cache", isDecisive: true)
    let twice = try Reading.extraction("Resources: {Cache: \(cache), Cache: \(cache)}")
    Self.expect(twice, "Cache", isDecisive: true)
    #expect(twice.caches.count == 2)
  }

  private static func expect(_ extraction: Extraction, _ key: String, isDecisive: Bool) {
    let duplicates = extraction.remarks.filter { remark in
      if case .duplicateKey = remark.kind { return true }
      return false
    }
    #expect(duplicates.map(\.kind) == [.duplicateKey(isDecisive: isDecisive)])
    #expect(duplicates.first?.message.contains("'\(key)'") == true)
    #expect(duplicates.first?.explanations.count == 1)
    let retention = extraction.caches.first?.possibilities.first?.retention
    #expect((retention == .undecided(.duplicateKey(Text(key)))) == isDecisive)
  }

  @Test func parameterAtTheStartOfASubstitutionIsUsed() throws {
    let extraction = try Reading.extraction(
      """
      Parameters: {Days: {Default: 1}, Days: {Default: 0}}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: !Sub '${Days}'}
      """
    )
    #expect(extraction.remarks.map(\.kind) == [.duplicateKey(isDecisive: true)])
  }

  @Test func eachOfManyIsFoundWhereItStands() throws {
    func cache(_ limit: String) -> String {
      "{Type: AWS::ElastiCache::CacheCluster, Properties: {SnapshotRetentionLimit: \(limit)}}"
    }
    let extraction = try Reading.extraction(
      """
      Metadata: {M: 1, M: 2}
      Resources:
        Other: {Type: X, Type: Y}
        First: \(cache("!Sub ['${A}', {A: 1, A: 2}]"))
        Sound: \(cache("!Sub ['7', {A: 1}]"))
        Another: {Type: X, Type: Y}
        Second: \(cache("!Sub ['${B}', {B: 1, B: 2}]"))
        Last: \(cache("!Sub ['7', {A: 1}]"))
      Outputs: {O: 1, O: 2}
      """
    )
    #expect(
      extraction.caches.map(\.possibilities.first?.retention) == [
        .undecided(.duplicateKey("A")), .days(7), .undecided(.duplicateKey("B")), .days(7),
      ]
    )
  }

  @Test func manyKeysAreComparedAsFewAre() throws {
    for count in [2, 16, 17, 100] {
      let keys = (0..<count).map { "k\($0): 1" } + ["k0: 2", "k1: 2", "K0: 3"]
      let found = DuplicateKeys(in: try Reading.yaml("{\(keys.joined(separator: ", "))}")).all
      #expect(found.map(\.name) == ["k0", "k1"])
      #expect(found.allSatisfy { $0.first.range.lowerBound < $0.key.range.lowerBound })
    }
  }

  @Test func thirdOneIsADuplicateOfTheFirst() throws {
    let found = DuplicateKeys(in: try Reading.yaml("a: 1\na: 2\n'a': 3\n")).all
    #expect(found.map(\.first.range) == [0..<1, 0..<1])
    #expect(found.map(\.key.range) == [5..<6, 10..<13])
  }

  @Test func mergedKeyIsNoDuplicate() throws {
    let found = DuplicateKeys(in: try Reading.yaml("a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n")).all
    #expect(found.isEmpty)
  }

  /// Of many duplicates, only one that stands in the node counts.
  @Test(arguments: 1...9) func `finds the first one below a node`(_ count: Int) throws {
    let entries = (0..<count).map {
      "K\($0): {A: {X: 1, X: 2}, B: 1, C: {Y: [{X: 1, X: 2}], X: 1}}"
    }
    let document = try Reading.yaml("{\(entries.joined(separator: ", "))}")
    let duplicates = DuplicateKeys(in: document)
    #expect(duplicates.all.count == 2 * count)
    for (index, entry) in try #require(document.root).entries.enumerated() {
      let parts = ["A": 2 * index, "B": nil, "C": 2 * index + 1]
      for (name, place) in parts {
        let node = try #require(entry.value.value(named: Text(name)))
        let found = duplicates.first(in: [], below: [node], named: [])
        #expect(found?.key.range == place.map { duplicates.all[$0].key.range })
      }
      let both = duplicates.first(in: [], below: [entry.value], named: [])
      #expect(both?.key.range == duplicates.all[2 * index].key.range)
    }
  }
}
