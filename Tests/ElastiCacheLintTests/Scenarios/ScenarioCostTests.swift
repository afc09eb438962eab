import ElastiCacheLint
import LintText
import Testing

/// However many scenarios there are, the answer comes at once.
///
/// Times are printed and not judged, because machines differ.
struct ScenarioCostTests {
  @Test func `tells 40 independent conditions in nested branches apart`() throws {
    let limit = (1...40).reversed().reduce("7") { "!If [C\($1), \($0), \($1 == 40 ? 0 : 7)]" }
    let judged = try judge(
      parameters: Self.switches(40),
      conditions: (1...40).map { "C\($0): !Equals [!Ref P\($0), 'on']" },
      limit: limit,
    )
    #expect(judged.verdict == .off)
    #expect(judged.severity == .warning)
    #expect(judged.scenario == ["P40": "off"])
  }

  @Test func `tells a conjunction of disjunctions over 40 parameters apart`() throws {
    let pairs = stride(from: 1, to: 40, by: 2).map { index in
      "!Or [!Equals [!Ref P\(index), 'on'], !Equals [!Ref P\(index + 1), 'on']]"
    }
    let judged = try judge(
      parameters: Self.switches(40),
      conditions: ["All: !And [\(pairs.joined(separator: ", "))]"],
      limit: "!If [All, 7, 0]",
    )
    #expect(judged.verdict == .off)
    #expect(judged.severity == .warning)
    #expect(judged.scenario?.count == 2)
  }

  @Test func `follows a chain of 200 conditions`() throws {
    let chain = (2...200).map { index in
      "C\(index): !And [!Condition C\(index - 1), !Equals [!Ref P\(index % 20 + 1), 'on']]"
    }
    let judged = try judge(
      parameters: Self.switches(20),
      conditions: ["C1: !Equals [!Ref P1, 'on']"] + chain,
      limit: "!If [C200, 7, !Ref 'AWS::NoValue']",
    )
    #expect(judged.verdict == .off)
    #expect(judged.severity == .warning)
    #expect(judged.scenario?.count == 1)
  }

  @Test func `tells 60 parameters of 10 allowed values apart`() throws {
    let values = (0...9).map { "v\($0)" }.joined(separator: ", ")
    let tests = (1...60).map { "!Equals [!Ref P\($0), v9]" }
    let judged = try judge(
      parameters: (1...60).map {
        "P\($0): {Type: String, Default: v0, AllowedValues: [\(values)]}"
      },
      conditions: [
        "All: !And [\(tests.joined(separator: ", "))]"
      ],
      limit: "!If [All, 0, 7]",
    )
    #expect(judged.verdict == .off)
    #expect(judged.severity == .warning)
    #expect(judged.scenario?.count == 60)
  }

  @Test func `tells 60 parameters without default apart`() throws {
    let values = (0...9).map { "v\($0)" }.joined(separator: ", ")
    let limit = (1...60).reversed().reduce("0") { "!If [C\($1), \($0), 7]" }
    let judged = try judge(
      parameters: (1...60).map { "P\($0): {Type: String, AllowedValues: [\(values)]}" },
      conditions: (1...60).map { "C\($0): !Equals [!Ref P\($0), v\($0 % 10)]" },
      limit: limit,
    )
    #expect(judged.verdict == .off)
    #expect(judged.severity == .warning)
    #expect(judged.scenario?.count == 60)
  }

  /// Every pair is equal, with the second halves in the order of the first: whoever compares them
  /// one by one must keep all the first halves in mind.
  @Test func `gives up on what cannot be told in bounded time`() throws {
    let tests = (1...24).map { "!Equals [!Ref P\($0), !Ref P\($0 + 24)]" }
    let first = (1...24).map { "!Equals [!Ref P\($0), 'on']" }
    let judged = try judge(
      parameters: Self.switches(48),
      conditions: [
        "Order: !And [\(first.joined(separator: ", "))]",
        "All: !And [\(tests.joined(separator: ", "))]",
      ],
      limit: "!If [Order, 7, !If [All, 7, 0]]",
    )
    #expect(judged.verdict == .undecided)
    #expect(judged.severity == .note)
    #expect(judged.reason == "it depends on more combinations of values than are evaluated")
  }

  // MARK: Templates

  private static func switches(_ count: Int) -> [String] {
    (1...count).map { "P\($0): {Type: String, Default: 'on', AllowedValues: ['on', 'off']}" }
  }

  private struct Judged {
    let verdict: VerdictName
    let severity: Severity?
    let scenario: [String: String]?
    let reason: String
  }

  private func judge(
    parameters: [String],
    conditions: [String],
    limit: String,
    named name: String = #function,
  ) throws -> Judged {
    let template = """
      Parameters:
        \(parameters.joined(separator: "\n  "))
      Conditions:
        \(conditions.joined(separator: "\n  "))
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            SnapshotRetentionLimit: \(limit)

      """
    let file = SourceFile(
      path: "costly.yaml",
      text: try SourceText(contents: template.utf8),
      isNamed: true,
    )
    var report = FileReport()
    let time = ContinuousClock().measure { report = Linter().lint(file) }
    print("\(name): \(time)")
    let cache = try #require(report.caches.first)
    let finding = report.diagnostics.first
    return Judged(
      verdict: cache.verdict,
      severity: finding?.severity,
      scenario: finding?.scenario,
      reason: cache.reason,
    )
  }
}
