import ElastiCacheLint
import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Findings that follow the files which decide besides the inputs.
struct FreshnessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  @Test func `the client watches the files that decide`() throws {
    try folder.write("main.tf", Session.main.replacing("var.days", with: "tonumber(file(\"d\"))"))
    try folder.write("d", "0")
    try folder.write("b", #"{"version":1,"findings":[]}"#)
    try folder.write(".elasticache-lint.yml", "baseline: b\n")
    let watching: JSON = [
      "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
    ]
    var session = Session(folder, capabilities: watching)
    session.rest()
    let globs = session.messages.flatMap { message -> [String] in
      guard message["method"] as? String == "client/registerCapability",
        let parameters = message["params"] as? [String: [[String: Any]]],
        let options = parameters["registrations"]?.first?["registerOptions"] as? [String: Any],
        let watchers = options["watchers"] as? [[String: String]]
      else { return [] }
      return watchers.compactMap { $0["globPattern"] }
    }
    #expect(globs.contains("**/d") && globs.contains("**/b"))
    #expect(globs.first?.contains(",toml,") == true && globs.first?.contains(",YAML,") == true)
    #expect(!globs.contains("**/.elasticache-lint.yml"))
  }

  @Test func `each saved document may decide about others`() throws {
    try folder.write("main.tf", Session.main.replacing("var.days", with: "tonumber(file(\"d\"))"))
    try folder.write("d", "7")
    let watching: JSON = [
      "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
    ]
    var session = Session(folder, capabilities: watching)
    session.open("main.tf", Session.main.replacing("var.days", with: "tonumber(file(\"d\"))"))
    #expect(session.diagnostics("main.tf") == [])
    try folder.write("d", "0")
    session.notify("textDocument/didSave", ["textDocument": ["uri": session.uri("d")]])
    #expect(session.diagnostics("main.tf") == ["3:29 backups-off"])
  }

  @Test func `files that the command line names count unsaved`() throws {
    try folder.write("p.json", #"{"Days": "7"}"#)
    try folder.write("settings.yml", "minimum-days: 1\n")
    var options = SettingLayer()
    options.set(.parameters, option: [folder("p.json").description])
    var session = Session(
      folder,
      preferences: Preferences(
        options: options,
        configuration: .file(folder("settings.yml").description),
      ),
    )
    session.open("a.yaml", Session.child)
    #expect(session.diagnostics("a.yaml") == [])
    session.open("p.json", #"{"Days": "3"}"#)
    session.open("settings.yml", "minimum-days: 5\n")
    #expect(session.diagnostics("a.yaml") == ["6:30 retention-too-short"])
    session.change("p.json", [["text": #"{"Days": "0"}"#]])
    #expect(session.diagnostics("a.yaml") == ["6:30 backups-off"])
  }

  @Test func `unused suppressions of an edited configuration are those of its text`() throws {
    let configuration = """
      ignore:
        - paths: [t/**]
          rules: [backups-off]
          reason: tests

      """
    try folder.write(".elasticache-lint.yml", configuration)
    try folder.write("t/a.yaml", Template.cache(limit: "7"))
    var session = Session(folder)
    session.open(".elasticache-lint.yml", configuration)
    #expect(session.diagnostics(".elasticache-lint.yml") == ["2:11 unused-suppression"])
    // A document whose text has not been scanned has no places of another text.
    session.change(".elasticache-lint.yml", [["text": .string("# A\n# B\n" + configuration)]])
    #expect(session.pulled(".elasticache-lint.yml") == [])
    #expect(session.diagnostics(".elasticache-lint.yml") == ["4:11 unused-suppression"])
    session.change(".elasticache-lint.yml", [["text": "minimum-days: 1\n"]])
    #expect(session.diagnostics(".elasticache-lint.yml") == [])
    session.change(".elasticache-lint.yml", [["text": .string(configuration)]])
    session.open("t/a.yaml", Template.cache(limit: "0"))
    #expect(session.diagnostics(".elasticache-lint.yml") == [])
  }
}
