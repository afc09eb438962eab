import LintModel
import LintTestSupport
import Testing

@testable import LintWorkspace

/// The files on disk that a root module may refer to.
struct ModuleSourcesTests {
  private let folder: TemporaryFolder
  private let sources: ModuleSources

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(["repository/live/main.tf", "repository/module/main.tf", "secret/main.tf"])
    try folder.write("repository/live/.terraform/modules/m/main.tf")
    sources = ModuleSources(
      folder("repository/live"),
      realFolder: folder("repository/live"),
      within: Border(repository: folder("repository")),
    )
  }

  private func path(_ name: String) -> String { "\(folder("repository/live"))/\(name)" }

  private func file(_ name: String) throws -> String? {
    try sources.file(at: path(name), from: path("")).map { folder.name(of: FilePath($0.path)) }
  }

  @Test func `reads the files of its repository`() throws {
    #expect(try file("main.tf") == "repository/live/main.tf")
    #expect(try file("../module/main.tf") == "repository/live/../module/main.tf")
    #expect(try file(".terraform/modules/m/main.tf") != nil)
    #expect(try file("missing.tf") == nil)
    try folder.link("repository/live/link", to: "../module")
    let entries = try sources.entries(of: path(""))
    #expect(entries.map(\.name) == [".terraform", "link", "main.tf"])
    #expect(entries.map(\.kind) == [.folder, .link, .file])
    #expect(try sources.entries(of: path("missing")).isEmpty)
  }

  @Test func `reads nothing outside, nor outside .terraform from there`() throws {
    #expect(throws: UnreadSource.self) { try file("../../secret/main.tf") }
    #expect(throws: UnreadSource.self) { try sources.entries(of: path("../../secret")) }
    try folder.link("repository/live/out.tf", to: "../../secret/main.tf")
    #expect(throws: UnreadSource.self) { try file("out.tf") }
    try folder.link("repository/live/.terraform/modules/n", to: "../../../module")
    #expect(throws: UnreadSource.self) { try file(".terraform/modules/n/main.tf") }
  }
}
