internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Numbers of the Terraform language.
///
/// Terraform computes with 512 binary digits, ``Decimal`` with 38 decimal ones. Text that has more
/// digits is therefore no number here, and a number with all digits is not written as text.
extension Decimal {
  /// The number of significant digits from which a number may be rounded.
  private static let digitLimit = 38

  /// Parses a number as Terraform's conversion of a string does, such as `-1.50e3`.
  ///
  /// - Returns: nil if the text isn't a number or has too many digits.
  init?(terraform text: Text) {
    var parser = NumberText(text)
    guard parser.isNumber, parser.digits <= Self.digitLimit else { return nil }
    guard let number = Decimal(string: text.string), number.isFinite else { return nil }
    if parser.digits > 0, number == 0 { return nil }
    self = number
  }

  /// Whether Terraform takes a text for a number.
  static func isNumber(_ text: Text) -> Bool {
    var parser = NumberText(text)
    return parser.isNumber
  }

  /// The number in decimal notation, as Terraform converts it to a string; nil if it may be rounded.
  var terraformText: Text? {
    isExact ? Text(description) : nil
  }

  /// Whether the number is certainly not rounded.
  var isExact: Bool {
    guard isFinite else { return false }
    let digits = significand.description.utf8
    return digits.count < Self.digitLimit
  }

  /// Whether the number has no fraction.
  var isWhole: Bool { isFinite && (exponent >= 0 || !description.utf8.contains(UInt8(ascii: "."))) }

  /// The number as an integer; nil if it has a fraction or is too large.
  var integer: Int? { isWhole ? Int(description) : nil }

  /// Returns the least integer that is not less, or if the number isn't included, greater; nil if it
  /// is too large.
  func roundedUp(isIncluded: Bool) -> Int? {
    guard let whole = truncated.integer else { return nil }
    let isBelow = Decimal(whole) < self || !isIncluded && Decimal(whole) == self
    return isBelow ? whole + 1 : whole
  }

  /// The number without its fraction.
  var truncated: Decimal {
    guard !isWhole else { return self }
    let digits = description.utf8.prefix { $0 != UInt8(ascii: ".") }
    return Decimal(string: String(Substring(digits))) ?? self
  }
}

/// The grammar of numbers in strings: that of Go's `big.ParseFloat` in base 10.
private struct NumberText {
  private let bytes: [UInt8]
  private var offset = 0

  /// The number of significant digits.
  private(set) var digits = 0

  init(_ text: Text) {
    bytes = Array(text.utf8)
  }

  var isNumber: Bool {
    mutating get {
      offset = 0
      digits = 0
      _ = take("+") || take("-")
      if isInfinity { return true }
      let whole = skipDigits()
      let fraction = take(".") ? skipDigits() : 0
      guard whole + fraction > 0 else { return false }
      if take("e") || take("E") {
        _ = take("+") || take("-")
        let start = offset
        while offset < bytes.count, bytes[offset].isASCIIDigit { offset += 1 }
        guard offset > start else { return false }
      }
      return offset == bytes.count
    }
  }

  /// Whether the rest is infinity, which Terraform accepts as a number.
  private var isInfinity: Bool {
    bytes[offset...].elementsEqual("Inf".utf8) || bytes[offset...].elementsEqual("inf".utf8)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset].isASCIIDigit {
      if digits > 0 || bytes[offset] != UInt8(ascii: "0") { digits += 1 }
      offset += 1
    }
    return offset - start
  }
}
