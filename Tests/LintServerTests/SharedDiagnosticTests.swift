import LintTestSupport
import Testing

@testable import LintServer

/// Findings of several callers that have the same cause.
struct SharedDiagnosticTests {
  private let folder: TemporaryFolder

  private static let module = """
    variable "days" {
      default = 7
    }
    resource "aws_elasticache_serverless_cache" "sessions" {
      engine                   = "valkey"
      name                     = "sessions"
      snapshot_retention_limit = 0
    }

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("cache/main.tf", Self.module)
    for number in 0..<12 {
      let call = "module \"cache\" {\n  source = \"../cache\"\n  days   = \(number + 1)\n}\n"
      try folder.write("root\(number)/main.tf", call)
    }
  }

  private func session(_ text: String = module) -> Session {
    var session = Session(folder)
    session.open("cache/main.tf", text)
    return session
  }

  private func items(_ session: inout Session) -> [[String: Any]] {
    let response = session.request(
      "textDocument/diagnostic",
      ["textDocument": ["uri": session.uri("cache/main.tf")]],
    )
    return (response?["result"] as? [String: Any])?["items"] as? [[String: Any]] ?? []
  }

  @Test func `they are one diagnostic, as in the report of the command`() throws {
    var session = session()
    let items = items(&session)
    let message = try #require(items.first?["message"] as? String)
    #expect(items.count == 1 && message.contains("and 11 others"))
    let files = session.workspaceFindings()
    #expect(files == ["cache/main.tf": ["6:29 backups-off"]])
    let fix = try #require(session.quickFixes("cache/main.tf").first)
    #expect((fix["diagnostics"] as? [[String: Any]])?.map { $0["message"] as? String } == [message])
    #expect(session.edits(of: fix) == ["cache/main.tf": ["6:29 7"]])
  }

  @Test func `they name at most ten related places`() throws {
    var session = session(Self.module.replacing("= 0", with: "= var.days > 0 ? 0 : 7"))
    let items = items(&session)
    let related = items.map { ($0["relatedInformation"] as? [Any])?.count ?? 0 }
    #expect(items.count == 1 && related == [10])
  }

  @Test func `a caller without the problem is not counted`() throws {
    let call = "module \"cache\" {\n  source = \"../cache\"\n  days   = 0\n}\n"
    try folder.write("root0/main.tf", call)
    var session = session(Self.module.replacing("= 0", with: "= var.days > 0 ? 0 : 7"))
    let messages = items(&session).map { $0["message"] as? String ?? "" }
    #expect(messages.count == 1 && messages.first?.contains("and 10 others") == true)
  }
}
