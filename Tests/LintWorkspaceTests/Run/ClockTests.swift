import ElastiCacheLint
import Testing

@testable import LintWorkspace

@Suite struct ClockTests {
  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"),
    (253_402_300_799, "9999-12-31"), (253_402_300_800, "9999-12-31"), (.max, "9999-12-31"),
  ])
  func `knows the day of a time, and lets suppressions end after the year 9999`(
    _ second: Int,
    _ day: String,
  ) {
    #expect(Clock.day(atSecond: second)?.description == day)
  }

  @Test(arguments: [-1, .min]) func `knows no day before clocks began`(_ second: Int) {
    #expect(Clock.day(atSecond: second) == nil)
  }
}
