import Foundation
import LintTestSupport
import Testing

/// What people read about the commonest shapes of configurations.
struct ConfigurationShapeTests {
  private static let fixtures = Repository.fixtures.appending(path: "shapes")

  private static let shapes: [String] = Set(
    Repository.files(below: fixtures).filter { $0.contains("/") }
      .compactMap { $0.split(separator: "/").first.map(String.init) }
  ).sorted()

  @Test func areThere() {
    #expect(Self.shapes.count >= 10)
  }

  @Test(arguments: shapes)
  func `prints what a person has read`(_ shape: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    let source = Self.fixtures.appending(path: shape)
    for path in Repository.files(below: source) {
      try folder.write(path, try String(contentsOf: source.appending(path: path), encoding: .utf8))
    }
    let run = try LintProcess(["--no-config", "."], in: "\(folder.path)")
    #expect(run.error.isEmpty)
    try Golden("shapes/\(shape).text").expect(run.output)
  }
}
