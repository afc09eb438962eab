import LintTestSupport
import Testing

@testable import LintWorkspace

/// Which links lead to a file.
struct LinkTrailTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("real/deep/a.yaml")
    try folder.write("other/b.yaml")
  }

  private func trail(_ name: String) -> (links: [String], end: String) {
    let trail = LinkTrail(following: folder(name))
    return (trail.links.map { folder.name(of: $0) }, folder.name(of: trail.end))
  }

  @Test func `follows links anywhere in a path`() throws {
    #expect(trail("real/deep/a.yaml") == ([], "real/deep/a.yaml"))
    try folder.link("file", to: "real/deep/a.yaml")
    #expect(trail("file") == (["file"], "real/deep/a.yaml"))
    try folder.link("folder", to: "\(folder("real"))")
    #expect(trail("folder/deep/a.yaml") == (["folder"], "real/deep/a.yaml"))
    try folder.link("second", to: "./folder//deep/")
    #expect(trail("second/a.yaml") == (["second", "folder"], "real/deep/a.yaml"))
    try folder.link("other/up", to: "../second/..")
    #expect(
      trail("other/up/deep/a.yaml") == (["other/up", "second", "folder"], "real/deep/a.yaml")
    )
    // `..` leaves the folder that a link leads to.
    #expect(trail("second/../deep/a.yaml") == (["second", "folder"], "real/deep/a.yaml"))
  }

  @Test func `ends where there is nothing more`() throws {
    #expect(trail("none/at/all") == ([], "none/at/all"))
    try folder.link("broken", to: "none")
    #expect(trail("broken/x") == (["broken"], "none/x"))
    try folder.link("circle", to: "circle")
    #expect(trail("circle").links.count == 40)
    #expect(LinkTrail(following: FilePath("/../..")).end == FilePath("/"))
  }

  @Test func `knows targets of any length`() throws {
    for length in [255, 256, 257, 1000] {
      let target = String(repeating: "./", count: length / 2) + (length % 2 == 0 ? "" : "x")
      try folder.link("link\(length)", to: target)
      let read = try POSIX.linkTarget(of: folder("link\(length)"))
      #expect(read == Array(target.utf8))
    }
  }
}
