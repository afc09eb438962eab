import Foundation
import LintTestSupport
import Testing

/// The reported cases about text that is compared, and about files that are passed over.
@Suite(.enabled(if: SharedCases.folder != nil, SharedCases.absence))
struct BytesCaseTests {
  /// Runs the command on a copy of a case.
  private func run(_ name: String, _ arguments: String...) throws -> LintProcess {
    let folder = try TemporaryFolder()
    let source = try SharedCases.url(name)
    try folder.write(source.lastPathComponent, try Data(contentsOf: source))
    return try LintProcess(
      ["--no-config", "-q", "-f", "concise"] + arguments,
      in: "\(folder.path)"
    )
  }

  @Test(arguments: [
    "04-canonical-equivalence.yaml", "04-canonical-equivalence-2.yaml",
    "04-canonical-equivalence-3.yaml", "05-escaped-line-break-ls.yaml",
    "05-escaped-line-break-nel.yaml", "05-escaped-line-break-ps.yaml", "06-type-from-a-loop.yaml",
    "06-type-from-a-loop-2.yaml", "06-type-from-a-loop-3.yaml", "08-taken-for-a-state.json",
    "10-loop-identifier-in-a-key.yaml", "11-mark-behind-a-brace.yaml",
    "12-json-read-as-yaml-2.json", "12-json-read-as-yaml-3.json",
  ])
  func `finds that backups are off`(_ name: String) throws {
    let run = try run("adversary/\(name)", ".")
    #expect(run.output.contains(": error: automatic backups are off"), "\(run.output)")
    #expect(run.output.split(separator: "\n").count == 1 && run.status == 1)
  }

  @Test(arguments: ["10-loop-identifier-in-a-key-2.yaml", "10-loop-identifier-in-a-key-3.yaml"])
  func `10 knows that backups are on`(_ name: String) throws {
    let run = try run("adversary/\(name)", ".", "-f", "json")
    #expect(run.output.contains(#""verdict" : "on""#) && run.status == 0, "\(run.output)")
  }

  @Test(arguments: [
    "07-refused-and-escaped-bad8.yaml", "07-refused-and-escaped-deep-hidden.json",
    "07-refused-and-escaped-dir-hidden.yaml", "07-refused-and-escaped-flow.yaml",
    "07-refused-and-escaped-surrogate.yaml", "07-refused-and-escaped-yaml10.yaml",
    "09-two-braces.yaml",
  ])
  func `does not drop what cannot be read`(_ name: String) throws {
    let run = try run("adversary/\(name)", ".")
    #expect(run.output.contains("[unreadable]") && run.status == 2, "\(run.output)")
  }

  @Test func `names comments in JSON`() throws {
    let run = try run("cloudformation/14-slash-comments.json", ".")
    #expect(run.output.hasPrefix("14-slash-comments.json:2:3: error: JSON has no comments "))
    #expect(run.status == 2)
  }
}
