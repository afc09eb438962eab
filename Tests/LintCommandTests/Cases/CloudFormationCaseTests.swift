import Foundation
import LintTestSupport
import Testing

/// Reported templates whose verdicts were wrong.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct CloudFormationCaseTests {

  /// Lints a copy of a case.
  private static func lint(_ name: String, _ arguments: String...) throws -> LintProcess {
    let folder = try TemporaryFolder()
    let source = try SharedCases.url("cloudformation/\(name)")
    try folder.write(name, try Data(contentsOf: source))
    return try LintProcess(
      ["--no-config", "-f", "concise", name] + arguments,
      in: "\(folder.path)"
    )
  }

  /// The findings, each from its severity on.
  private static func findings(_ name: String, _ arguments: String...) throws -> [String] {
    let folder = try TemporaryFolder()
    let source = try SharedCases.url("cloudformation/\(name)")
    try folder.write(name, try Data(contentsOf: source))
    let run = try LintProcess(
      ["--no-config", "-q", "-f", "concise", name] + arguments,
      in: "\(folder.path)",
    )
    return run.output.split(separator: "\n").compactMap { line in
      line.split(separator: ":", maxSplits: 3).last.map { String($0.dropFirst()) }
    }
  }

  @Test(arguments: [
    "01-allowed-values-written-otherwise.yaml", "01-never-created.yaml",
    "01-allowed-values-true-false.yaml", "01-default-unquoted-allowed-quoted.yaml",
    "02-allowed-values-of-a-list.yaml", "02-default-is-not-allowed.yaml",
  ])
  func `compares values as they are typed`(_ name: String) throws {
    let run = try Self.lint(name)
    #expect(run.status == 1)
    #expect(run.output.contains(": error: automatic backups are off"), "\(run.output)")
    #expect(!run.output.contains(" when "), "\(run.output)")
  }

  @Test func `02 knows the values of a list that is given`() throws {
    let run = try Self.lint("02-allowed-values-of-a-list.yaml", "--parameter", "Features=tls,logs")
    #expect(run.output.contains(": error: automatic backups are off"), "\(run.output)")
  }

  @Test func `05 knows where text is inserted`() throws {
    let beside = try Self.findings("05-include-beside-type.yaml")
    #expect(beside.count == 1 && beside.allSatisfy { $0.hasSuffix("[retention-undecided]") })
    let resource = try Self.findings("05-include-is-the-resource.yaml")
    #expect(resource.contains { $0.contains("'Sessions'") && $0.hasSuffix("[not-examined]") })
    let mappings = try Self.findings("05-include-in-mappings.yaml")
    #expect(mappings.count { $0.hasSuffix("[not-examined]") } == 2)
    let undecided = mappings.filter { $0.hasSuffix("[retention-undecided]") }
    #expect(
      undecided.count == 2 && undecided.allSatisfy { $0.contains("'AWS::Include' may insert") }
    )
    #expect(!mappings.contains { $0.contains("no mapping has") || $0.contains("not defined") })
  }

  @Test func `06 unrolls a loop over a mapping`() throws {
    let findings = try Self.findings("06-loop-over-mapping.yaml")
    #expect(findings.count == 1)
    #expect(findings.first?.contains("error: automatic backups are off") == true)
    #expect(findings.first?.contains("'CacheCarts'") == true)
  }

  @Test func `07 strips what cannot be in a logical ID`() throws {
    let findings = try Self.findings("07-loop-ampersand.yaml")
    #expect(findings.count == 2 && findings.allSatisfy { $0.hasPrefix("error: ") }, "\(findings)")
    #expect(findings.first?.contains("'Clusteruseast1'") == true)
    #expect(findings.last?.contains("'Group'") == true)
  }

  @Test func `08 says what is true of a default`() throws {
    let findings = try Self.findings("08-has-no-default.yaml")
    #expect(findings.count == 1)
    #expect(findings.first?.contains("Days may be any other value") == true)
    #expect(findings.first?.contains("has no default") == false)
  }

  @Test func `09 shows deployments that can be made`() throws {
    let findings = try Self.findings("09-impossible-region.yaml")
    #expect(findings.count == 3 && findings.allSatisfy { $0.hasPrefix("warning: ") }, "\(findings)")
    #expect(!findings.contains { $0.contains("${") || $0.contains("'eu'") })
    #expect(findings.last?.contains("when AWS::StackName is 'shop'") == true)
  }

  @Test func `10 reads any tag as a function`() throws {
    let findings = try Self.findings("10-length-short.yaml")
    #expect(findings.count == 1, "\(findings)")
    #expect(
      findings.first?.contains("error: automatic backups are off for replication group 'A'") == true
    )
  }

  @Test func `11 types the keys of mappings`() throws {
    let findings = try Self.findings("11-mapping-keys.yaml")
    #expect(findings.count == 2 && findings.allSatisfy { $0.hasPrefix("error: ") }, "\(findings)")
  }

  @Test(arguments: ["19-rules-forbid-default.yaml", "19-rules-forbid-value.yaml"])
  func `19 honors rules`(_ name: String) throws {
    let findings = try Self.findings(name)
    #expect(findings.count == 2, "\(findings)")
    #expect(findings.first?.hasPrefix("warning: ") == true)
    #expect(findings.first?.contains("'Cache' when Env is 'dev'") == true)
    #expect(
      findings.last?.hasPrefix("error: ") == true && findings.last?.contains("'Always'") == true
    )
    #expect(!findings.contains { $0.contains("'none'") })
  }

  @Test func `20 says when a cache is created`() throws {
    let findings = try Self.findings("20-condition-of-resource.yaml")
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("error: ") == true)
    #expect(findings.first?.contains("'Cache' when Env is 'prod'") == true)
  }
}
