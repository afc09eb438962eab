#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

internal import ElastiCacheLint

/// The clock of the machine.
enum Clock {
  /// The day in UTC, so that all machines that lint at one moment agree; nil if the clock shows a time
  /// before 1970.
  static var today: CalendarDate? { day(atSecond: time(nil)) }

  /// The day of a time in seconds since 1970; the last day of the calendar for all later ones, so that
  /// suppressions end.
  static func day(atSecond second: Int) -> CalendarDate? {
    guard second >= 0 else { return nil }
    // Not by `gmtime_r`, which reads the time zone of the machine from a file at each start.
    return CalendarDate(daysSinceEpoch: second / 86_400)
      ?? CalendarDate(year: 9999, month: 12, day: 31)
  }
}
