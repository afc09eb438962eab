import LintDiagnostics
import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Plans are found wherever they begin.
struct PlanTextsTests {
  private static let plan = #"{"format_version":"1.2","planned_values":{}}"#
  private static let redacted = #"{ "plan_format_version" : "1.2","resource_changes":[]}"#

  private static func texts(_ text: String) throws -> (PlanTexts, others: [String]) {
    let source = try SourceText(contents: text.utf8)
    let texts = PlanTexts(source, selecting: .plan)
    return (texts, texts.others.map { source.string($0) })
  }

  @Test(
    arguments: [
      (Self.plan, 1, []), (Self.redacted, 1, []), ("", 0, []), (" \n\t", 0, []),
      ("echo\n" + Self.plan, 1, ["echo"]), ("a {} \n b " + Self.plan, 1, ["a {} \n b"]),
      ("[command]/bin/terraform show\n" + Self.plan, 1, ["[command]/bin/terraform show"]),
      ("[2024-01-01] {\"a\": " + Self.plan, 1, ["[2024-01-01] {\"a\":"]),
      ("16:14:46.042 STDOUT terraform: " + Self.plan, 1, ["16:14:46.042 STDOUT terraform:"]),
      (Self.plan + "\n\u{1B}[0m\n", 1, ["\u{1B}[0m"]), (Self.plan + Self.redacted, 2, []),
      (Self.plan + "\n" + Self.plan + "\n", 2, []),
      ("x " + Self.plan + " y\nz " + Self.plan, 2, ["x", "y\nz"]),
      // Other JSON before or behind counts as a document, whatever its first key is.
      (#"{"a":1}"# + Self.plan + #"{"b":[{"type":"x"}]}"#, 3, []),
      (#"["a"] x "# + Self.plan, 2, ["x"]),
      // Without a plan the rest is no JSON.
      ("{\"a\": 1} b", 1, ["b"]), ("a: b", 0, ["a: b"]), ("{a}", 0, ["{a}"]),
      (#""format_version": {"#, 0, [#""format_version": {"#]),
      (#"x {"format_version" {"#, 0, [#"x {"format_version" {"#]),
      (#"x {"my_format_version": 1}"#, 0, [#"x {"my_format_version": 1}"#]),
    ]
  )
  func areFound(text: String, count: Int, others: [String]) throws {
    let (texts, found) = try Self.texts(text)
    #expect(texts.documents.count == count && texts.error == nil)
    #expect(found == others)
  }

  @Test func oneThatBreaksOffHidesNoOther() throws {
    for broken in [#"{"format_version":"1.2","a":[}"#, #"{"format_version":"1.2","a":"\u{1}"}"#] {
      for text in [broken + "\n" + Self.plan, "x\n" + broken + "\n" + Self.plan] {
        let (texts, _) = try Self.texts(text)
        #expect(texts.documents.count == 1 && texts.error != nil, "\(text)")
      }
    }
    let (texts, _) = try Self.texts(Self.plan + "\n" + Self.plan.dropLast())
    #expect(texts.documents.count == 1)
    #expect(texts.error?.message.hasPrefix("the JSON ends inside an object") == true)
  }

  @Test func everyPrefixOfOneIsAnError() throws {
    let text = "echo\n" + Self.plan
    let first = "echo\n{\"format_version\":".utf8.count
    for length in first..<text.utf8.count {
      let (texts, _) = try Self.texts(String(text.prefix(length)))
      #expect(texts.documents.isEmpty && texts.error != nil, "\(length)")
    }
  }

  @Test func theirNumberIsBounded() throws {
    let many = String(repeating: Self.plan, count: PlanTexts.limit)
    #expect(try Self.texts(many).0.error == nil)
    let more = try Self.texts(many + Self.plan).0
    #expect(more.documents.count == PlanTexts.limit)
    #expect(more.error?.message == "more than 1000 JSON documents in one file")
  }

  @Test(
    arguments: [
      (#"{"plan": PLAN}"#, 1), (#"{"tfplan": PLAN, "tfrun": {}}"#, 1), ("[PLAN, PLAN]", 2),
      (#"{"a": {"b": PLAN}, "c": {"d": PLAN}}"#, 2), (#"{"a": [PLAN]}"#, 1),
      (#"{"a": [{"b": PLAN}]}"#, 1), (#"{"values": PLAN}"#, 1), (#"{"planned_values": PLAN}"#, 1),
      (#"{"a": PLAN, "b": {"c": PLAN}}"#, 2), (#"{"b": {"c": [PLAN]}, "a": PLAN}"#, 2),
      (#"[PLAN, {"plan": PLAN}]"#, 2), (#"{"a": [[[PLAN]]]}"#, 0),
    ]
  )
  func areFoundInAFrame(frame: String, count: Int) throws {
    let cache =
      #"{"resource_changes":[{"type":"aws_elasticache_cluster","address":"a","mode":"managed","#
      + #""name":"a","change":{"actions":["create"],"after":{}}}],"format_version":"1.2"}"#
    let text = frame.replacing("PLAN", with: cache)
    let source = try SourceText(contents: text.utf8)
    let document = try #require(PlanTexts(source, selecting: .plan).documents.first)
    let extractions = PlanExtractor().extractions(from: document)
    #expect(extractions.count(where: { $0.kind == .plan }) == count)
    #expect(extractions.flatMap(\.caches).count == count)
  }

  @Test(
    arguments: [
      (#"{"resource_changes":[]}"#, true), (#"{"planned_values":{}}"#, true),
      (#"{"root_module":{"resources":[]}}"#, true), (#"{"mock":{"resource_changes":[]}}"#, true),
      (#"[{"change":{},"type":"aws_elasticache_cluster"}]"#, true),
      (#"{"change":{},"type":"aws_elasticache_cluster"}"#, true),
      (#"{"resource_changes":1}"#, false), (#"{"root_module":"x"}"#, false), ("[1]", false),
      (#"[{"type":"aws_elasticache_cluster"}]"#, false),
      (#"{"a":{"b":{"planned_values":1}}}"#, false),
    ]
  )
  func partIsRefused(text: String, isPart: Bool) throws {
    let source = try SourceText(contents: text.utf8)
    let document = try #require(PlanTexts(source, selecting: .plan).documents.first)
    let extractions = PlanExtractor().extractions(from: document)
    #expect(
      extractions.flatMap(\.remarks).map(\.message) == (isPart ? ["this is a part of a plan"] : [])
    )
    #expect(extractions.allSatisfy { $0.kind == nil })
  }

  @Test(arguments: [
    (#"{"plan": " {\"format_version\":\"1.2\"}"}"#, true),
    (#"{"a": 1, "b": "{\"plan_format_version\":1}"}"#, true), (#"{"plan": "{\"a\":1}"}"#, false),
    (#"{"plan": "a {\"format_version\":1}"}"#, false), (#"{"plan": ""}"#, false),
  ])
  func textInJSONIsRefused(text: String, isPlan: Bool) throws {
    let source = try SourceText(contents: text.utf8)
    let document = try #require(PlanTexts(source, selecting: .plan).documents.first)
    let extractions = PlanExtractor().extractions(from: document)
    #expect(
      extractions.flatMap(\.remarks).map(\.message)
        == (isPlan ? ["this is JSON with a plan as text in it, not a plan"] : [])
    )
  }

  @Test(arguments: [
    ("1 {\n2   \"format_version\": \"1.2\",", true), ("a { \na\t\"format_version\":1", true),
    ("x\n{\n  \"format_version\": \"1.2\",", false), ("1 {\n\n2   \"format_version\":1", true),
    ("1 {\"format_version\":1}", false), ("1 [\n2   \"format_version\":1", false),
    ("\n2   \"format_version\":1", false), ("", false),
  ])
  func isFoundBehindPrefixes(text: String, isFound: Bool) throws {
    #expect(PlanStart.isBehindPrefixes(in: try SourceText(contents: text.utf8)) == isFound)
  }

  @Test(
    arguments: [
      ("aws_elasticache_cluster.a: Refreshing state... [id=a]", ForeignDocument.printedPlan),
      (
        "\u{1B}[0m\u{1B}[1mmodule.a.aws_elasticache_cluster.a: Refreshing state... [id=a]",
        .printedPlan
      ),
      ("Note: Objects have changed outside of Terraform\n", .printedPlan),
      ("\nOpenTofu will perform the following actions:\n", .printedPlan),
      ("\u{1B}[1m  # aws_elasticache_cluster.a\u{1B}[0m will be created", .printedPlan),
      ("  # module.redis.aws_elasticache_cluster.a must be replaced", .printedPlan),
      ("  # awscc_elasticache_serverless_cache.a has changed", .printedPlan),
      ("Acquiring state lock.\n{\"@level\":\"info\",\"@message\":\"x\"}", .planLog),
      ("# aws_elasticache_cluster", nil), ("the cluster will be created", nil), ("", nil),
      ("\"@level\": info", nil), ("# a comment: it will be created", nil),
    ] as [(String, ForeignDocument?)]
  )
  func printedPlanIsRecognized(text: String, document: ForeignDocument?) throws {
    #expect(PrintedPlan.document(in: try SourceText(contents: text.utf8)) == document)
  }
}
