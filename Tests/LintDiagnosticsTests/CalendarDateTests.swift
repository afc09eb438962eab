import LintDiagnostics
import Testing

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
}
