internal import LintText

extension TerraformFunction {
  /// Computes the functions of dates.
  func dateResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    switch self {
    case .formatdate:
      let time = try Timestamp(arguments.text(1))
      return try .computed(try DateFormat.text(arguments.text(0), of: time))
    case .timeadd:
      let (time, nanoseconds) = (
        try Timestamp(arguments.text(0)), try GoDuration.nanoseconds(arguments.text(1))
      )
      return try .computed(try time.adding(nanoseconds).text)
    case .timecmp:
      let (left, right) = (try Timestamp(arguments.text(0)), try Timestamp(arguments.text(1)))
      return .number(left < right ? -1 : right < left ? 1 : 0)
    default: throw .notEvaluated
    }
  }
}

/// A time of RFC 3339 with its offset from UTC.
private struct Timestamp: Comparable {
  /// Seconds since 1970 in UTC.
  private var seconds: Int
  private var nanoseconds: Int
  /// The offset in minutes.
  let offset: Int

  static func == (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) == (right.seconds, right.nanoseconds)
  }

  static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  init(_ text: Text) throws(CallInterruption) {
    var parser = DigitParser(text)
    guard let year = parser.number(digits: 4), parser.take("-"),
      let month = parser.number(digits: 2), parser.take("-"),
      let day = parser.number(digits: 2), parser.take("T"),
      let hour = parser.number(digits: 2), parser.take(":"),
      let minute = parser.number(digits: 2), parser.take(":"),
      let second = parser.number(digits: 2)
    else { throw .failure("'\(text)' is not a timestamp of RFC 3339") }
    nanoseconds = parser.take(".") ? parser.fraction ?? -1 : 0
    guard let offset = parser.offset(), parser.isAtEnd, nanoseconds >= 0,
      (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year), hour < 24,
      minute < 60, second < 60
    else { throw .failure("'\(text)' is not a timestamp of RFC 3339") }
    self.offset = offset
    let days = Self.days(year, month, day)
    seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second
  }

  private init(seconds: Int, nanoseconds: Int, offset: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
  }

  func adding(_ duration: Int) throws(CallInterruption) -> Timestamp {
    let billion = 1_000_000_000
    var result = nanoseconds + duration % billion
    var seconds = seconds + duration / billion
    if result < 0 {
      result += billion
      seconds -= 1
    } else if result >= billion {
      result -= billion
      seconds += 1
    }
    let time = Timestamp(seconds: seconds, nanoseconds: result, offset: offset)
    guard (0...9_999).contains(time.fields.year) else { throw .notEvaluated }
    return time
  }

  /// The time as written in its offset.
  var fields: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let local = seconds + offset * 60
    let days = Self.floorDivision(local, 86_400)
    let rest = local - days * 86_400
    let (year, month, day) = Self.date(days)
    return (year, month, day, rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// The day of the week, 0 for Sunday.
  var weekday: Int {
    let days = Self.floorDivision(seconds + offset * 60, 86_400)
    return ((days + 4) % 7 + 7) % 7
  }

  /// The offset, such as `+02:00`.
  func offsetText(separator: String) -> String {
    let minutes = Int(offset.magnitude)
    return (offset < 0 ? "-" : "+") + Self.padded(minutes / 60, 2) + separator
      + Self.padded(minutes % 60, 2)
  }

  /// The time without fractions of seconds.
  var text: Text {
    get throws(CallInterruption) {
      let (year, month, day, hour, minute, second) = fields
      let date = [Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2)]
      let time = [Self.padded(hour, 2), Self.padded(minute, 2), Self.padded(second, 2)]
      return Text(
        date.joined(separator: "-") + "T" + time.joined(separator: ":")
          + (offset == 0 ? "Z" : offsetText(separator: ":"))
      )
    }
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Swift.max(width - digits.utf8.count, 0)) + digits
  }

  // MARK: Calendar

  private static func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Returns the days since 1970 of a date, by counting years from March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivision(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + 719_468
    let era = floorDivision(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }
}

/// Reads the parts of a timestamp.
private struct DigitParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: Text) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[index..<index + digits] {
      guard byte.isASCIIDigit else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    index += digits
    return number
  }

  /// The nanoseconds of a fraction of a second; nil if it has no digits.
  var fraction: Int? {
    mutating get {
      var (number, count) = (0, 0)
      while index < bytes.count, bytes[index].isASCIIDigit {
        if count < 9 { number = number * 10 + Int(bytes[index] - UInt8(ascii: "0")) }
        count += 1
        index += 1
      }
      guard count > 0 else { return nil }
      for _ in 0..<Swift.max(9 - count, 0) { number *= 10 }
      return number
    }
  }

  /// Reads an offset in minutes.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(digits: 2), take(":"),
      let minutes = number(digits: 2), hours <= 24, minutes < 60
    else { return nil }
    return (isNegative ? -1 : 1) * (hours * 60 + minutes)
  }
}

/// Formats of `formatdate`.
private enum DateFormat {
  private static let months: [String] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let weekdays: [String] = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  static func text(_ format: Text, of time: Timestamp) throws(CallInterruption) -> Text {
    let bytes = Array(format.utf8)
    let quote = UInt8(ascii: "'")
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        index = try appendLiteral(bytes, at: index, to: &result)
      } else if byte.isASCIILetter {
        let end = bytes[index...].firstIndex { $0 != byte } ?? bytes.count
        let verb = Unicode.Scalar(byte)
        guard let text = text(of: verb, count: end - index, time) else {
          throw .failure("invalid date format '\(String(repeating: Character(verb), count: 1))'")
        }
        result += text.utf8
        index = end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return Text(decoding: result)
  }

  /// Appends a literal in quotes, in which a quote is doubled; returns the index behind it.
  private static func appendLiteral(
    _ bytes: [UInt8],
    at start: Int,
    to result: inout [UInt8],
  ) throws(CallInterruption) -> Int {
    let quote = UInt8(ascii: "'")
    var index = start + 1
    if index < bytes.count, bytes[index] == quote {
      result.append(quote)
      return index + 1
    }
    while index < bytes.count {
      if bytes[index] == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
        index += 1
      }
      result.append(bytes[index])
      index += 1
    }
    throw .failure("unterminated literal in the date format")
  }

  private static func text(of verb: Unicode.Scalar, count: Int, _ time: Timestamp) -> String? {
    let (year, month, day, hour, minute, second) = time.fields
    switch (verb, count) {
    case ("Y", 2): return Timestamp.padded(year % 100, 2)
    case ("Y", 4): return Timestamp.padded(year, 4)
    case ("M", 1...2): return Timestamp.padded(month, count)
    case ("M", 3): return String(months[month - 1].prefix(3))
    case ("M", 4): return months[month - 1]
    case ("D", 1...2): return Timestamp.padded(day, count)
    case ("E", 3): return String(weekdays[time.weekday].prefix(3))
    case ("E", 4): return weekdays[time.weekday]
    case ("h", 1...2): return Timestamp.padded(hour, count)
    case ("H", 1...2): return Timestamp.padded(hour % 12 == 0 ? 12 : hour % 12, count)
    case ("A", 2): return hour < 12 ? "AM" : "PM"
    case ("a", 2): return hour < 12 ? "am" : "pm"
    case ("m", 1...2): return Timestamp.padded(minute, count)
    case ("s", 1...2): return Timestamp.padded(second, count)
    case ("Z", 1): return time.offset == 0 ? "Z" : time.offsetText(separator: ":")
    case ("Z", 3): return time.offset == 0 ? "UTC" : time.offsetText(separator: "")
    case ("Z", 4): return time.offsetText(separator: "")
    case ("Z", 5): return time.offsetText(separator: ":")
    default: return nil
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

/// Durations of Go, such as `-1h30m0.5s`.
private enum GoDuration {
  private static func unit(_ name: Text) -> Int? {
    switch name {
    case "ns": 1
    case "us", "µs", "μs": 1_000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }

  static func nanoseconds(_ text: Text) throws(CallInterruption) -> Int {
    let failure = CallInterruption.failure("'\(text)' is not a duration")
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { throw failure }
    var total = 0
    while !rest.isEmpty {
      let whole = rest.prefix { $0.isASCIIDigit }
      rest = rest[whole.endIndex...]
      var fraction = rest.prefix(0)
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        fraction = rest.prefix { $0.isASCIIDigit }
        rest = rest[fraction.endIndex...]
      }
      guard whole.count + fraction.count > 0 else { throw failure }
      let name = rest.prefix { !$0.isASCIIDigit && $0 != UInt8(ascii: ".") }
      rest = rest[name.endIndex...]
      guard let unit = unit(Text(name)) else { throw failure }
      guard let value = Int(String(Substring(whole))) ?? (whole.isEmpty ? 0 : nil) else {
        throw failure
      }
      let (product, isLarge) = value.multipliedReportingOverflow(by: unit)
      let part = self.fraction(fraction, of: unit)
      let (sum, isLarger) = product.addingReportingOverflow(part)
      let (next, isLargest) = total.addingReportingOverflow(sum)
      guard !isLarge, !isLarger, !isLargest else { throw failure }
      total = next
    }
    return isNegative ? -total : total
  }

  /// Returns a decimal fraction of a unit in nanoseconds.
  private static func fraction(_ digits: Substring.UTF8View, of unit: Int) -> Int {
    var (value, scale) = (0, 1.0)
    for digit in digits {
      let (product, isLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, isLarger) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if isLarge || isLarger { break }
      value = next
      scale *= 10
    }
    return Int(Double(value) * (Double(unit) / scale))
  }
}
