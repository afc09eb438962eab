import Foundation
import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Actions on findings, and what is shown at a position.
struct ActionTests {
  private let folder: TemporaryFolder
  private let text = Template.cache(limit: "0")

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static let conditional = """
    Parameters:
      Stage: {Type: String, Default: prod, AllowedValues: [prod, dev]}
    Conditions:
      IsDev: !Equals [!Ref Stage, dev]
    Resources:
      Cache:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          SnapshotRetentionLimit: !If [IsDev, 0, 7]
    """

  private static func range(line: Int) -> JSON {
    [
      "start": ["line": .number(line), "character": 0],
      "end": ["line": .number(line), "character": 99],
    ]
  }

  private func actions(
    _ session: inout Session,
    line: Int = 5,
    only: JSON = .null,
    trigger: JSON = .null,
  ) -> [[String: Any]] {
    let response = session.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": session.uri("a.yaml")], "range": Self.range(line: line),
        "context": ["diagnostics": [], "only": only, "triggerKind": trigger],
      ],
    )
    return response?["result"] as? [[String: Any]] ?? []
  }

  private func edits(_ action: [String: Any]?) -> [[String: Any]] {
    let edit = action?["edit"] as? [String: Any]
    if let changes = edit?["changes"] as? [String: [[String: Any]]] {
      return changes[folder("a.yaml").uri] ?? []
    }
    let documents = edit?["documentChanges"] as? [[String: Any]]
    return documents?.first?["edits"] as? [[String: Any]] ?? []
  }

  @Test func `a safe fix is preferred, and one action makes all of them`() {
    var session = Session(folder)
    session.open("a.yaml", text)
    let found = actions(&session)
    #expect(
      found.compactMap { $0["title"] as? String } == [
        "Set SnapshotRetentionLimit to 7", "Suppress backups-off", "Fix 1 finding in this file",
      ]
    )
    #expect(found.first?["isPreferred"] as? Bool == true)
    #expect(edits(found.first).first?["newText"] as? String == "7")
    #expect(actions(&session, line: 0).count == 1)
    #expect(actions(&session, only: ["source"]).count == 1)
    #expect(actions(&session, only: ["source.fixAll"]).count == 1)
    #expect(actions(&session, only: ["source.organizeImports"]).isEmpty)
    #expect(actions(&session, only: ["quickfix"]).count == 2)
    #expect(actions(&session, trigger: 1).count == 3)
    #expect(actions(&session, trigger: 2).count == 2)
    #expect(actions(&session, only: ["source.fixAll"], trigger: 2).count == 1)
  }

  @Test func `a file that must not be written has no edits`() throws {
    try folder.write("a.yaml", text)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444],
      ofItemAtPath: folder("a.yaml").description,
    )
    var session = Session(folder)
    session.open("a.yaml", text)
    #expect(actions(&session).isEmpty)
  }

  @Test func `all safe edits include those that others reveal`() {
    let text = """
      Conditions: {B: !Equals [!Ref 'AWS::Region', eu-west-1]}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            SnapshotRetentionLimit: !If [B, 0, !Ref AWS::NoValue]
      """
    var session = Session(folder)
    session.open("a.yaml", text)
    let all = actions(&session, only: ["source.fixAll"]).first
    #expect(all?["title"] as? String == "Fix 2 findings in this file")
    var document = DocumentText(Array(text.utf8), .utf16)
    for edit in edits(all).reversed() {
      let range = edit["range"] as? [String: [String: Int]] ?? [:]
      func position(_ name: String) -> TextPosition {
        TextPosition(
          line: range[name]?["line"] ?? 0,
          character: range[name]?["character"] ?? 0,
        )
      }
      document.replace(
        TextRange(start: position("start"), end: position("end")),
        with: edit["newText"] as? String ?? "",
      )
    }
    #expect(String(decoding: document.bytes, as: UTF8.self).hasSuffix("!If [B, 7, 7]"))
  }

  @Test func `a suppression is a comment whose reason is chosen where the client can`() {
    var session = Session(folder)
    session.open("a.yaml", text)
    #expect(
      edits(actions(&session)[1]).first?["newText"] as? String
        == "      # elasticache-lint: allow backups-off -- TODO: give the reason\n"
    )
    session = Session(
      folder,
      capabilities: [
        "workspace": ["workspaceEdit": ["documentChanges": true, "snippetEditSupport": true]]
      ],
    )
    session.open("a.yaml", text)
    let snippet = edits(actions(&session)[1]).first?["snippet"] as? [String: String]
    #expect(
      snippet?["value"]
        == "      # elasticache-lint: allow backups-off -- ${1:TODO: give the reason}\n"
    )
  }

  @Test func `the guide to a rule is opened by the client`() {
    var session = Session(
      folder,
      capabilities: ["window": ["showDocument": ["support": true]]],
    )
    session.open("a.yaml", text)
    let titles = actions(&session).compactMap { $0["title"] as? String }
    #expect(titles.contains("Open the guide to backups-off"))
    session.request(
      "workspace/executeCommand",
      ["command": "elasticache-lint.openRule", "arguments": ["backups-off"]],
    )
    let shown = session.messages.last { $0["method"] as? String == "window/showDocument" }
    let uri = (shown?["params"] as? [String: Any])?["uri"] as? String
    #expect(uri?.hasSuffix("/backups-off.md") == true)
    let refused = session.request(
      "workspace/executeCommand",
      ["command": "elasticache-lint.openRule", "arguments": ["../secret"]],
    )
    #expect(refused?["error"] != nil)
  }

  @Test func `the verdict is shown at the cache and at its limit`() {
    var session = Session(folder, options: ["inlayHints": true])
    session.open("a.yaml", text)
    func hover(_ line: Int, _ character: Int) -> String? {
      let response = session.request(
        "textDocument/hover",
        [
          "textDocument": ["uri": session.uri("a.yaml")],
          "position": ["line": .number(line), "character": .number(character)],
        ],
      )
      let result = response?["result"] as? [String: Any]
      return (result?["contents"] as? [String: String])?["value"]
    }
    #expect(hover(0, 0) == nil)
    #expect(hover(1, 4)?.hasPrefix("**Cache**: backups off: SnapshotRetentionLimit is 0") == true)
    #expect(hover(5, 30) == hover(1, 4))
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    #expect(hover(5, 10)?.hasPrefix("**Cache**: backups on") == true)
    #expect(hover(4, 10) == nil)
    session.change("a.yaml", [["text": .string(Self.conditional)]])
    let condition = "**Cache**: backups off when Stage is 'dev': SnapshotRetentionLimit is 0"
    #expect(hover(8, 30)?.hasPrefix(condition) == true)
    let hints = session.request(
      "textDocument/inlayHint",
      [
        "textDocument": ["uri": session.uri("a.yaml")],
        "range": ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]],
      ],
    )
    let labels = (hints?["result"] as? [[String: Any]])?.compactMap { $0["label"] as? String }
    #expect(labels == ["backups: off when Stage is 'dev'"])
  }

  @Test(
    arguments: [
      ("", "minimum-days"), ("min", "minimum-days"), ("fail-on: ", "warning"),
      ("quiet: t", "true"), ("ignore:\n  - ", "rules"), ("ignore:\n  - rules: ", "backups-off"),
      ("ignore:\n  - rules:\n      - ", "backups-off"), ("overrides:\n  - ", "paths"),
      ("ignore:\n  - paths: [a]\n    ", "reason"), ("rule: {", "backups-off"),
      ("rule:\n  ", "yaml-alias"), ("rule:\n  backups-off: ", "warning"),
      ("rule: {backups-off: note, drift: ", "off"), ("report: ", "sarif"),
      ("report: [html=a.html, ", "github"),
    ]
  )
  func `keys and values of a configuration are completed`(_ text: String, _ label: String) {
    #expect(completion(".elasticache-lint.yml", text, label) != nil)
  }

  @Test(
    arguments: [
      (".elasticache-lint.yml", "minimum-d", "minimum-days", "minimum-days: ", 0),
      (".elasticache-lint.yml", "quiet: t", "true", "true", 7),
      (".elasticache-lint.yml", "rule: {drift: ", "off", "\"off\"", 14),
      (".elasticache-lint.yml", "rule: {", "drift", "drift: ", 7),
      (".elasticache-lint.json", "{ ", "minimum-days", "\"minimum-days\": ", 2),
      (".elasticache-lint.json", "{ \"mini", "minimum-days", "minimum-days", 3),
      (".elasticache-lint.json", "{\n  \"fail-on\": ", "error", "\"error\"", 13),
      (".elasticache-lint.json", "{\n  \"quiet\": ", "true", "true", 11),
    ]
  )
  func `a completion replaces the name that is begun`(
    _ file: String,
    _ text: String,
    _ label: String,
    _ expected: String,
    _ start: Int,
  ) {
    let edit = completion(file, text, label)?["textEdit"] as? [String: Any]
    #expect(edit?["newText"] as? String == expected)
    let range = edit?["range"] as? [String: [String: Int]]
    #expect(range?["start"]?["character"] == start)
  }

  private func completion(_ file: String, _ text: String, _ label: String) -> [String: Any]? {
    var session = Session(folder)
    session.open(file, text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let response = session.request(
      "textDocument/completion",
      [
        "textDocument": ["uri": session.uri(file)],
        "position": [
          "line": .number(lines.count - 1), "character": .number(lines.last?.count ?? 0),
        ],
      ],
    )
    let items = response?["result"] as? [[String: Any]] ?? []
    return items.first { $0["label"] as? String == label }
  }
}
