import LintTestSupport
import Testing

@testable import LintServer

/// Templates that a program has generated, and the program.
struct ProgramTests {
  private let folder: TemporaryFolder
  private let template = """
    {
      "Resources": {
        "Group": {
          "Type": "AWS::ElastiCache::ReplicationGroup",
          "Properties": {"ReplicationGroupDescription": "x"},
          "Metadata": {"aws:cdk:path": "Shop/Group"}
        }
      }
    }
    """
  private let program = """
    class Shop {
      constructor() {
        new elasticache.CfnReplicationGroup(this, "Group", {});
      }
    }
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("cdk.json", #"{"app": "x"}"#)
    try folder.write("cdk.out/cdk.out", #"{"version": "48.0.0"}"#)
    let trace = #"["new CfnReplicationGroup (x)", "new Shop (\#(folder("shop.ts")):3:5)"]"#
    try folder.write(
      "cdk.out/manifest.json",
      """
      {"version": "48.0.0", "artifacts": {"Shop": {
        "type": "aws:cloudformation:stack",
        "properties": {"templateFile": "Shop.template.json"}, "displayName": "Shop",
        "metadata": {"/Shop/Group": [
          {"type": "aws:cdk:logicalId", "data": "Group", "trace": \(trace)}]}}}}
      """,
    )
    try folder.write("cdk.out/Shop.template.json", template)
    try folder.write("shop.ts", program)
  }

  @Test func `a finding is shown in the template and in its program`() throws {
    var session = Session(folder, options: ["inlayHints": true])
    session.open("cdk.out/Shop.template.json", template)
    #expect(session.diagnostics("cdk.out/Shop.template.json") == ["2:4 backups-off"])
    #expect(session.hints("cdk.out/Shop.template.json") == ["backups: off"])
    #expect(session.hover("cdk.out/Shop.template.json", 2, 6)?.contains("backups off") == true)
    #expect(session.pulled("shop.ts") == ["2:4 backups-off"])
    session.open("shop.ts", program)
    #expect(session.diagnostics("shop.ts") == ["2:4 backups-off"])
    #expect(session.hover("shop.ts", 2, 6)?.contains("backups off") == true)
    let limited = template.replacing(#""x"}"#, with: #""x", "SnapshotRetentionLimit": 9}"#)
    session.change("cdk.out/Shop.template.json", [["text": .string(limited)]])
    #expect(session.diagnostics("cdk.out/Shop.template.json") == [])
    #expect(session.diagnostics("shop.ts") == [])
  }

  @Test func `opening the program alone keeps its findings`() {
    var session = Session(folder)
    session.rest()
    session.open("shop.ts", program)
    #expect(session.diagnostics("shop.ts") == ["2:4 backups-off"])
    session.close("shop.ts")
    #expect(session.pulled("shop.ts") == ["2:4 backups-off"])
  }
}
