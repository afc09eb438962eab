import LintTestSupport
import Testing

@testable import LintServer

/// Quick fixes that edit other files than the document.
struct FixOfferTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("child.yaml", Session.child)
  }

  private static let parent = """
    Resources:
      Stack:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: child.yaml
          Parameters:
            Days: 0
    """

  private func titles(_ actions: [[String: Any]]) -> [String] {
    actions.compactMap { $0["title"] as? String }
  }

  private static let title = "Set the value of SnapshotRetentionLimit to 7 where it is written"

  private func title(_ name: String, _ line: Int) -> String {
    "\(Self.title) in \(folder(name)):\(line)"
  }

  @Test func `a fix has the positions of another file as it is now`() throws {
    try folder.write("parent.yaml", Self.parent)
    var session = Session(folder)
    session.rest()
    session.open("child.yaml", Session.child)
    let actions = session.quickFixes("child.yaml")
    let other = "Suppress backups-off in \(folder("parent.yaml"))"
    #expect(titles(actions) == [title("parent.yaml", 7), other + ":2"])
    try #require(actions.count == 2)
    #expect(session.edits(of: actions[0]) == ["parent.yaml": ["6:14 7"]])
    // The client reports neither change.
    try folder.write("parent.yaml", "# A comment of another branch\n" + Self.parent)
    let later = session.quickFixes("child.yaml")
    #expect(titles(later) == [title("parent.yaml", 8), other + ":3"])
    try #require(later.count == 2)
    #expect(session.edits(of: later[0]) == ["parent.yaml": ["7:14 7"]])
    try folder.write("parent.yaml", Self.parent.replacing("Days: 0", with: "Days: 9"))
    #expect(session.quickFixes("child.yaml").isEmpty)
    #expect(session.pulled("child.yaml") == [])
  }

  @Test func `fixes of many callers name their places, and one makes all`() throws {
    let names = (0..<12).map { "p\($0).yaml" }
    for name in names { try folder.write(name, Self.parent) }
    var session = Session(folder)
    session.rest()
    session.open("child.yaml", Session.child)
    let actions = session.quickFixes("child.yaml")
      .filter { ($0["title"] as? String)?.hasPrefix("Set") ?? false }
    try #require(actions.count == 11)
    #expect(titles(actions).first == "\(Self.title) in all 12 places")
    let edits = session.edits(of: actions[0])
    #expect(edits.keys.sorted() == names.sorted())
    #expect(edits.values.allSatisfy { $0 == ["6:14 7"] })
    #expect((actions[0]["diagnostics"] as? [Any])?.count == 12)
    #expect(titles(actions).count { $0.hasSuffix(".yaml:7") } == 10)
    #expect(Set(titles(actions)).count == actions.count)
  }

  @Test func `fixes of several caches in the document name their lines`() {
    var session = Session(folder)
    session.open(
      "two.yaml",
      """
      Resources:
        A:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: 0}
        B:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: 0}
      """,
    )
    let fix = "Set SnapshotRetentionLimit to 7"
    #expect(
      titles(session.quickFixes("two.yaml")) == [
        "\(fix) in all 2 places", "\(fix) on line 4", "\(fix) on line 7",
        "Suppress backups-off on line 4", "Suppress backups-off on line 7",
      ]
    )
  }
}
