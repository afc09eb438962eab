import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Changes on disk that the client doesn't report.
struct FileStatesTests {
  private let folder: TemporaryFolder

  private static let main = Session.main.replacing("var.days", with: "tonumber(file(\"d\"))")

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("a/main.tf", Self.main)
    try folder.write("a/d", "7")
  }

  /// A session with a document whose files have not changed for a while.
  private func session(capabilities: JSON = [:]) -> Session {
    var session = Session(folder, capabilities: capabilities)
    session.open("a/main.tf", Self.main)
    session.rest()
    POSIX.pause(milliseconds: 50)
    session.notifyOfFiles()
    session.rest()
    return session
  }

  @Test func `a file that decides is looked at`() throws {
    var session = session()
    #expect(session.diagnostics("a/main.tf") == [])
    #expect(!session.server.fileStates.areOutdated)
    session.server.lookAtFiles()
    #expect(!session.server.hasWork)
    try folder.write("a/d", "0")
    session.server.lookAtFiles()
    #expect(session.diagnostics("a/main.tf") == ["3:29 backups-off"])
  }

  @Test(arguments: [".elasticache-lint.yml", "a/.elasticache-lint.yml"])
  func `a new configuration is found`(name: String) throws {
    var session = session()
    try folder.write(name, "minimum-days: 10\n")
    session.server.lookAtFiles()
    #expect(session.diagnostics("a/main.tf") == ["3:29 retention-too-short"])
    try folder.remove(name)
    session.server.lookAtFiles()
    #expect(session.diagnostics("a/main.tf") == [])
  }

  @Test func `a file that changes during a run is looked at again`() throws {
    var session = session()
    try folder.write("a/d", "0")
    session.change("a/main.tf", [["text": .string(Self.main + "\n")]])
    session.rest()
    #expect(session.server.fileStates.areOutdated)
  }

  @Test func `a client that watches files reports their changes`() throws {
    let watching: JSON = [
      "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
    ]
    let session = session(capabilities: watching)
    #expect(!session.server.looksAtFiles)
    try folder.write("a/d", "0")
    #expect(!session.server.fileStates.areOutdated)
  }
}
