import LintTestSupport
import Testing

@testable import LintServer

/// Findings in files that depend on unsaved changes, and on changes that were dropped.
struct UnsavedChangeTests {
  private let folder: TemporaryFolder
  private let pulling: JSON = [
    "textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]],
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  @Test func `a child follows its parent that was closed without saving`() throws {
    let parent = """
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Days: 0}}
      """
    try folder.write("parent.yaml", parent)
    try folder.write("child.yaml", Session.child)
    var session = Session(folder)
    session.open("child.yaml", Session.child)
    session.open("parent.yaml", parent)
    #expect(session.diagnostics("child.yaml") == ["6:30 backups-off"])
    session.change(
      "parent.yaml",
      [["text": .string(parent.replacing("child.yaml", with: "other.yaml"))]],
    )
    #expect(session.diagnostics("child.yaml") == [])
    session.close("parent.yaml")
    // Before any scan.
    #expect(session.pulled("child.yaml") == ["6:30 backups-off"])
    #expect(session.diagnostics("child.yaml") == ["6:30 backups-off"])
  }

  @Test func `the workspace follows a document that was closed without saving`() throws {
    let text = Template.cache(limit: "0")
    try folder.write("a.yaml", text)
    var session = Session(folder, capabilities: pulling)
    session.open("a.yaml", text)
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    session.rest()
    #expect(workspace(&session)?["a.yaml"] == [])
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.close("a.yaml")
    session.rest()
    #expect(lastAnswer(session)?["a.yaml"] == ["5:30 backups-off"])
  }

  @Test func `the workspace follows unsaved changes of a file that others use`() throws {
    try folder.write("main.tf", Session.main)
    try folder.write("variables.tf", "variable \"days\" {\n  default = 7\n}\n")
    var session = Session(folder, capabilities: pulling)
    session.open("variables.tf", "variable \"days\" {\n  default = 7\n}\n")
    #expect(workspace(&session)?["main.tf"] == nil)
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.change("variables.tf", [["text": "variable \"days\" {\n  default = 0\n}\n"]])
    session.rest()
    #expect(lastAnswer(session)?["main.tf"] == ["3:29 backups-off"])
  }

  private func workspace(_ session: inout Session) -> [String: [String]]? {
    session.request("workspace/diagnostic", ["previousResultIds": []])
    session.rest()
    return lastAnswer(session)
  }

  private func lastAnswer(_ session: Session) -> [String: [String]]? {
    let items = session.messages.compactMap { message in
      (message["result"] as? [String: Any])?["items"] as? [[String: Any]]
    }.last
    return items.map { items in
      items.reduce(into: [:]) { found, item in
        let name = (item["uri"] as? String)?.split(separator: "/").last.map { String($0) }
        found[name ?? ""] = Session.outline(of: item["items"])
      }
    }
  }
}
