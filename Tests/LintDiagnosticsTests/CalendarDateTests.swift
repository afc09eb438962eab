import Testing

@testable import LintDiagnostics

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2027-01-31", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2027-04-30",
  ])
  func `reads a day and writes it the same`(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2027", "2027-1-31", "27-01-31", "2027-13-01", "2027-00-10", "2027-01-00", "2027-01-32",
    "2027-02-29", "2100-02-29", "2027-04-31", "0000-01-01", "2027/01/31", "2027-01-31T00:00",
    "2027-01-31 ", "+027-01-31", "２０２７-01-31", "2027--1-31", "-2027-01-31", "2027-01-3a",
  ])
  func `refuses what is no day`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `orders days by time`() throws {
    let texts = ["2026-12-31", "2027-01-30", "2027-01-31", "2027-02-01", "2028-01-01"]
    let days = texts.compactMap { CalendarDate($0) }
    #expect(days.shuffled().sorted() == days)
    #expect(days.map(\.description) == texts)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (58, "1970-02-28"), (59, "1970-03-01"), (364, "1970-12-31"),
    (365, "1971-01-01"), (789, "1972-02-29"), (11_016, "2000-02-29"), (20_783, "2026-11-26"),
    (47_540, "2100-02-28"), (47_541, "2100-03-01"), (2_932_896, "9999-12-31"),
  ])
  func `counts days from the epoch of clocks`(_ days: Int, _ text: String) {
    #expect(CalendarDate(daysSinceEpoch: days)?.description == text)
  }

  @Test(arguments: [-1, 2_932_897, .min, .max])
  func `has no day where clocks are off by millennia`(_ days: Int) {
    #expect(CalendarDate(daysSinceEpoch: days) == nil)
  }

  @Test func `has one day after the other`() throws {
    var last = try #require(CalendarDate(daysSinceEpoch: 0))
    for days in 1...150_000 {
      let next = try #require(CalendarDate(daysSinceEpoch: days))
      #expect(last < next && next.day == (next.month == last.month ? last.day + 1 : 1))
      last = next
    }
    #expect(last.description == "2380-09-08")
  }
}
