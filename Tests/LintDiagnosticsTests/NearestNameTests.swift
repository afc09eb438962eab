import LintDiagnostics
import Testing

@Suite struct NearestNameTests {
  private static let names = ["backups-off", "retention-too-short", "backups-unsupported"]

  @Test(arguments: [
    ("backup-off", "backups-off"), ("backups_off", "backups-off"), ("BackupsOf", "backups-off"),
    ("bakcups-off", "backups-off"), ("backupsoff", "backups-off"), ("backup-offs", "backups-off"),
    ("retention-to-short", "retention-too-short"), ("backup-unsupported", "backups-unsupported"),
  ])
  func `finds what was meant`(_ word: String, _ name: String) {
    #expect(NearestName.name(like: word, among: Self.names) == name)
  }

  @Test(arguments: ["", "off", "unreadable", "retention", "x", "backups", "🧊"])
  func `guesses nothing`(_ word: String) {
    #expect(NearestName.name(like: word, among: Self.names) == nil)
  }

  @Test func `takes no time for a long word`() {
    let word = String(repeating: "backups-off", count: 100_000)
    #expect(NearestName.name(like: word, among: Self.names) == nil)
  }
}
