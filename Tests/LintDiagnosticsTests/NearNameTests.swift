import Testing

@testable import LintDiagnostics

@Suite struct NearNameTests {
  private let rules = ["backups-off", "retention-invalid", "retention-too-short", "yaml-alias"]

  @Test(arguments: [
    ("backup-off", "backups-off"), ("backups-of", "backups-off"), ("bakcups-off", "backups-off"),
    ("BACKUPS_OFF", "backups-off"), ("backups off", "backups-off"), ("yaml-alais", "yaml-alias"),
    ("retention-short", "retention-too-short"), ("retention-invald", "retention-invalid"),
    ("backups-off", "backups-off"), ("BackupsOf", "backups-off"), ("backupsoff", "backups-off"),
    ("backup-offs", "backups-off"), ("retention-to-short", "retention-too-short"),
  ])
  func nearNameIsFound(name: String, meant: String) {
    #expect(NearName.of(name, in: rules) == meant)
  }

  @Test(arguments: [
    "", "x", "backups", "CKV_AWS_134", "off", "unreadable", "🧊",
    String(repeating: "backups-off", count: 99_999),
  ])
  func farNameIsNot(name: String) {
    #expect(NearName.of(name, in: rules) == nil)
  }

  @Test func firstOfSeveralIsTaken() {
    #expect(NearName.of("aac", in: ["aaa", "aab"]) == "aaa")
    #expect(NearName.of("aab", in: ["aaa", "aab"]) == "aab")
    #expect(NearName.of("aab", in: []) == nil)
  }

  /// A third of the longer name may differ, and no more.
  @Test func borderOfNearIsAThird() {
    #expect(NearName.of("abcdxx", in: ["abcdef"]) == "abcdef")
    #expect(NearName.of("abcxxx", in: ["abcdef"]) == nil)
  }
}
