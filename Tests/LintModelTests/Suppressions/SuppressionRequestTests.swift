import LintDiagnostics
import LintTestSupport
import Testing

@testable import LintModel

struct SuppressionRequestTests {
  private static func outlines(_ line: String, isFileHead: Bool = false) -> [String] {
    SuppressionRequest.requests(in: line[...], isFileHead: isFileHead)
      .map { WrittenSuppression($0, at: .start(of: "a.yaml"), .file).outline }
  }

  @Test(
    arguments: [
      ("elasticache-lint: allow a -- b", ["elasticache-lint a -- b"]),
      (" elasticache-lint:allow a --  b \t c ", ["elasticache-lint a -- b c"]),
      ("elasticache-lint: allow a, b,c d", ["elasticache-lint a,b,c,d"]),
      (
        "elasticache-lint: allow a until=2027-01-31 -- b",
        ["elasticache-lint a until 2027-01-31 -- b"]
      ),
      // The reason begins behind the first one that stands by itself.
      ("elasticache-lint: allow a --b -- c -- d", ["elasticache-lint a,--b -- c -- d"]),
      ("elasticache-lint: allow a --", ["elasticache-lint a"]),
      (
        "elasticache-lint: ignore a",
        ["elasticache-lint? expected 'allow' after 'elasticache-lint:'"]
      ),
      ("elasticache-lint: allow -- a", ["elasticache-lint? no rule is named"]),
      ("elasticache-lint: allow a b=c", ["elasticache-lint? unknown setting 'b'"]),
      (
        "elasticache-lint: allow until=2027-02-29",
        ["elasticache-lint? '2027-02-29' is not a date"]
      ),
      (
        "elasticache-lint: allow a until=2027-02-29",
        ["elasticache-lint? '2027-02-29' is not a date"]
      ),
      // Behind other words somebody only writes about it.
      ("we tried elasticache-lint: allow a -- b", []), ("we tried elasticache-lint allow a", []),
      ("elasticache-lint allows a", []), ("elasticache-lint allow", []),
      (
        "elasticache-lint allow a -- b",
        ["elasticache-lint? expected ':' after 'elasticache-lint'"]
      ),
    ]
  )
  func `reads our own form`(_ line: String, _ outlines: [String]) {
    #expect(Self.outlines(line) == outlines)
  }

  /// "Suppressing and Skipping Policies" in the documentation of checkov.
  @Test(
    arguments: [
      ("checkov:skip=CKV_AWS_134", ["checkov"]), ("checkov:skip= CKV_AWS_134:a", ["checkov -- a"]),
      ("checkov:skip=CKV_AWS_31,CKV_AWS_134: a b", ["checkov -- a b"]),
      ("bridgecrew:skip=CKV_AWS_134:a", ["checkov -- a"]),
      ("cortex:skip=CKV_AWS_134,CKV_AWS_31", ["checkov"]),
      // A reason begins with a colon.
      ("checkov:skip=CKV_AWS_134 a", ["checkov"]),
      ("checkov:skip=CKV_AWS_1345:a", []), ("checkov:skip=CKV_AWS_31:CKV_AWS_134", []),
      ("checkov: skip=CKV_AWS_134", []),
    ]
  )
  func `reads what checkov takes`(_ line: String, _ outlines: [String]) {
    #expect(Self.outlines(line) == outlines)
  }

  /// "Filtering" in the documentation of trivy; free text behind a colon is tfsec's.
  @Test(
    arguments: [
      ("trivy:ignore:AVD-AWS-0050", ["trivy"]), ("trivy:ignore:aws-0050 a b", ["trivy -- a b"]),
      ("tfsec:ignore:aws-elasticache-enable-backup-retention:a b", ["trivy -- a b"]),
      ("trivy:ignore:AVD-AWS-0050:exp:2027-01-31", ["trivy until 2027-01-31"]),
      ("trivy:ignore:AVD-AWS-0050:exp:2027-01-31 a", ["trivy until 2027-01-31 -- a"]),
      ("trivy:ignore:AVD-AWS-0050:exp:2027-01-31:a", ["trivy until 2027-01-31 -- a"]),
      ("trivy:ignore:AVD-AWS-0050:exp:1.2.27", ["trivy? '1.2.27' is not a date"]),
      ("trivy:ignore:aws-elasticache-* a", ["trivy -- a"]), ("trivy:ignore:*", ["trivy"]),
      ("trivy:ignore:aws-s3-*", []), ("trivy:ignore:AVD-AWS-0051", []),
      ("trivy:ignore:AVD-AWS-005", []),
      // In a workspace, or for some resources, nobody knows which.
      ("trivy:ignore:AVD-AWS-0050:ws:dev", []),
      ("trivy:ignore:AVD-AWS-0050:exp:2027-01-31:ws:dev", []),
      ("trivy:ignore:AVD-AWS-0050[engine=redis]", []),
      ("trivy:ignore:AVD-AWS-0050[engine=redis]:exp:2027-01-31 a", []),
      ("trivy:ignore:*[engine=redis]", []), ("trivy:ignore:*[engine=*", []),
    ]
  )
  func `reads what trivy takes`(_ line: String, _ outlines: [String]) {
    #expect(Self.outlines(line) == outlines)
  }

  private static let query = "8fdb08a0-a868-4fdf-9c27-ccab0237f1ab"

  /// "Running KICS" in its documentation.
  @Test(
    arguments: [
      ("kics-scan ignore-line", ["kics"], .line), ("kics-scan ignore-line a", ["kics"], .line),
      ("kics-scan ignore-block: a", ["kics -- a"], .block),
      ("kics-scan  ignore-block:a", ["kics -- a"], .block),
      ("kics-scan ignore", ["kics"], .file), ("kics-scan disable=\(query)", ["kics"], .file),
      ("kics-scan disable=a,\(query.uppercased())", ["kics"], .file),
      ("kics-scan disable=0afa6ab8-a047-48cf-be07-93a2f8c34cf7", [], .file),
      ("kics-scan enable=\(query)", [], .file), ("kics-scan ignore-all", [], .file),
    ] as [(String, [String], SuppressionRequest.Reach)]
  )
  func `reads what KICS takes`(
    _ line: String,
    _ outlines: [String],
    _ reach: SuppressionRequest.Reach,
  ) {
    #expect(Self.outlines(line, isFileHead: true) == outlines)
    // What holds for the whole file stands at its head.
    #expect(Self.outlines(line) == (reach == .file ? [] : outlines))
    let requests = SuppressionRequest.requests(in: line[...], isFileHead: true)
    #expect(requests.allSatisfy { $0.reach == reach })
  }

  @Test(
    arguments: [
      (
        "tfsec:ignore:AVD-AWS-0050:a #checkov:skip=CKV_AWS_134:b # elasticache-lint: allow c -- d",
        ["trivy -- a", "checkov -- b", "elasticache-lint c -- d"]
      ),
      (
        "checkov:skip=CKV_AWS_134:a // trivy:ignore:aws-0050 b //elasticache-lint: allow c",
        ["checkov -- a", "trivy -- b", "elasticache-lint c"]
      ),
      ("checkov:skip=CKV_AWS_31:a checkov:skip=CKV_AWS_134:b", ["checkov -- b"]),
      (
        "checkov:skip=CKV_AWS_134:a elasticache-lint: allow c",
        ["checkov -- a elasticache-lint: allow c"]
      ),
    ]
  )
  func `reads several on one line`(_ line: String, _ outlines: [String]) {
    #expect(Self.outlines(line) == outlines)
  }

  @Test(
    arguments: [
      ("trivy:ignore:AVD-AWS-0050", .resource), ("trivy:ignore:aws-*", .resource),
      ("trivy:ignore:*", .line), ("checkov:skip=CKV_AWS_134", .resource),
      ("elasticache-lint: allow backups-off -- a", .resource),
    ] as [(String, SuppressionRequest.Reach)]
  )
  func `reaches the resource if it names the check`(
    _ line: String,
    _ reach: SuppressionRequest.Reach,
  ) {
    let requests = SuppressionRequest.requests(in: line[...], isFileHead: false)
    #expect(requests.map(\.reach) == [reach])
  }

  @Test func `of other tools' words ours are those that check the same`() {
    let requests = SuppressionRequest.requests(in: "trivy:ignore:aws-0050", isFileHead: false)
    #expect(
      requests.map(\.rules) == [["backups-off", "retention-too-short", "retention-undecided"]]
    )
  }
}
