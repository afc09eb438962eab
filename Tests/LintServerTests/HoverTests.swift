import LintTestSupport
import Testing

@testable import LintServer

/// The verdicts shown at positions of documents.
struct HoverTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func parent(_ days: String) -> String {
    """
    Parameters:
      Stage: {Type: String, Default: prod, AllowedValues: [prod, dev]}
    Conditions:
      IsDev: !Equals [!Ref Stage, dev]
    Resources:
      Stack:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: child.yaml
          Parameters:
            Days: \(days)
    """
  }

  private static let module = """
    variable "snapshot_retention_limit" {}
    resource "aws_elasticache_serverless_cache" "cache" {
      engine = "valkey"
      name   = "cache"
      snapshot_retention_limit = var.snapshot_retention_limit
    }
    """

  @Test func `a limit has the verdict of its own cache`() throws {
    try folder.write("m/main.tf", Self.module)
    var session = Session(folder)
    session.open(
      "main.tf",
      """
      resource "aws_elasticache_serverless_cache" "own" {
        snapshot_retention_limit = 7
      }
      module "off" {
        source = "./m"
        snapshot_retention_limit = 0
      }
      module "on" {
        source = "./m"
        snapshot_retention_limit = 9
      }
      """,
    )
    let address = #"aws\_elasticache\_serverless\_cache"#
    #expect(session.hover("main.tf", 1, 6)?.hasPrefix("**\(address).own**: backups on: ") == true)
    #expect(
      session.hover("main.tf", 5, 6)?.hasPrefix("**module.off.\(address).cache**: backups off: ")
        == true
    )
    #expect(
      session.hover("main.tf", 9, 29)?.hasPrefix("**module.on.\(address).cache**: backups on: ")
        == true
    )
  }

  @Test func `a limit of no cache has no verdict`() {
    var session = Session(folder)
    session.open(
      "a.yaml",
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            SnapshotRetentionLimit: 7
        Database:
          Type: AWS::RDS::DBCluster
          Properties:
            SnapshotRetentionLimit: 0
      Outputs:
        SnapshotRetentionLimit: {Value: 0}
      """,
    )
    #expect(session.hover("a.yaml", 4, 10)?.hasPrefix("**Cache**: backups on") == true)
    #expect(session.hover("a.yaml", 8, 10) == nil)
    #expect(session.hover("a.yaml", 8, 30) == nil)
    #expect(session.hover("a.yaml", 10, 10) == nil)
  }

  @Test func `limits on one line have the verdicts of their own caches`() {
    func cache(_ name: String, _ limit: String) -> String {
      #""\#(name)":{"Type":"AWS::ElastiCache::ServerlessCache","Properties":{"SnapshotRetentionLimit":\#(limit)}}"#
    }
    let other = #""D":{"Type":"AWS::RDS::DBCluster","Properties":{"SnapshotRetentionLimit":1}}"#
    let text = #"{"Resources":{\#(cache("A", "7")),\#(other),\#(cache("B", "0"))}}"#
    var session = Session(folder)
    session.open("a.json", text)
    let columns = text.ranges(of: "SnapshotRetentionLimit").map {
      text.distance(from: text.startIndex, to: $0.lowerBound)
    }
    #expect(session.hover("a.json", 0, columns[0])?.hasPrefix("**A**: backups on") == true)
    #expect(session.hover("a.json", 0, columns[1]) == nil)
    #expect(session.hover("a.json", 0, columns[2])?.hasPrefix("**B**: backups off") == true)
  }

  @Test func `each caller of a template has its own verdict`() throws {
    try folder.write("child.yaml", Session.child)
    try folder.write("p1.yaml", parent("!If [IsDev, 0, 7]"))
    try folder.write("p2.yaml", parent("5"))
    var session = Session(folder, options: ["inlayHints": true])
    session.rest()
    session.open("child.yaml", Session.child)
    let hover = session.hover("child.yaml", 6, 30)
    let lines = hover?.split(separator: "\n\n").prefix(2).map(String.init) ?? []
    let first = "p1.yaml:6): backups off when Stage is 'dev': SnapshotRetentionLimit is 0"
    let second = "p2.yaml:6): backups on: backups are kept 5 days"
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("**Sessions** (") })
    #expect(lines.first?.hasSuffix(first) == true)
    #expect(lines.last?.hasSuffix(second) == true)
    #expect(session.hints("child.yaml") == ["backups: off for 1 of 2"])
  }

  @Test func `of many callers the worst are shown`() throws {
    try folder.write("m/main.tf", Self.module)
    for index in 0..<24 {
      try folder.write(
        "r\(index)/main.tf",
        "module \"m\" {\n  source = \"../m\"\n  snapshot_retention_limit = \(index % 2 * 7)\n}\n",
      )
    }
    var session = Session(folder, options: ["inlayHints": true])
    session.rest()
    session.open("m/main.tf", Self.module)
    #expect(session.hints("m/main.tf") == ["backups: off for 12 of 24"])
    let lines = session.hover("m/main.tf", 1, 5)?.split(separator: "\n\n") ?? []
    #expect(lines.count { $0.hasPrefix("**") && $0.contains("backups off") } == 10)
    #expect(lines.contains("and 14 more"))
    #expect(lines.count == 11)
  }

  @Test func `a condition is that of the message`() {
    var session = Session(folder, options: ["inlayHints": true])
    session.open(
      "a.yaml",
      """
      Parameters:
        Stage: {Type: String}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            SnapshotRetentionLimit: !If [IsProd, 7, 0]
      """,
    )
    let condition = "off when Stage is anything but 'prod'"
    #expect(session.hints("a.yaml") == ["backups: \(condition)"])
    #expect(session.hover("a.yaml", 5, 4)?.contains("backups \(condition): ") == true)
  }

  @Test func `a value in a variable file has the verdict of its cache`() throws {
    try folder.write("terraform.tfvars", "days = 0\nother = 1\n")
    try folder.write("main.tf", "variable \"days\" {}\n" + Session.main)
    var session = Session(folder)
    session.open("terraform.tfvars", "days = 0\nother = 1\n")
    #expect(session.hover("terraform.tfvars", 0, 7)?.contains("backups off") == true)
    #expect(session.hover("terraform.tfvars", 1, 8) == nil)
  }
}
