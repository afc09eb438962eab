import LintTestSupport
import Testing

/// Plans whose configuration was edited after they were made, linted with it.
struct StalePlanTests {
  private let folder: TemporaryFolder

  private static let type = "aws_elasticache_cluster"

  private static func resource(_ name: String, _ body: String) -> String {
    "resource \"\(type)\" \"\(name)\" {\n\(body)}\n"
  }

  private static func plan(days: Int) -> String {
    #"""
    {"format_version":"1.2","planned_values":{},"resource_changes":[
     {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
      "change":{"actions":["create"],
       "after":{"engine":"redis","snapshot_retention_limit":\#(days)}}}],
     "configuration":{"root_module":{"resources":[
      {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a","expressions":{
       "engine":{"constant_value":"redis"},
       "snapshot_retention_limit":{"constant_value":\#(days)}}}]}}}
    """#
  }

  private static let written = "  engine = \"redis\"\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("plan.json", Self.plan(days: 7))
    try write(limit: "  snapshot_retention_limit = 7\n")
  }

  private func write(limit: String, more: String = "") throws {
    try folder.write("main.tf", Self.resource("a", Self.written + limit) + more)
  }

  private func lint(_ paths: String...) throws -> LintProcess {
    try LintProcess(["-f", "concise"] + paths, in: "\(folder.path)")
  }

  @Test func `a plan covers the configuration that it was made of`() throws {
    #expect(try lint().output == "1 plan: 1 cache, no problems\n")
  }

  static let edits: [(limit: String, more: String, place: String, note: String)] = [
    (
      "  snapshot_retention_limit = 7\n", resource("b", written), "main.tf:5:1",
      "this cache is not in the plan 'plan.json', so it was not judged"
    ),
    (
      "  snapshot_retention_limit = 0\n", "", "main.tf:3:30",
      "this limit is not the one in the plan 'plan.json', whose limit was judged instead"
    ),
    (
      "", "", "main.tf:1:1",
      "this limit is not the one in the plan 'plan.json', whose limit was judged instead"
    ),
  ]

  @Test(arguments: edits)
  func `a plan that is out of date does not silence its configuration`(
    _ limit: String,
    _ more: String,
    _ place: String,
    _ note: String,
  ) throws {
    try write(limit: limit, more: more)
    let plan = try lint("plan.json")
    #expect(plan.output.contains("\(place): note: \(note) [not-examined]\n"), "\(plan)")
    // Linted with it, the configuration is judged itself.
    let both = try lint()
    #expect(both.output.hasPrefix("\(place): error: automatic backups are off for "), "\(both)")
    #expect(!both.output.contains("not-examined"), "\(both)")
    #expect(both.output.contains("\n1 plan, 1 root module: "), "\(both)")
  }

  /// An old plan beside a new one.
  @Test func `says nothing of a cache that another plan has`() throws {
    try write(limit: "  snapshot_retention_limit = 7\n", more: Self.resource("b", Self.written))
    let b = Self.plan(days: 7).replacing("\"a\"", with: "\"b\"").replacing(".a\"", with: ".b\"")
      .replacing(#"{"constant_value":7}"#, with: #"{"constant_value":null}"#)
    try folder.write("b.json", b)
    #expect(try lint().output == "2 plans: 2 caches, no problems\n")
    #expect(
      try lint("plan.json").output.contains("main.tf:5:1: note: this cache is not in the plan")
    )
  }

  @Test func `a finding says that the configuration has changed, and nothing else does`() throws {
    try folder.write("plan.json", Self.plan(days: 0))
    let run = try LintProcess(["-f", "text"], in: "\(folder.path)")
    #expect(run.status == 1)
    #expect(run.output.contains("plan again: the configuration in '.' has changed"), "\(run)")
    #expect(!run.output.contains("not-examined"), "\(run)")
  }
}
