import Foundation
import LintTestSupport
import Testing

/// The commands in guides are such as the AWS CLI takes.
struct GuideCommandTests {
  private static let isBotocoreInstalled =
    (try? LintProcess(URL(filePath: "/bin/sh"), ["-c", "python3 -c 'import botocore'"], in: "/"))?
    .status == 0

  private static func check(_ lint: String) throws -> LintProcess {
    try LintProcess(
      Repository.root.appending(path: "Tools/checks/guides/check-cli"),
      [lint],
      in: Repository.root.path,
    )
  }

  @Test(.enabled(if: isBotocoreInstalled, "botocore is not installed"))
  func `shows commands that exist`() throws {
    let run = try Self.check(LintProcess.executable.path)
    #expect(run.status == 0, "\(run.output)\(run.error)")
    #expect(run.output.contains("commands, 0 wrong"))
  }

  @Test(
    .enabled(if: isBotocoreInstalled, "botocore is not installed"),
    arguments: [
      ("aws elasticash describe-snapshots", "there is no service 'elasticash'"),
      ("aws elasticache describe-snapshot", "there is no command"),
      ("aws elasticache describe-snapshots --snapshot sessions", "there is no option --snapshot"),
      ("aws elasticache describe-snapshots --snapshot-source", "--snapshot-source has no value"),
      ("aws elasticache describe-snapshots sessions", "'sessions' belongs to no option"),
      ("aws elasticache describe-snapshots --query 'Snapshots[].Nmae'", "the answer has no 'Nmae'"),
      ("aws elasticache describe-snapshots --query 'Snapshots['", "WRONG: "),
      ("aws elasticache describe-snapshots --output tabel", "--output takes"),
      (
        "aws elasticache modify-cache-cluster --snapshot-retention-limit 7",
        "--cache-cluster-id is missing"
      ),
      (
        "aws elasticache modify-cache-cluster --cache-cluster-id a --snapshot-retention-limit week",
        "takes a whole number"
      ),
      (
        "aws cloudformation get-template --stack-name a --template-stage Precessed",
        "--template-stage takes"
      ),
    ]
  )
  func `would notice one that does not`(_ command: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    let code = ["language": "sh", "code": command]
    let rule: [String: Any] = ["name": "rule", "audit": [["examples": [code]]]]
    try folder.write("guides.json", try JSONSerialization.data(withJSONObject: ["rules": [rule]]))
    try folder.write("lint", "#!/bin/sh\ncat '\(folder("guides.json"))'\n")
    try #require(chmod("\(folder("lint"))", 0o755) == 0)
    let run = try Self.check("\(folder("lint"))")
    #expect(run.status == 1)
    #expect(run.output.contains(message), "\(run.output)\(run.error)")
  }
}
