import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Fixes make of each text the one beside it, in the style of its lines.
struct FixFixtureTests {
  /// The names of the texts before they are fixed.
  static let names = Repository.files(below: Repository.fixtures.appending(path: "fixes"))
    .filter { !$0.contains(".safe.") && !$0.contains(".unsafe.") }.sorted()

  @Test func areThere() {
    #expect(Self.names.count >= 7)
  }

  @Test(arguments: names)
  func `makes the safe edits`(_ name: String) throws {
    let text = MendedText(try contents(name), path: name)
    try golden(name, "safe").expect(
      String(decoding: text.mended(includingUnsafe: false), as: UTF8.self)
    )
  }

  @Test(arguments: names)
  func `makes the unsafe edits too`(_ name: String) throws {
    let text = MendedText(try contents(name), path: name)
    try golden(name, "unsafe").expect(
      String(decoding: text.mended(includingUnsafe: true), as: UTF8.self)
    )
  }

  private func contents(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Repository.fixtures.appending(path: "fixes/\(name)")))
  }

  private func golden(_ name: String, _ kind: String) -> Golden {
    let parts = name.split(separator: ".", maxSplits: 1)
    return Golden("fixes/\(parts[0]).\(kind).\(parts[1])")
  }
}
