#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

package import LintDiagnostics

/// The clock of the machine.
package enum Clock {
  /// Today's date in UTC, so machines in all time zones agree; nil if the clock is before 1970.
  package static var today: CalendarDate? { day(atSecond: time(nil)) }

  /// Returns the date of a time in seconds since 1970; the last date of the calendar for any later
  /// time, so suppressions expire.
  static func day(atSecond second: Int) -> CalendarDate? {
    guard second >= 0 else { return nil }
    // Avoids `gmtime_r`, which reads the time zone file at each start.
    return CalendarDate(daysSinceEpoch: second / 86_400)
      ?? CalendarDate(year: 9999, month: 12, day: 31)
  }
}
