#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

package import LintDiagnostics

/// The clocks of the machine.
package enum Clock {
  /// The time in nanoseconds since 1970, as files have it.
  package static var now: Int { nanoseconds(CLOCK_REALTIME) }

  /// The time in milliseconds since some moment before; changes of the date don't affect it.
  package static var uptime: Int { nanoseconds(CLOCK_MONOTONIC) / 1_000_000 }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

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
