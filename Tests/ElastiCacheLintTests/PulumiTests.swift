import LintDiagnostics
import LintModel
import LintTestSupport
import LintText
import Testing

@testable import ElastiCacheLint

/// Places of previews in programs.
struct PulumiTests {
  private static let program = "import * as aws from '@pulumi/aws'\n\n  new aws.Cluster()  \n"

  private static func place(
    _ position: String,
    preview: String = "shop/preview.json",
    _ files: [String: String] = ["shop/Pulumi.yaml": "", "shop/lib/index.ts": program],
  ) throws -> Place {
    let urn = "urn:pulumi:dev::shop::aws:elasticache/cluster:Cluster::sessions"
    let text = """
      {"steps": [{"op": "create", "urn": "\(urn)", "newState": {"urn": "\(urn)",
       "type": "aws:elasticache/cluster:Cluster", "inputs": {"engine": "redis"},
       "sourcePosition": "\(position)"}}], "changeSummary": {"create": 1}}
      """
    let file = SourceFile(path: preview, text: try SourceText(contents: text.utf8), isNamed: true)
    let report = Linter().lint(file, sources: MemorySources(files))
    try #require(report.diagnostics.map(\.rule) == ["backups-off"])
    #expect(report.diagnostics[0].fix == nil)
    return report.diagnostics[0].place
  }

  @Test func `points at the line of the program`() throws {
    for preview in ["shop/preview.json", "shop/out/a/b/preview.json"] {
      let place = try Self.place("project:///lib/index.ts#3,7", preview: preview)
      #expect(place.path == "shop/lib/index.ts")
      #expect(place.range.lowerBound.line == 3 && place.range.lowerBound.column == 3)
      #expect(place.range.upperBound.column == 20)
    }
  }

  @Test(arguments: [
    "project:///../lib/index.ts#3,7", "project:///lib/../../x#1,1", "file:///lib/index.ts#3,7",
    "project:///lib/index.ts#9,1", "project:///lib/index.ts#2,1", "project:///lib/index.ts#0,1",
    "project:///lib/index.ts", "project:///lib/other.ts#1,1", "project:///#1,1", "",
    "project:///lib/index.ts#99999999999999999999,1",
  ])
  func `points at the preview for other positions`(_ position: String) throws {
    #expect(try Self.place(position).path == "shop/preview.json")
  }

  @Test func `reads nothing without a project`() throws {
    let files = ["shop/lib/index.ts": Self.program]
    #expect(try Self.place("project:///lib/index.ts#3,7", files).path == "shop/preview.json")
  }

  /// The rest may have had a cache.
  @Test(arguments: [true, false])
  func `refuses a named output that breaks off before a cache`(_ isNamed: Bool) throws {
    let text = #"{"steps": [{"op": "create", "urn": "urn:pulumi:a::aws:s3/bucket:Bucket::b"}, "#
    for (text, isWhole) in [(text, false), (text + "1]}", true)] {
      let contents = try SourceText(contents: text.utf8)
      let report = Linter().lint(SourceFile(path: "a.json", text: contents, isNamed: isNamed))
      let rules = isNamed && !isWhole ? ["unreadable"] : []
      #expect(report.diagnostics.map(\.rule) == rules)
    }
  }

  /// A stack may have secrets, so nothing of an unreadable one is shown.
  @Test func `shows nothing of a text that breaks off`() throws {
    let text = #"{"deployment": {"resources": [{"urn": "urn:pulumi:a::aws:elasticache/x", "b": "#
    let file = SourceFile(path: "a", text: try SourceText(contents: text.utf8), isNamed: true)
    let report = Linter().lint(file)
    #expect(report.diagnostics.map(\.rule) == ["unreadable"])
    #expect(report.diagnostics.allSatisfy { $0.place.excerpt == nil })
  }
}
