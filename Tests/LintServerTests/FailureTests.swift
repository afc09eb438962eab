import LintTestSupport
import Testing

@testable import LintServer

/// Runs that fail: no document looks clean.
struct FailureTests {
  private let folder: TemporaryFolder
  private let bad = Template.cache(limit: "0")
  private let pulling: JSON = [
    "textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]],
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  @Test func `a file that cannot be linted says so, each time`() throws {
    try folder.write(".elasticache-lint.yml", "parameters: [p.json]\n")
    try folder.write("p.json", #"{"Days": }"#)
    var session = Session(folder)
    session.open("a.yaml", bad)
    #expect(Session.isFailure(session.diagnostics("a.yaml"), "p.json:1:10: "))
    #expect(session.shown.count == 1)
    try folder.write("p.json", #"{"Days": "7"}"#)
    session.notifyOfFiles()
    #expect(session.diagnostics("a.yaml") == ["5:30 backups-off"])
    try folder.write("p.json", #"{"Days": }"#)
    session.notifyOfFiles()
    session.open("b.yaml", bad)
    #expect(Session.isFailure(session.diagnostics("a.yaml"), "p.json:1:10: "))
    #expect(Session.isFailure(session.diagnostics("b.yaml"), "p.json:1:10: "))
    #expect(session.shown.count == 2)
  }

  @Test func `no message is shown for each keystroke in a file that a run reads`() throws {
    try folder.write(".elasticache-lint.yml", "parameters: [p.json]\n")
    try folder.write("p.json", #"{"Days": "7"}"#)
    var session = Session(folder)
    session.open("a.yaml", bad)
    session.open("p.json", #"{"Days": "7"}"#)
    for text in [#"{"Days": "#, #"{"Days": "7"}"#, #"{"Days""#] {
      session.change("p.json", [["text": .string(text)]])
      session.rest()
    }
    #expect(Session.isFailure(session.diagnostics("a.yaml"), "p.json:1:8: "))
    #expect(Session.isFailure(session.diagnostics("p.json"), "p.json:1:8: "))
    #expect(session.shown.isEmpty)
  }

  @Test func `a configuration that breaks some files does not hide others`() throws {
    try folder.write("z/.elasticache-lint.yml", "minimum-days: 99\n")
    try folder.write("z/b.yaml", bad)
    var session = Session(folder)
    session.open("a.yaml", Template.cache(limit: "7"))
    session.open("z/b.yaml", bad)
    #expect(session.diagnostics("a.yaml") == [])
    #expect(Session.isFailure(session.diagnostics("z/b.yaml"), "elasticache-lint.yml:1:15: "))
    session.change("a.yaml", [["text": .string(bad)]])
    #expect(session.diagnostics("a.yaml") == ["5:30 backups-off"])
    #expect(session.diagnostics("z/.elasticache-lint.yml")?.count == 1)
    try folder.write("z/.elasticache-lint.yml", "minimum-days: 3\n")
    session.notifyOfFiles()
    #expect(session.diagnostics("z/b.yaml") == ["5:30 backups-off"])
    #expect(session.diagnostics("z/.elasticache-lint.yml") == [])
  }

  @Test func `the workspace is not clean when its run fails`() throws {
    try folder.write("a.yaml", bad)
    var session = Session(folder, capabilities: pulling)
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.rest()
    try folder.write(".elasticache-lint.yml", "minimum-days: 99\n")
    let previous: JSON = [["uri": session.uri("a.yaml"), "value": "x"]]
    session.request("workspace/diagnostic", ["previousResultIds": previous])
    session.notifyOfFiles()
    session.rest()
    let answers = session.messages.compactMap { $0["result"] as? [String: Any] }
    let items = answers.last?["items"] as? [[String: Any]]
    let found = items?.first { $0["uri"] as? String == folder("a.yaml").uri }
    #expect(Session.isFailure(Session.outline(of: found?["items"]), "elasticache-lint.yml:1:15: "))
  }
}
