import ElastiCacheLint
import LintTestSupport
import LintText
import Terraform
import Testing

/// What fixtures cannot say: several inputs, nested stacks, days and cost.
struct SuppressionTests {
  private static func file(_ path: String, _ text: String) throws -> SourceFile {
    SourceFile(path: path, text: try SourceText(contents: text.utf8), isNamed: true)
  }

  private static func report(
    _ text: String,
    _ options: Linter.Options = Linter.Options(),
  ) throws -> Report {
    Report(fileCount: 1, files: [Linter(options).lint(try file("a.yaml", text))])
  }

  private static func template(_ comment: String, limit: String = "0") -> String {
    """
    Resources:
      Cache:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: redis
          SnapshotRetentionLimit: \(limit) # \(comment)
    """
  }

  /// More values than are shown one by one.
  @Test(arguments: [40, 2])
  func `accepts each of many values by a comment of its own`(_ count: Int) throws {
    func report(commented: Int) throws -> Report {
      let values = (0..<count).map { number in
        let comment = number < commented ? " # elasticache-lint: allow backups-off -- why" : ""
        return "    k\(number):\n      Days: 0\(comment)\n"
      }
      return try Self.report(
        """
        Parameters: {P: {Type: String, Default: k0}}
        Mappings:
          M:
        \(values.joined())Resources:
          A:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: {SnapshotRetentionLimit: !FindInMap [M, !Ref P, Days]}
        """
      )
    }
    #expect(try report(commented: count).diagnostics.isEmpty)
    let diagnostics = try report(commented: count - 1).diagnostics
    #expect(diagnostics.map(\.rule) == ["backups-off"])
    #expect(diagnostics[0].message.contains("when P is 'k\(count - 1)'"))
  }

  @Test(arguments: [
    ("2027-01-30", true), ("2027-01-31", true), ("2027-02-01", false), ("2028-01-01", false),
  ])
  func `ours holds up to the day that is written`(_ today: String, _ holds: Bool) throws {
    var options = Linter.Options()
    options.today = CalendarDate(today)
    let comment = "elasticache-lint: allow backups-off until=2027-01-31 -- why"
    let report = try Self.report(Self.template(comment), options)
    #expect(report.suppressed.count == (holds ? 1 : 0))
    #expect(
      report.diagnostics.map(\.rule) == (holds ? [] : ["backups-off", "expired-suppression"])
    )
  }

  @Test(arguments: [("2027-01-30", true), ("2027-01-31", false)])
  func `trivy's ends when the day begins`(_ today: String, _ holds: Bool) throws {
    var options = Linter.Options()
    options.today = CalendarDate(today)
    let comment = "trivy:ignore:AVD-AWS-0050:exp:2027-01-31"
    let report = try Self.report(Self.template(comment), options)
    #expect(report.suppressed.count == (holds ? 1 : 0))
  }

  @Test func `nothing ends where nobody says what day it is`() throws {
    let comment = "elasticache-lint: allow backups-off until=1999-12-31 -- why"
    let report = try Self.report(Self.template(comment))
    #expect(report.suppressed.map(\.suppression.until?.description) == ["1999-12-31"])
    #expect(report.diagnostics.isEmpty)
  }

  @Test func `suggests the rule that was meant`() throws {
    func help(_ rule: String) throws -> String? {
      let comment = "elasticache-lint: allow \(rule) -- why"
      return try Self.report(Self.template(comment, limit: "7")).diagnostics.first?.help
    }
    #expect(try help("backup-off") == "did you mean 'backups-off'?")
    #expect(try help("CKV_AWS_134") == "did you mean 'backups-off'?")
    #expect(try help("avd-aws-0050") == "did you mean 'backups-off'?")
    let all =
      "what can be allowed: backups-off, retention-too-short, retention-invalid,"
      + " backups-unsupported, retention-undecided, not-examined"
    #expect(try help("something-else") == all)
    #expect(try help("unreadable") == all)
  }

  @Test func `is used if one of several inputs needs it`() throws {
    let text = Self.template("elasticache-lint: allow backups-off -- why", limit: "7")
    var needing = FileReport()
    let idle = Linter().lint(try Self.file("a.yaml", text))
    let suppression = try #require(idle.suppressions.keys.first)
    #expect(idle.suppressions.count == 1)
    needing.suppressions = [suppression: .used]
    for files in [[idle, needing], [needing, idle]] {
      #expect(Report(fileCount: 2, files: files).diagnostics.isEmpty)
    }
    let alone = Report(fileCount: 2, files: [idle, idle])
    #expect(alone.diagnostics.map(\.rule) == ["unused-suppression"])
  }

  @Test func `is told once however many inputs have it`() throws {
    let text = Self.template("elasticache-lint: allow backups-off", limit: "7")
    let file = Linter().lint(try Self.file("a.yaml", text))
    let report = Report(fileCount: 2, files: [file, file])
    #expect(report.diagnostics.map(\.rule) == ["invalid-suppression"])
  }

  @Test func `says nothing of what is not used in a file that breaks off`() throws {
    let text = Self.template("elasticache-lint: allow backups-off -- why", limit: "7")
    let report = try Self.report("\(text)\n---\na: [")
    #expect(report.diagnostics.map(\.rule) == ["unreadable"])
  }

  // MARK: Nested stacks

  private static func nested(child: String, days: String) throws -> Report {
    let parent = """
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: child.yaml
            Parameters: {Days: \(days)}
      """
    let text = """
      Parameters:
        Days: {Type: Number, Default: 7}
      \(child)
      """
    let report = Linter()
      .lint(try file("parent.yaml", parent), sources: MemorySources(["child.yaml": text]))
    return Report(fileCount: 1, files: [report])
  }

  @Test func `a comment in the template of a nested stack accepts what is found there`() throws {
    let child = Self.template("elasticache-lint: allow backups-off -- why", limit: "!Ref Days")
    let off = try Self.nested(child: child, days: "0")
    #expect(off.suppressed.map(\.diagnostic.place.path) == ["child.yaml"])
    // Where the stack is deployed explains what is accepted as well.
    #expect(off.suppressed.first?.diagnostic.related.last?.place.path == "parent.yaml")
    #expect(off.diagnostics.isEmpty)
    let on = try Self.nested(child: child, days: "7")
    #expect(on.diagnostics.map(\.rule) == ["unused-suppression"])
  }

  @Test func `a comment that the parent makes needless is not told of`() throws {
    let child = Self.template("elasticache-lint: allow backups-off -- why", limit: "!Ref Days")
      .replacing("Properties:", with: "Properties: # another parent passes 0")
    let text = "Parameters: {Days: {Type: Number, Default: 0}}\n\(child)"
    let parent = """
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Days: 7}}
      """
    let report = Linter()
      .lint(try Self.file("parent.yaml", parent), sources: MemorySources(["child.yaml": text]))
    #expect(Report(fileCount: 1, files: [report]).diagnostics.isEmpty)
  }

  // MARK: Modules that were fetched

  @Test func `what a fetched module says accepts nothing for its callers`() throws {
    let module = """
      # elasticache-lint: allow backups-off until=2020-01-01 -- left behind
      # elasticache-lint: allow everything
      resource "aws_elasticache_cluster" "kept" {
        snapshot_retention_limit = 7
      }
      #tfsec:ignore:aws-elasticache-enable-backup-retention
      resource "aws_elasticache_cluster" "off" {}
      """
    let manifest = #"{"Modules":[{"Key":"m","Source":"x","Dir":".terraform/modules/m"}]}"#
    func resource(_ name: String, _ expressions: String) -> String {
      #"{"address":"aws_elasticache_cluster.\#(name)","mode":"managed","#
        + #""type":"aws_elasticache_cluster","name":"\#(name)","expressions":\#(expressions)}"#
    }
    func change(_ name: String, _ limit: String) -> String {
      #"{"address":"module.m.aws_elasticache_cluster.\#(name)","module_address":"module.m","#
        + #""mode":"managed","type":"aws_elasticache_cluster","name":"\#(name)","#
        + #""change":{"actions":["create"],"before":null,"after":{"engine":"redis","#
        + #""snapshot_retention_limit":\#(limit)},"after_unknown":{}}}"#
    }
    let constant = #"{"snapshot_retention_limit":{"constant_value":7}}"#
    let plan =
      #"{"format_version":"1.2","resource_changes":["#
      + [change("kept", "7"), change("off", "null")].joined(separator: ",")
      + #"],"configuration":{"root_module":{"module_calls":{"m":{"source":"x","module":"#
      + #"{"resources":[\#(resource("kept", constant)),\#(resource("off", "{}"))]}}}}}}"#
    let sources = MemorySources([
      "main.tf": "module \"m\" {\n  source = \"x\"\n}\n",
      ".terraform/modules/m/main.tf": module,
      ".terraform/modules/modules.json": manifest,
    ])
    var options = Linter.Options()
    options.today = CalendarDate("2027-01-01")
    let file = Linter(options).lint(
      try Self.file("plan.json", plan),
      rootModules: { _ in [RootModule(".", in: sources)] }
    )
    let report = Report(fileCount: 1, files: [file])
    #expect(report.suppressed.isEmpty)
    // Nor is it reported that these comments accept nothing: nobody here can edit them.
    #expect(report.diagnostics.map(\.resource?.id) == ["module.m.aws_elasticache_cluster.off"])
    #expect(report.diagnostics.map(\.place.path) == ["main.tf"])
  }

  // MARK: Cost

  @Test func `thousands of comments take linear time`() throws {
    func time(_ count: Int) throws -> Duration {
      let resources = (0..<count).map { index in
        """
          # elasticache-lint: allow backups-off -- why
          # checkov:skip=CKV_AWS_134
          Cache\(index):
            Type: AWS::ElastiCache::CacheCluster
            Properties: {Engine: redis}
        """
      }
      let text = try Self.file("a.yaml", "Resources:\n" + resources.joined(separator: "\n"))
      var report = FileReport()
      let time = ContinuousClock().measure { report = Linter().lint(text) }
      #expect(report.suppressed.count == count)
      return time
    }
    _ = try time(50)
    let short = try time(200)
    let long = try time(2_000)
    print("suppressions: \(short) for 200 caches, \(long) for 2,000")
    #expect(long < max(.seconds(1), short * 40))
  }
}
