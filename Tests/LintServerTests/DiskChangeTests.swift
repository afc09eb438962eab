import ElastiCacheLint
import Foundation
import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Changes on disk that the client doesn't report.
struct DiskChangeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func write(_ files: [(name: String, text: String)]) throws {
    for (name, text) in files { try folder.write(name, text) }
  }

  private func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder(name).description)), as: UTF8.self)
  }

  /// A session with a document whose files have not changed for a while.
  private func session(of document: String, capabilities: JSON = [:]) throws -> Session {
    POSIX.pause(milliseconds: 30)
    var session = Session(folder, capabilities: capabilities)
    session.open(document, try text(of: document))
    session.rest()
    return session
  }

  private static func hasChanged(_ session: Session) -> Bool {
    session.server.lookout.look()
  }

  /// Looks at the files, and lints again what has changed.
  private func look(_ session: inout Session) {
    session.look()
    session.rest()
  }

  @Test(arguments: DiskChange.all, DiskChange.Way.allCases)
  func `a file that decides is looked at`(change: DiskChange, way: DiskChange.Way) throws {
    try write(change.files)
    var session = try session(of: change.document)
    let before = session.workspaceFindings()
    let isUnchanged = !Self.hasChanged(session)
    #expect(isUnchanged)
    let (name, text) = change.change
    switch way {
    case .inPlace: try folder.write(name, text)
    case .replaced: try folder.replace(name, text)
    case .removedBefore:
      try folder.remove(name)
      look(&session)
      try folder.write(name, text)
    }
    let isChanged = Self.hasChanged(session)
    #expect(isChanged)
    look(&session)
    let after = session.workspaceFindings()
    var fresh = try self.session(of: change.document)
    #expect(session.diagnostics(change.document) == fresh.diagnostics(change.document))
    #expect(after == fresh.workspaceFindings() && after != before)
  }

  @Test func `unchanged files are not linted again`() throws {
    try write(DiskChange.all.flatMap(\.files).filter { $0.name.hasSuffix(".tf") })
    var session = try session(of: "main.tf")
    for _ in 0..<3 {
      session.look()
      #expect(!session.server.hasWork && session.beginScan() == nil)
    }
  }

  @Test(arguments: [".elasticache-lint.yml", "a/.elasticache-lint.yml"])
  func `a new configuration is found`(name: String) throws {
    try folder.write("a/a.yaml", Session.child)
    var session = try session(of: "a/a.yaml")
    try folder.write(name, "minimum-days: 10\n")
    look(&session)
    #expect(session.diagnostics("a/a.yaml") == ["6:30 retention-too-short"])
    try folder.remove(name)
    look(&session)
    #expect(session.diagnostics("a/a.yaml") == [])
  }

  @Test(arguments: [true, false])
  func `a repaired configuration is found`(isBrokenFirst: Bool) throws {
    try folder.write("a.yaml", Session.child)
    try folder.write(".elasticache-lint.yml", "minimum-days: \(isBrokenFirst ? "x" : "10")\n")
    var session = try session(of: "a.yaml")
    if !isBrokenFirst {
      try folder.write(".elasticache-lint.yml", "minimum-days: x\n")
      look(&session)
    }
    #expect(Session.isFailure(session.diagnostics("a.yaml"), ".elasticache-lint.yml:1:15"))
    try folder.write(".elasticache-lint.yml", "minimum-days: 1\n")
    look(&session)
    #expect(session.diagnostics("a.yaml") == [])
  }

  @Test func `a new caller is found in any folder that was there`() throws {
    let parent = DiskChange.all.first { $0.name == "a parent in another folder" }
    let (name, text) = try #require(parent?.change)
    try folder.write("child.yaml", Session.child)
    try folder.write("parents/other.yaml", Session.child)
    var session = try session(of: "child.yaml")
    #expect(session.diagnostics("child.yaml") == [])
    try folder.write(name, text)
    look(&session)
    #expect(session.diagnostics("child.yaml") == ["6:30 backups-off"])
  }

  @Test func `a link to another module is noticed`() throws {
    for (name, days) in [("seven", 7), ("none", 0)] {
      try folder.write("\(name)/v.tf", "variable \"days\" {\n  default = \(days)\n}\n")
      try folder.write("\(name)/main.tf", Session.main)
    }
    try folder.link("current", to: "seven")
    try folder.write("main.tf", "module \"cache\" {\n  source = \"./current\"\n}\n")
    var session = try session(of: "main.tf")
    #expect(session.diagnostics("main.tf") == [])
    try folder.remove("current")
    try folder.link("current", to: "none")
    look(&session)
    var fresh = try self.session(of: "main.tf")
    #expect(session.diagnostics("main.tf") == fresh.diagnostics("main.tf"))
    #expect(session.diagnostics("main.tf") != [])
  }

  @Test func `a file that changes during a run is looked at again`() throws {
    let change = try #require(DiskChange.all.first)
    try write(change.files)
    var session = try session(of: "main.tf")
    try folder.write(change.change.name, change.change.text)
    session.change("main.tf", [["text": .string(try text(of: "main.tf") + "\n")]])
    session.rest()
    #expect(Self.hasChanged(session))
  }

  @Test func `times in the future don't cause runs`() throws {
    let change = try #require(DiskChange.all.first)
    try write(change.files)
    for (name, _) in change.files {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 86_400)],
        ofItemAtPath: folder(name).description,
      )
    }
    let session = try session(of: "main.tf")
    POSIX.pause(milliseconds: 30)
    #expect(!Self.hasChanged(session))
  }

  @Test(arguments: ["", "envs/prod"])
  func `files count that a client which watches doesn't report`(workspace: String) throws {
    let watching: JSON = [
      "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
    ]
    let module = "variable \"days\" {\n  default = 7\n}\n" + Session.main
    let call = "module \"m\" {\n  source = \"../../m\"\n}\n"
    try write([("m/main.tf", module), ("envs/prod/main.tf", call)])
    POSIX.pause(milliseconds: 30)
    var session = Session(folder, capabilities: watching, workspace: workspace)
    session.open("envs/prod/main.tf", call)
    #expect(session.diagnostics("envs/prod/main.tf") == [])
    // Outside of the workspace folder.
    try folder.write("m/main.tf", module.replacing("7", with: "0"))
    look(&session)
    #expect(session.diagnostics("envs/prod/main.tf")?.count == 1)
    // Reported as one change of the folder.
    try folder.remove("m")
    look(&session)
    #expect(session.diagnostics("envs/prod/main.tf") == ["0:0 not-examined"])
  }
}
