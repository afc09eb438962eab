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
    // Not by `gmtime_r`, which reads the time zone of the machine from a file at each start.
    CalendarDate(daysSinceEpoch: time(nil) / 86_400)
  }
}
