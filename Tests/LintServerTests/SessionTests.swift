import LintTestSupport
import Testing

@testable import LintServer

/// What a client is answered over the course of a session.
struct SessionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func code(_ response: [String: Any]?) -> Int? {
    (response?["error"] as? [String: Any])?["code"] as? Int
  }

  @Test func `nothing is answered before initialize, and nothing after shutdown`() {
    var session = Session(silent: folder)
    #expect(code(session.request("textDocument/hover")) == -32002)
    #expect(code(session.request("shutdown")) == -32002)
    session.open("a.yaml", Template.cache(limit: "0"))
    #expect(session.diagnostics("a.yaml") == nil)
    #expect(session.request("initialize", ["capabilities": [:]])?["result"] != nil)
    #expect(code(session.request("initialize", ["capabilities": [:]])) == -32600)
    #expect(session.request("shutdown")?["result"] != nil)
    #expect(code(session.request("shutdown")) == -32600)
    session.notify("exit", .null)
    #expect(session.exitStatus == 0)
  }

  @Test func `exit without shutdown is a failure`() {
    var session = Session(folder)
    session.notify("exit", .null)
    #expect(session.exitStatus == 1)
  }

  @Test(
    arguments: [
      ("{", -32700), ("[]", -32600), ("7", -32600), ("{\"id\": 1}", -32600),
      ("{\"id\": 1, \"method\": \"textDocument/unknown\"}", -32601),
      ("{\"id\": 1, \"method\": \"textDocument/hover\", \"params\": []}", -32602),
      ("{\"id\": 1, \"method\": \"textDocument/didOpen\", \"params\": {}}", -32602),
      ("\u{FEFF}", -32700), ("", -32700),
      (String(repeating: "[", count: 100_000), -32700),
    ]
  )
  func `bad messages are answered with an error`(_ body: String, _ expected: Int) {
    var session = Session(folder)
    session.send(body)
    #expect(code(session.messages.last) == expected)
    session.open("a.yaml", Template.cache(limit: "0"))
    #expect(session.diagnostics("a.yaml")?.count == 1)
  }

  @Test func `unknown notifications and responses are ignored`() {
    var session = Session(folder)
    session.rest()
    let count = session.messages.count
    session.notify("$/unknown", [:])
    session.send("{\"id\": 5, \"result\": null}")
    session.change("never-opened.yaml", [["text": "x"]])
    #expect(session.messages.count == count)
  }

  @Test func `diagnostics follow the text, not the disk`() throws {
    try folder.write("a.yaml", Template.cache(limit: "7"))
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "0"))
    let found = session.diagnostics("a.yaml")
    #expect(found?.count == 1)
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    #expect(session.diagnostics("a.yaml") == [])
    session.open("new.yaml", Template.cache(limit: "0"))
    #expect(session.diagnostics("new.yaml") == found)
    session.notify("textDocument/didClose", ["textDocument": ["uri": session.uri("new.yaml")]])
    #expect(session.diagnostics("new.yaml") == [])
  }

  /// A template that deploys `child.yaml`.
  private static func parent(days: Int) -> String {
    """
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: child.yaml
          Parameters:
            Days: \(days)
    """
  }

  private static let child = """
    Parameters:
      Days:
        Type: Number
        Default: 0
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          SnapshotRetentionLimit: !Ref Days
    """

  @Test func `a parent with unsaved changes counts for its child`() throws {
    try folder.write("parent.yaml", Self.parent(days: 7))
    try folder.write("child.yaml", Self.child)
    var session = Session(folder)
    session.open("child.yaml", Self.child)
    #expect(session.diagnostics("child.yaml") == [])
    session.open("parent.yaml", Self.parent(days: 0))
    #expect(session.diagnostics("child.yaml") == ["8:30 backups-off"])
    session.change("parent.yaml", [["text": .string(Self.parent(days: 7))]])
    #expect(session.diagnostics("child.yaml") == [])
    session.change(
      "child.yaml",
      [["text": .string(Self.child.replacing("!Ref Days", with: "0"))]],
    )
    #expect(session.diagnostics("child.yaml") == ["8:30 backups-off"])
  }

  @Test func `a child is linted again with a parent that is linted after it`() {
    var session = Session(folder)
    session.open("child.yaml", Self.child)
    session.open("parent.yaml", Self.parent(days: 7))
    // Each request lints its document alone.
    for name in ["child.yaml", "parent.yaml"] {
      session.request(
        "textDocument/diagnostic",
        ["textDocument": ["uri": session.uri(name)]],
      )
    }
    #expect(session.diagnostics("child.yaml") == [])
  }

  @Test func `a scan of an older text does not hide that a parent deploys its child`() throws {
    try folder.write("parent.yaml", Template.cache(limit: "7"))
    try folder.write("child.yaml", Self.child)
    var session = Session(folder)
    let scan = session.beginScan()
    session.open("parent.yaml", Self.parent(days: 7))
    _ = session.diagnostics("parent.yaml")
    session.finish(scan)
    session.open("child.yaml", Self.child)
    #expect(session.diagnostics("child.yaml") == [])
  }

  @Test func `a change is published although a request was answered first`() {
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "0"))
    #expect(session.diagnostics("a.yaml")?.count == 1)
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    session.request(
      "textDocument/hover",
      [
        "textDocument": ["uri": session.uri("a.yaml")],
        "position": ["line": 0, "character": 0],
      ],
    )
    #expect(session.diagnostics("a.yaml") == [])
  }

  @Test func `variables with unsaved changes count for their module`() throws {
    let main = """
      resource "aws_elasticache_serverless_cache" "sessions" {
        engine = "valkey"
        name   = "sessions"
        snapshot_retention_limit = var.days
      }
      """
    try folder.write("main.tf", main)
    var session = Session(folder)
    session.open("main.tf", main)
    session.open("variables.tf", "variable \"days\" { default = 0 }")
    #expect(session.diagnostics("main.tf") == ["3:29 backups-off"])
    session.change("variables.tf", [["text": "variable \"days\" { default = 7 }"]])
    #expect(session.diagnostics("main.tf") == [])
  }

  @Test func `a configuration shows its problems, and its changes take effect`() throws {
    try folder.write(".elasticache-lint.yml", "minimum-days: 7\n")
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "3"))
    #expect(session.diagnostics("a.yaml")?.count == 1)
    session.open(".elasticache-lint.yml", "minimum-days: 3\n")
    #expect(session.diagnostics("a.yaml") == [])
    session.change(".elasticache-lint.yml", [["text": "minimum-days: 99\nx: 1\n"]])
    #expect(session.diagnostics(".elasticache-lint.yml")?.count == 2)
    session.change(".elasticache-lint.yml", [["text": "minimum-days: 4\n"]])
    #expect(session.diagnostics(".elasticache-lint.yml") == [])
    #expect(session.diagnostics("a.yaml")?.count == 1)
  }

  @Test func `a configuration that is not saved yet takes effect`() {
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "3"))
    #expect(session.diagnostics("a.yaml") == [])
    session.open(".elasticache-lint.yml", "minimum-days: 4\n")
    #expect(session.diagnostics("a.yaml") == ["5:30 retention-too-short"])
  }

  @Test func `a folder is not linted as a document`() throws {
    try folder.write("inner/a.yaml", Template.cache(limit: "0"))
    var session = Session(folder)
    session.rest()
    let count = session.messages.count
    for name in ["inner", "inner/%00.yaml"] {
      session.send(
        """
        {"method": "textDocument/didOpen", "params": {"textDocument": {
          "uri": "\(folder.path.uri)/\(name)", "version": 1, "text": "x"}}}
        """
      )
    }
    session.rest()
    #expect(session.messages.count == count)
  }

  @Test func `a broken configuration that is not open is shown until it is repaired`() throws {
    try folder.write(".elasticache-lint.yml", "minimum-days: 99\n")
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "3"))
    #expect(session.diagnostics(".elasticache-lint.yml")?.count == 1)
    try folder.write(".elasticache-lint.yml", "minimum-days: 7\n")
    session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(session.diagnostics(".elasticache-lint.yml") == [])
    #expect(session.diagnostics("a.yaml")?.count == 1)
  }

  @Test func `problems of a configuration disappear with its folder`() throws {
    try folder.write(".elasticache-lint.yml", "minimum-days: 99\n")
    var session = Session(folder)
    #expect(session.diagnostics(".elasticache-lint.yml")?.count == 1)
    let name: JSON = [["uri": .string(folder.path.uri), "name": "folder"]]
    session.notify(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": [], "removed": name]],
    )
    #expect(session.diagnostics(".elasticache-lint.yml") == [])
  }

  @Test func `a file of any URI that names it is linted`() {
    let uri = folder("a b.yaml").uri
    let spellings = [
      uri, uri.replacing("a%20b", with: "%61%20%62"), uri.replacing("file:", with: "FILE:"),
      uri.replacing("file://", with: "file:"), uri.replacing("///", with: "//localhost/"),
    ]
    for spelling in spellings {
      var session = Session(folder)
      session.notify(
        "textDocument/didOpen",
        [
          "textDocument": [
            "uri": .string(spelling), "languageId": "yaml", "version": 1,
            "text": .string(Template.cache(limit: "0")),
          ]
        ],
      )
      session.rest()
      let parameters = session.messages.last?["params"] as? [String: Any]
      #expect(parameters?["uri"] as? String == spelling)
      #expect(Session.outline(of: parameters?["diagnostics"]) == ["5:30 backups-off"])
    }
  }

  @Test func `a related place counts no byte order mark`() throws {
    let parent =
      #"{"Resources": {"Child": {"Type": "AWS::CloudFormation::Stack", "Properties": "#
      + #"{"TemplateURL": "child.yaml", "Parameters": {"Days": 0}}}}}"#
    let column = { (text: String) throws -> Int? in
      try folder.write("parent.json", text)
      var session = Session(folder)
      session.rest()
      session.open("child.yaml", Self.child)
      session.rest()
      let parameters = session.messages.last?["params"] as? [String: Any]
      let found = (parameters?["diagnostics"] as? [[String: Any]])?.first
      let related = (found?["relatedInformation"] as? [[String: Any]])?.first
      let range = (related?["location"] as? [String: Any])?["range"]
      return (range as? [String: [String: Int]])?["start"]?["character"]
    }
    let expected = try column(parent)
    #expect(expected ?? 0 > 0)
    #expect(try column("\u{FEFF}\(parent)") == expected)
  }

  @Test func `messages have no control characters of the text`() throws {
    var session = Session(folder)
    session.open("a.yaml", Template.cache("A\u{202E}B", limit: "0"))
    session.rest()
    let parameters = session.messages.last?["params"] as? [String: Any]
    let found = parameters?["diagnostics"] as? [[String: Any]]
    let message = found?.first?["message"] as? String
    #expect(message?.contains("'A\\u{202E}B'") == true)
  }

  @Test func `files outside of the repository are not read`() throws {
    let other = try TemporaryFolder()
    try other.write("child.yaml", Template.cache(limit: "0"))
    var session = Session(folder)
    session.open(
      "a.yaml",
      """
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: "\(other("child.yaml"))"}
        Sessions:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: 7}
      """,
    )
    #expect(session.diagnostics("a.yaml") == ["1:2 not-examined"])
  }
}
