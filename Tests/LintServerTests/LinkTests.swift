import LintTestSupport
import Testing

@testable import LintServer

/// Documents that are opened through links, and files that are open more than once.
struct LinkTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static let main = """
    variable "d" {}
    resource "aws_elasticache_replication_group" "a" {
      description = "x"
      replication_group_id = "x"
      snapshot_retention_limit = var.d
    }
    """

  @Test func `a linked file has the variables of the folder of its link`() throws {
    try folder.write("common/cache.tf", Self.main)
    try folder.write("envs/dev/terraform.tfvars", "d = 0\n")
    try folder.write("envs/prod/terraform.tfvars", "d = 7\n")
    for name in ["dev", "prod"] {
      try folder.link("envs/\(name)/cache.tf", to: "../../common/cache.tf")
    }
    var session = Session(folder)
    session.open("envs/dev/cache.tf", Self.main)
    #expect(session.diagnostics("envs/dev/cache.tf") == ["4:29 backups-off"])
    session.open("envs/prod/cache.tf", Self.main)
    session.open("envs/dev/terraform.tfvars", "d = 5\n")
    #expect(session.diagnostics("envs/prod/cache.tf") == [])
    #expect(session.diagnostics("envs/dev/cache.tf") == [])
    session.change("envs/dev/terraform.tfvars", [["text": "d = 0\n"]])
    #expect(session.diagnostics("envs/prod/cache.tf") == [])
    #expect(session.diagnostics("envs/dev/cache.tf") == ["4:29 backups-off"])
  }

  @Test func `a linked file has the configuration of the folder of its link`() throws {
    try folder.write("t/t.yaml", Session.child)
    try folder.write("dev/.elasticache-lint.yml", "parameter: {Days: 0}\n")
    try folder.link("dev/t.yaml", to: "../t/t.yaml")
    try folder.link("link", to: "dev")
    var session = Session(folder)
    session.open("dev/t.yaml", Session.child)
    #expect(session.diagnostics("dev/t.yaml") == ["6:30 backups-off"])
    session.open("link/t.yaml", Session.child)
    #expect(session.diagnostics("link/t.yaml") == ["6:30 backups-off"])
    session.open("t/t.yaml", Session.child)
    #expect(session.diagnostics("t/t.yaml") == [])
  }

  @Test(arguments: [["p"], ["c"], ["p", "c"], ["c", "p"]])
  func `a linked parent deploys the templates beside its link`(_ opened: [String]) throws {
    let parent = """
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: c.yaml, Parameters: {Days: 0}}
      """
    try folder.write("t/p.yaml", parent)
    try folder.write("dev/c.yaml", Session.child)
    try folder.link("dev/p.yaml", to: "../t/p.yaml")
    var session = Session(folder)
    for name in opened { session.open("dev/\(name).yaml", name == "p" ? parent : Session.child) }
    for name in opened {
      let expected = name == "c" ? ["6:30 backups-off"] : []
      #expect(session.diagnostics("dev/\(name).yaml") == expected)
    }
  }

  @Test func `a workspace folder may be a link`() throws {
    try folder.write("real/.git/HEAD")
    try folder.write("real/p.yaml", Session.child)
    try folder.link("link", to: "real")
    var session = Session(folder)
    let link: JSON = [["uri": session.uri("link"), "name": "link"]]
    session.notify(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": link, "removed": []]],
    )
    session.open("link/p.yaml", Session.child.replacing("!Ref Days", with: "0"))
    #expect(session.diagnostics("link/p.yaml") == ["6:30 backups-off"])
  }

  @Test(arguments: 1...4)
  func `each of two documents of one file has its own text`(_ round: Int) throws {
    let text = Template.cache(limit: "0")
    try folder.write("a.yaml", text)
    try folder.link("link.yaml", to: "a.yaml")
    var session = Session(folder)
    session.open("a.yaml", text)
    session.open("link.yaml", text)
    session.change("link.yaml", [["text": .string("# a comment\n" + text)]])
    #expect(session.diagnostics("a.yaml") == ["5:30 backups-off"])
    #expect(session.diagnostics("link.yaml") == ["6:30 backups-off"])
    for (name, line) in [("a.yaml", 5), ("link.yaml", 6)] {
      let response = session.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": session.uri(name)],
          "range": [
            "start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0],
          ],
          "context": ["diagnostics": []],
        ],
      )
      let actions = response?["result"] as? [[String: Any]] ?? []
      #expect(actions.count == 3)
      for action in actions {
        let changes = (action["edit"] as? [String: [String: [[String: Any]]]])?["changes"]
        #expect(changes?.keys.sorted() == [folder(name).uri])
        let range = changes?[folder(name).uri]?.first?["range"] as? [String: [String: Int]]
        #expect(range?["start"]?["line"] == line)
      }
    }
    session.change("a.yaml", [["text": .string(Template.cache(limit: "7"))]])
    #expect(session.diagnostics("a.yaml") == [])
    #expect(session.diagnostics("link.yaml") == ["6:30 backups-off"])
    session.change("link.yaml", [["text": .string(Template.cache(limit: "7"))]])
    #expect(session.diagnostics("link.yaml") == [])
  }

  @Test func `files of a folder that is opened through a link have its name`() throws {
    let parent = """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Days: 0}}
      """
    try folder.write("real/.git/HEAD")
    try folder.write("real/parent.yaml", parent)
    try folder.write("real/child.yaml", Session.child)
    try folder.link("link", to: "real")
    var session = Session(folder, workspace: "link")
    session.open("link/child.yaml", Session.child)
    session.rest()
    let fix = session.quickFixes("link/child.yaml").first ?? [:]
    #expect(session.edits(of: fix).keys.sorted() == ["link/parent.yaml"])
    session.close("link/child.yaml")
    session.rest()
    #expect(session.workspaceFiles() == ["link/child.yaml"])
    try folder.write("real/.elasticache-lint.yml", "minimum-days: 99\n")
    session.notifyOfFiles()
    #expect(session.diagnostics("link/.elasticache-lint.yml")?.count == 1)
  }
}
