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
  /// The day in UTC, so that all machines that lint at one moment agree; nil if the clock is off by
  /// millennia.
  static var today: CalendarDate? {
    var seconds = time(nil)
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    return CalendarDate(
      year: Int(parts.tm_year) + 1900,
      month: Int(parts.tm_mon) + 1,
      day: Int(parts.tm_mday),
    )
  }
}
