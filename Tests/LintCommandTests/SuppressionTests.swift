import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// How suppressions show in what the command says and how it ends.
struct SuppressionTests {
  private static func template(_ comment: String, limit: String = "0") -> String {
    Template.cache(limit: "\(limit) # \(comment)")
  }

  private static let native = "elasticache-lint: allow backups-off -- warmed from S3"

  @Test func `what is accepted fails nothing and is counted`() throws {
    let run = try LintProcess(["-"], input: Self.template(Self.native))
    #expect(run.output == "1 template: 1 cache, no problems, 1 suppressed\n")
    #expect(run.status == 0)
    #expect(try LintProcess(["-q", "-"], input: Self.template(Self.native)).output.isEmpty)
  }

  @Test func `lists what is accepted where it is asked to`() throws {
    let run = try LintProcess(["--show-suppressed", "-"], input: Self.template(Self.native))
    #expect(run.output.hasPrefix("suppressed[backups-off]: automatic backups are off"))
    #expect(run.output.contains("\n  = reason: warmed from S3\n"))
    #expect(run.status == 0)
    let concise = try LintProcess(
      ["--show-suppressed", "-f", "concise", "-q", "-"],
      input: Self.template(Self.native),
    )
    #expect(
      concise.output == "<stdin>:6:31: suppressed: automatic backups are off for cache cluster"
        + " 'Cache': SnapshotRetentionLimit is 0 [backups-off] -- warmed from S3\n"
    )
  }

  @Test func `asks for reasons unless told not to`() throws {
    let text = Self.template("elasticache-lint: allow backups-off")
    let strict = try LintProcess(["-f", "concise", "-"], input: text)
    #expect(strict.output.contains("suppression of 'backups-off' gives no reason"))
    #expect(strict.output.hasSuffix("1 template: 1 cache, 2 errors\n"))
    #expect(strict.status == 1)
    let lax = try LintProcess(["--no-require-reason", "-"], input: text)
    #expect(lax.output == "1 template: 1 cache, no problems, 1 suppressed\n")
    #expect(lax.status == 0)
  }

  @Test func `heeds other tools unless told not to`() throws {
    let text = Self.template("checkov:skip=CKV_AWS_134")
    #expect(try LintProcess(["-"], input: text).status == 0)
    #expect(try LintProcess(["--no-foreign-suppressions", "-"], input: text).status == 1)
    let own = try LintProcess(
      ["--no-foreign-suppressions", "-"],
      input: Self.template(Self.native),
    )
    #expect(own.status == 0)
  }

  @Test func `knows what day it is`() throws {
    func run(_ day: String) throws -> LintProcess {
      let comment = "elasticache-lint: allow backups-off until=\(day) -- why"
      return try LintProcess(["-f", "concise", "-"], input: Self.template(comment))
    }
    #expect(try run("9999-12-31").status == 0)
    let past = try run("2020-01-01")
    #expect(past.status == 1)
    #expect(past.output.contains("suppression of 'backups-off' ended on 2020-01-01"))
    // It may be midnight between the two.
    let style = Date.ISO8601FormatStyle.iso8601.year().month().day()
    let before = Date().formatted(style)
    let today = try #require(Clock.today).description
    #expect([before, Date().formatted(style)].contains(today))
  }

  @Test func `an unused one is a warning`() throws {
    let text = Self.template(Self.native, limit: "7")
    #expect(try LintProcess(["-"], input: text).status == 1)
    #expect(try LintProcess(["--fail-on", "error", "-"], input: text).status == 0)
  }

  @Test func `one comment in a child serves the stack that needs it`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "child.yaml",
      "Parameters: {Days: {Type: Number, Default: 7}}\n"
        + Self.template(Self.native, limit: "!Ref Days"),
    )
    func parent(_ days: Int) -> String {
      """
      Resources:
        Data:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: ./child.yaml, Parameters: {Days: \(days)}}
      """
    }
    try folder.write("live.yaml", parent(7))
    #expect(try LintProcess(in: folder).output.contains("unused-suppression"))
    try folder.write("dev.yaml", parent(0))
    let run = try LintProcess(in: folder)
    #expect(run.output == "3 templates: 2 caches, no problems, 1 suppressed\n")
    #expect(run.status == 0)
  }

  @Test func `writes what is accepted as JSON`() throws {
    let run = try LintProcess(["-f", "json", "-"], input: Self.template(Self.native))
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let suppressed = try #require((report["suppressed"] as? [[String: Any]])?.first)
    let suppression = try #require(suppressed["suppression"] as? [String: Any])
    #expect(suppressed["rule"] as? String == "backups-off")
    #expect(suppression["form"] as? String == "elasticache-lint")
    #expect(suppression["reason"] as? String == "warmed from S3")
    #expect(suppression["until"] is NSNull)
    #expect((report["findings"] as? [Any])?.isEmpty == true)
  }
}

extension LintProcess {
  fileprivate init(in folder: TemporaryFolder) throws {
    try self.init(["."], in: "\(folder.path)")
  }
}
