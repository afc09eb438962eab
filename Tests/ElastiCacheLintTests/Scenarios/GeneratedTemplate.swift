/// A template as the generator made it, for the judge by brute force to judge and for
/// ``TemplateWriter`` to write.
struct GeneratedTemplate: Hashable {
  struct Cache: Hashable {
    enum Kind: String {
      case cluster = "AWS::ElastiCache::CacheCluster"
      case group = "AWS::ElastiCache::ReplicationGroup"
      case serverless = "AWS::ElastiCache::ServerlessCache"
    }

    var name: String
    var kind: Kind
    var condition: String?
    var limit: GeneratedValue?
    var engine: GeneratedValue?
    var nodeType: GeneratedValue?
    var primary: GeneratedValue?
  }

  struct Rule: Hashable {
    var premise: GeneratedTest?
    var assertions: [GeneratedTest]

    var tests: [GeneratedTest] { [premise].compactMap(\.self) + assertions }
  }

  struct Mapping: Hashable {
    var name: String
    var rows: [Row]

    struct Row: Hashable {
      var key: String
      var leaves: [Leaf]
    }

    struct Leaf: Hashable {
      var key: String
      var value: GeneratedValue
    }

    func leaf(_ first: String, _ second: String) -> GeneratedValue? {
      rows.first { $0.key == first }?.leaves.first { $0.key == second }?.value
    }
  }

  struct Condition: Hashable {
    var name: String
    var test: GeneratedTest
  }

  var parameters: [GeneratedParameter] = []
  var mappings: [Mapping] = []
  var conditions: [Condition] = []
  var rules: [Rule] = []
  var caches: [Cache] = []

  func parameter(_ name: String) -> GeneratedParameter? { parameters.first { $0.name == name } }
  func mapping(_ name: String) -> Mapping? { mappings.first { $0.name == name } }
  func condition(_ name: String) -> GeneratedTest? { conditions.first { $0.name == name }?.test }
  func cache(_ name: String) -> Cache? { caches.first { $0.name == name } }

  /// Templates with one thing less, which might go wrong in the same way.
  var simpler: [GeneratedTemplate] {
    var result: [GeneratedTemplate] = []
    func add(_ change: (inout GeneratedTemplate) -> Void) {
      var template = self
      change(&template)
      if template != self { result.append(template) }
    }
    for index in caches.indices { add { $0.caches.remove(at: index) } }
    for index in rules.indices { add { $0.rules.remove(at: index) } }
    for index in caches.indices {
      add { $0.caches[index].condition = nil }
      add { $0.caches[index].engine = .text("redis") }
      add { $0.caches[index].nodeType = nil }
      add { $0.caches[index].primary = nil }
      for limit in caches[index].limit?.simpler ?? [] { add { $0.caches[index].limit = limit } }
      for engine in caches[index].engine?.simpler ?? [] { add { $0.caches[index].engine = engine } }
    }
    for index in conditions.indices {
      for test in conditions[index].test.children { add { $0.conditions[index].test = test } }
    }
    return result
  }
}
