#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Numbers as text, as Go's `big.Float` writes them.
struct NumberFormat {
  let isNegative: Bool

  /// The significant digits, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8]

  /// The position of the decimal point: the number is 0.DIGITS times ten to this power.
  private(set) var point: Int

  init(_ number: Decimal) {
    isNegative = number < 0
    digits = []
    point = 0
    var isFraction = false
    for byte in number.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "0") where digits.isEmpty: if isFraction { point -= 1 }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte)
        if !isFraction { point += 1 }
      default: break
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Whether the first digits end in an exact half, so that rounding depends on how the number is
  /// stored.
  func isTie(digits count: Int) -> Bool {
    count >= 0 && count == digits.count - 1 && digits.last == UInt8(ascii: "5")
  }

  /// Rounds to a number of digits.
  private mutating func round(digits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      trim()
      return
    }
    let next = digits[count]
    let isUp =
      next == UInt8(ascii: "5") && count == digits.count - 1
      ? count > 0 && digits[count - 1] & 1 == 1 : next >= UInt8(ascii: "5")
    digits.removeLast(digits.count - count)
    if isUp {
      while digits.last == UInt8(ascii: "9") { digits.removeLast() }
      if let last = digits.last {
        digits[digits.count - 1] = last + 1
      } else {
        digits = [UInt8(ascii: "1")]
        point += 1
      }
    }
    trim()
  }

  private static let zero = UInt8(ascii: "0")

  private func digit(_ index: Int) -> UInt8 {
    digits.indices.contains(index) ? digits[index] : Self.zero
  }

  /// The number without a sign and with a number of decimals, as `%f` writes it.
  func fixed(decimals: Int) -> String {
    var number = self
    number.round(digits: point + decimals)
    var text: [UInt8] = []
    if number.point > 0 {
      text += (0..<number.point).map(number.digit)
    } else {
      text.append(Self.zero)
    }
    if decimals > 0 {
      text.append(UInt8(ascii: "."))
      text += (0..<decimals).map { number.digit(number.point + $0) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The number without a sign and with an exponent, as `%e` writes it; with all digits if
  /// `decimals` is nil.
  func scientific(decimals: Int?) -> String {
    var number = self
    if let decimals { number.round(digits: decimals + 1) }
    let decimals = decimals ?? Swift.max(number.digits.count - 1, 0)
    var text = [number.digit(0)]
    if decimals > 0 {
      text.append(UInt8(ascii: "."))
      text += (1...decimals).map(number.digit)
    }
    let exponent = number.digits.isEmpty ? 0 : number.point - 1
    let magnitude = String(exponent.magnitude)
    return String(decoding: text, as: UTF8.self) + (exponent < 0 ? "e-" : "e+")
      + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
  }

  /// The number without a sign in the shorter of both forms, as `%g` writes it; with all digits if
  /// `digits` is nil.
  func general(digits count: Int?) -> String {
    var number = self
    if let count { number.round(digits: Swift.max(count, 1)) }
    var limit = count.map { Swift.max($0, 1) } ?? 6
    if count != nil, limit > number.digits.count, number.digits.count >= number.point {
      limit = number.digits.count
    }
    let exponent = number.point - 1
    if exponent < -4 || exponent >= limit {
      return number.scientific(decimals: nil)
    }
    return number.fixed(decimals: Swift.max(number.digits.count - number.point, 0))
  }

  /// Returns a number as `%g` writes it, with its sign.
  static func general(_ number: Decimal, digits: Int?) -> String {
    let format = NumberFormat(number)
    return (format.isNegative ? "-" : "") + format.general(digits: digits)
  }
}
