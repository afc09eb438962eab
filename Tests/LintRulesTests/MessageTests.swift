import LintDiagnostics
import LintText
import Testing

@testable import LintModel
@testable import LintRules

@Suite struct MessageTests {
  @Test func everyMessageHasTheHouseStyle() {
    var messages: Set<String> = []
    JudgedCase.forEach { judged in
      for (_, finding) in judged.findings where messages.insert(finding.message).inserted {
        #expect(Self.flaw(of: finding.message) == nil, "\(finding.message)")
        #expect(finding.message.contains("'Sessions'"), "\(finding.message)")
        if let help = finding.help { #expect(Self.flaw(of: help) == nil, "\(help)") }
      }
      let reason = judged.verdict.reason(in: judged.type.language)
      guard messages.insert(reason).inserted else { return }
      #expect(Self.flaw(of: reason, mayBeginWithName: true) == nil, "\(reason)")
    }
    #expect(messages.count > 100)
  }

  /// What a message does that none should do, by style rule 7 of `design.md`.
  private static func flaw(of message: String, mayBeginWithName: Bool = false) -> String? {
    if message.isEmpty { return "is empty" }
    if message.contains(where: \.isNewline) { return "has several lines" }
    if message.hasSuffix(".") { return "ends with a full stop" }
    if message.contains("  ") || message.hasSuffix(" ") { return "has stray spaces" }
    if message.contains("Optional(") || message.contains("nil") { return "leaks Swift" }
    let quotes = message.replacing("'s ", with: "s ").count { $0 == "'" }
    if quotes % 2 == 1 { return "has an odd quote" }
    let names = ["SnapshotRetentionLimit", "Memcached", "Terraform", "AWS::NoValue"]
    if mayBeginWithName, names.contains(where: message.hasPrefix) { return nil }
    guard let first = message.first, first.isLowercase || first == "'" else {
      return "begins with a capital"
    }
    return nil
  }

  @Test func everyExemptionHasAReason() {
    for exemption in JudgedCase.everyExemption {
      let judged = JudgedCase(retention: .days(0), exemption: exemption)
      let reason = judged.verdict.reason(in: .terraform)
      #expect(Self.flaw(of: reason) == nil, "\(reason)")
    }
  }

  @Test(
    arguments: [
      (Retention.absent(.notWritten), "SnapshotRetentionLimit is not set"),
      (.absent(.misspelled("snapshotretentionlimit")), "'snapshotretentionlimit'"),
      (.absent(.noValue), "AWS::NoValue"), (.absent(.null), "is null"), (.days(0), "is 0"),
      (.within(0...0, parameter: "Days"), "parameter 'Days'"),
      (.days(-1), "is -1"), (.days(36), "is 36, above the maximum of 35 days"),
      (.malformed("'7.5'"), "is '7.5'"), (.malformed("true"), "is true"),
      (.malformed("a list"), "is a list"),
      (.days(3), "is 3, fewer than the required 7 days"),
      (.within(1...4, parameter: "Days"), "fewer than the required 7 days"),
      (.undecided(.parameter("Days")), "parameter 'Days' has no default"),
      (.within(1...35, parameter: "Days"), "parameter 'Days' may be 1"),
      (.undecided(.knownAfterApply(["var.a", "local.b"])), "'var.a', 'local.b'"),
      (.undecided(.knownAfterApply((0..<16).map { "var.\($0)" })), "'var.14', 'var.15'"),
      (.undecided(.knownAfterApply((0..<17).map { "var.\($0)" })), "'var.15' and others"),
    ]
  )
  func messageShowsTheValue(retention: Retention, part: String) throws {
    let judged = JudgedCase(retention: retention, minimumDays: 7)
    let message = try #require(judged.findings.first?.finding.message)
    #expect(message.contains(part), "\(message)")
  }

  @Test func namesFollowTheLanguage() throws {
    for type in CacheType.allCases {
      let message = try #require(JudgedCase(retention: .days(0), type: type).findings.first)
        .finding.message
      let names = ["SnapshotRetentionLimit", "snapshot_retention_limit", "snapshotRetentionLimit"]
      let right =
        switch type.language {
        case .cloudFormation: names[0]
        case .terraform: names[1]
        case .kubernetes, .pulumi: names[2]
        }
      #expect(names.filter { message.contains($0) } == [right], "\(message)")
      let form = ["cache cluster", "replication group", "serverless cache"]
        .filter { message.contains("\($0) 'Sessions'") }
      #expect(form == [type.label])
    }
  }

  @Test func oneDayIsSingular() throws {
    let judged = JudgedCase(retention: .days(1), minimumDays: 1)
    #expect(judged.verdict.reason(in: .cloudFormation) == "backups are kept 1 day")
    let two = JudgedCase(retention: .days(2), minimumDays: 1)
    #expect(two.verdict.reason(in: .cloudFormation) == "backups are kept 2 days")
  }
}
