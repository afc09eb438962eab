import LintDiagnostics
import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Plans that a filter or another program changed.
struct PlanFormTests {
  private static let change = #"""
    {"address":"aws_elasticache_cluster.a","mode":"managed","type":"aws_elasticache_cluster",
     "name":"a","change":{"actions":["create"],"after":{"engine":"redis",
     "snapshot_retention_limit":7}}}
    """#

  private static func planned(_ names: String...) -> String {
    let resources = names.map { name in
      #"{"address":"aws_elasticache_cluster.\#(name)","mode":"managed","#
        + #""type":"aws_elasticache_cluster","name":"\#(name)","values":{}}"#
    }
    return
      #"{"root_module":{"child_modules":[{"resources":[\#(resources.joined(separator: ","))]}]}}"#
  }

  /// The remarks on a plan, and the number of its caches; nil where it is not judged.
  private static func read(_ text: String) throws -> (remarks: [String], caches: Int?) {
    let text = try SourceText(contents: text.utf8)
    let dialect = PlanExtractor()
    let document = try #require(dialect.read(text).documents.first)
    let extractions = dialect.extractions(from: document)
    let plans = extractions.filter { $0.kind == .plan }
    return (
      extractions.flatMap(\.remarks).map { "\($0.kind) \($0.message)" },
      plans.isEmpty ? nil : plans.reduce(0) { $0 + $1.caches.count }
    )
  }

  private static func plan(_ changes: String, planned: String = "{}") -> String {
    #"{"format_version":"1.2","planned_values":\#(planned),\#(changes)}"#
  }

  @Test(arguments: [
    ("null", "null"), ("7", "a value"), ("\"x\"", "a value"), ("{}", "an object"),
    (#"{"aws_elasticache_cluster.a":\#(change)}"#, "an object"),
  ])
  func `refuses changes that are no list`(_ changes: String, _ form: String) throws {
    let reading = try Self.read(Self.plan("\"resource_changes\":\(changes)"))
    #expect(reading.remarks == ["unreadable 'resource_changes' is \(form), not a list"])
    #expect(reading.caches == nil)
  }

  @Test func `judges one change as a list of one, and says so`() throws {
    let reading = try Self.read(
      Self.plan("\"resource_changes\":\(Self.change)", planned: Self.planned("a"))
    )
    let remark =
      "surroundings 'resource_changes' is one change, not a list; it was judged as a list of one"
    #expect(reading.remarks == [remark])
    #expect(reading.caches == 1)
  }

  @Test(arguments: ["7", "null", "[\(change)]", "{}", #"{"address":"aws_elasticache_cluster.a"}"#])
  func `refuses elements that are no changes`(_ element: String) throws {
    let reading = try Self.read(Self.plan("\"resource_changes\":[\(element)]"))
    let remark =
      "unreadable this resource change does not have the form that Terraform gives it"
    #expect(reading.remarks == [remark])
  }

  @Test func `says that planned values have no change`() throws {
    let one = "surroundings a cache of 'planned_values' is not in 'resource_changes', so not judged"
    let two =
      "surroundings this cache and 1 more of 'planned_values' are not in 'resource_changes', so not"
      + " judged"
    func remarks(_ changes: String, _ planned: String) throws -> [String] {
      try Self.read(Self.plan(changes, planned: planned)).remarks
    }
    let listed = Self.change.replacing(".a\"", with: ".b\"")
    #expect(try remarks(#""resource_changes":[]"#, Self.planned("a")) == [one])
    #expect(try remarks(#""resource_changes":[]"#, Self.planned("a", "b")) == [two])
    #expect(try remarks("\"resource_changes\":[\(listed)]", Self.planned("a", "b")) == [one])
    #expect(try remarks("\"resource_changes\":[\(Self.change)]", Self.planned("a")).isEmpty)
    #expect(try remarks(#""x":0"#, Self.planned("a")) == [one])
  }

  @Test func `reports keys that are written twice`() throws {
    let twice =
      "duplicateKey(isDecisive: true) key 'resource_changes' is written twice, first on line 1"
    let changes = "\"resource_changes\":[],\"resource_changes\":[\(Self.change)]"
    #expect(try Self.read(Self.plan(changes)).remarks == [twice])
    let limit = Self.change.replacing(
      "\"engine\"",
      with: "\"snapshot_retention_limit\":0,\"engine\"",
    )
    #expect(
      try Self.read(Self.plan("\"resource_changes\":[\(limit)]")).remarks.first?
        .hasPrefix("duplicateKey(isDecisive: true) key 'snapshot_retention_limit'") == true
    )
  }

  @Test func `says that a plan as text beside a plan was not judged`() throws {
    let empty = Self.plan("\"resource_changes\":[]")
    let text = #""{\"format_version\":\"1.2\",\"x\":\"aws_elasticache_cluster\"}""#
    let remark = "surroundings a plan as text in this JSON was not judged"
    for frame in ["[\(empty),\(text)]", "{\"a\":\(empty),\"b\":\(text)}"] {
      #expect(try Self.read(frame).remarks == [remark])
    }
  }

  @Test(arguments: ["REDACTED", "(sensitive value)", "***", "<redacted>", "xxxx"])
  func `a value that was written over is hidden`(_ value: String) throws {
    let change = Self.change.replacing("limit\":7", with: "limit\":\"\(value)\"")
    let text = try SourceText(contents: Self.plan("\"resource_changes\":[\(change)]").utf8)
    let dialect = PlanExtractor()
    let document = try #require(dialect.read(text).documents.first)
    let extraction = try #require(dialect.extract(from: document))
    let retention = try #require(extraction.caches.first?.possibilities.first?.retention)
    guard case .undecided(.takenOut) = retention else {
      Issue.record("\(retention)")
      return
    }
  }
}
