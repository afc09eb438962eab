import LintTestSupport
import Testing

@testable import LintServer

/// Diagnostics that a client asks for.
struct PullTests {
  private let folder: TemporaryFolder

  private static let capabilities: JSON = [
    "textDocument": ["diagnostic": [:]],
    "workspace": ["diagnostics": ["refreshSupport": true]],
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func report(_ response: [String: Any]?) -> [String: Any] {
    response?["result"] as? [String: Any] ?? [:]
  }

  @Test func `a report that the client has is not sent again`() {
    var session = Session(folder, capabilities: Self.capabilities)
    session.open("a.yaml", Template.cache(limit: "0"))
    let document: JSON = ["uri": session.uri("a.yaml")]
    let first = report(session.request("textDocument/diagnostic", ["textDocument": document]))
    #expect(Session.outline(of: first["items"]) == ["5:30 backups-off"])
    let id = first["resultId"] as? String ?? ""
    let again: JSON = ["textDocument": document, "previousResultId": .string(id)]
    #expect(
      report(session.request("textDocument/diagnostic", again))["kind"] as? String == "unchanged"
    )
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    let last = report(session.request("textDocument/diagnostic", again))
    #expect(last["kind"] as? String == "full")
    #expect(Session.outline(of: last["items"]).isEmpty)
    #expect(session.diagnostics("a.yaml") == nil)
  }

  @Test(arguments: [true, false])
  func `a client that can't be asked to request again gets what changes`(refreshes: Bool) throws {
    try folder.write("main.tf", Session.main)
    try folder.write("v.tf", "variable \"days\" { default = 7 }")
    var session = Session(
      folder,
      capabilities: [
        "textDocument": ["diagnostic": [:], "publishDiagnostics": [:]],
        "workspace": ["diagnostics": ["refreshSupport": .bool(refreshes)]],
      ],
    )
    let answer = session.introduction?["result"] as? [String: Any]
    let provider = (answer?["capabilities"] as? [String: Any])?["diagnosticProvider"]
    #expect((provider is [String: Any]) == refreshes)
    session.open("main.tf", Session.main)
    #expect(session.diagnostics("main.tf") == (refreshes ? nil : []))
    try folder.write("v.tf", "variable \"days\" { default = 0 }")
    session.look()
    #expect(session.diagnostics("main.tf") == (refreshes ? nil : ["3:29 backups-off"]))
  }

  @Test func `the client is asked to refresh what another document has changed`() {
    var session = Session(folder, capabilities: Self.capabilities)
    session.open(
      "main.tf",
      """
      resource "aws_elasticache_serverless_cache" "sessions" {
        engine = "valkey"
        name   = "sessions"
        snapshot_retention_limit = var.days
      }
      """,
    )
    session.open("variables.tf", "variable \"days\" { default = 7 }")
    session.rest()
    func refreshes() -> Int {
      session.messages.count { $0["method"] as? String == "workspace/diagnostic/refresh" }
    }
    let before = refreshes()
    session.change("variables.tf", [["text": "variable \"days\" { default = 0 }"]])
    session.rest()
    #expect(refreshes() == before + 1)
    session.change("variables.tf", [["text": "variable \"days\" { default = 0  }"]])
    session.rest()
    #expect(refreshes() == before + 1)
  }

  @Test func `the workspace is reported once for each change of it`() throws {
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try folder.write("b.yaml", Template.cache(limit: "7"))
    var session = Session(folder, capabilities: Self.capabilities)
    func pull(_ previous: JSON) -> [String: [String: Any]]? {
      if session.request("workspace/diagnostic", ["previousResultIds": previous]) != nil {
        Issue.record("answered before the scan")
      }
      return answers()
    }
    func answers() -> [String: [String: Any]]? {
      let known = session.messages.count
      session.rest()
      let results = session.messages[known...].compactMap { $0["result"] as? [String: Any] }
      guard let items = results.last?["items"] as? [[String: Any]] else { return nil }
      return Dictionary(items.map { ($0["uri"] as? String ?? "", $0) }) { first, _ in first }
    }
    let first = pull([])
    let uri = folder("a.yaml").uri
    #expect(first?.keys.sorted() == [uri])
    let id = first?[uri]?["resultId"] as? String ?? ""
    let previous: JSON = [["uri": .string(uri), "value": .string(id)]]
    #expect(pull(previous) == nil)
    session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(answers()?[uri]?["kind"] as? String == "unchanged")
    try folder.write("a.yaml", Template.cache(limit: "7"))
    #expect(pull(previous) == nil)
    session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    let last = answers()
    #expect(last?[uri]?["kind"] as? String == "full")
    #expect(Session.outline(of: last?[uri]?["items"]) == [])
  }

  @Test func `a folder inside another one is reported once`() throws {
    try folder.makeFolder("inner")
    try folder.write("inner/a.yaml", Template.cache(limit: "0"))
    var session = Session(folder, capabilities: Self.capabilities)
    let inner: JSON = [["uri": session.uri("inner"), "name": "inner"]]
    session.notify(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": inner, "removed": []]],
    )
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.rest()
    let result = session.messages.last?["result"] as? [String: Any]
    let items = result?["items"] as? [[String: Any]] ?? []
    #expect(items.map { Session.outline(of: $0["items"]) } == [["5:30 backups-off"]])
  }

  @Test func `a cancelled request is answered as such`() {
    var session = Session(folder, capabilities: Self.capabilities)
    session.rest()
    session.send(
      """
      {"id": "x", "method": "workspace/diagnostic", "params": {"previousResultIds": []}}
      """
    )
    session.notify("$/cancelRequest", ["id": "x"])
    let error = session.messages.last?["error"] as? [String: Any]
    #expect(error?["code"] as? Int == -32800)
  }

  @Test func `requests that wait are answered at the end`() {
    var session = Session(folder, capabilities: Self.capabilities)
    session.rest()
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.rest()
    #expect(session.request("workspace/diagnostic", ["previousResultIds": []]) == nil)
    session.request("shutdown")
    let answer = session.messages.last { $0["error"] != nil }
    #expect((answer?["error"] as? [String: Any])?["code"] as? Int == -32800)
  }
}
