import Testing

struct OptionSuggestionTests {
  @Test(
    arguments: [
      (["--verson"], "--version"), (["--minimum_days", "7"], "--minimum-days"),
      (["--fail-no=error"], "--fail-on"), (["--Quiet"], "--quiet"),
      (["explain", "backups-off", "--zz"], nil),
      (["explain", "backups-off", "--colr=x"], "--color"), (["rules", "--fromat"], "--format"),
      (["config", "--parametre"], "--parameter"), (["--zzz"], nil), (["--regional-thing"], nil),
      (["--x\u{1B}[31m"], nil), (["server", "--fix"], nil),
      (["server", "--baseline", "b.json"], nil), (["server", "--minimum-dayz"], "--minimum-days"),
    ] as [([String], String?)]
  )
  func `suggests the nearest option, and only a near one`(
    _ arguments: [String],
    _ suggestion: String?,
  ) throws {
    let run = try LintProcess(arguments)
    #expect(run.status == 2)
    if let suggestion {
      #expect(run.error.contains("'. Did you mean '\(suggestion)'?\n"), "\(run.error)")
    } else {
      #expect(!run.error.contains("Did you mean"), "\(run.error)")
    }
    #expect(run.error.contains("\nUsage: "))
  }
}
