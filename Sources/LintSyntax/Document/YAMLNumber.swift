/// The numbers of YAML 1.1, which differ from those of YAML 1.2 and of JSON.
///
/// Octal is `010`, not `0o10`; `0b11`, `0x1F` and `1_000` are integers, `1:30` is 90 in base 60; an
/// exponent requires a point before it and a sign in it, so `1e1` is text. Cases that YAML 1.1 does
/// not define follow PyYAML, on which the AWS CLI and cfn-lint are built.
enum YAMLNumber {
  /// Returns the number that a plain scalar represents, or nil if it isn't a number.
  static func value(_ text: String) -> ScalarValue? {
    // The code below works on characters, which combining marks would join and which compare
    // canonically.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let isNegative = text.hasPrefix("-")
    let hasSign = isNegative || text.hasPrefix("+")
    let unsigned = hasSign ? text.dropFirst() : text[...]
    let sign = isNegative ? -1 : 1
    return integer(unsigned, sign) ?? sexagesimal(unsigned, sign)
      ?? real(unsigned, Double(sign), hasSign: hasSign)
  }

  private static func integer(_ text: Substring, _ sign: Int) -> ScalarValue? {
    let (digits, radix) =
      if text.hasPrefix("0b") {
        (text.dropFirst(2), 2)
      } else if text.hasPrefix("0x") {
        (text.dropFirst(2), 16)
      } else if text.hasPrefix("0") {
        (text.dropFirst(), 8)
      } else {
        (text, 10)
      }
    if radix == 10, text.first?.isASCIIDigit != true { return nil }
    // Works on bytes: a number may be as long as a template, and be used by many caches.
    let plain =
      digits.utf8.contains(UInt8(ascii: "_")) ? digits.filter { $0 != "_" } : String(digits)
    guard !plain.isEmpty, plain.utf8.allSatisfy({ isDigit($0, radix: radix) }) else {
      // `0` is zero, and so is `0_`: only underscores follow the first zero.
      return radix == 8 && plain.isEmpty ? .integer(0) : nil
    }
    if let number = Int(plain, radix: radix) { return .integer(sign * number) }
    return radix == 10 ? Double(plain).map { .real(Double(sign) * $0) } : nil
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < radix
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
    default: false
    }
  }

  /// Parses `1:30` and `1:30.5`: base 60, with parts below 60 after the first.
  private static func sexagesimal(_ text: Substring, _ sign: Int) -> ScalarValue? {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last else { return nil }
    let fraction = last.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isReal = fraction.count == 2
    guard isDigits(first), isReal || first.first != "0",
      !isReal || fraction[1].allSatisfy(\.isASCIIDigitOrUnderscore),
      var total = Double(first.filter { $0 != "_" })
    else { return nil }
    // Nil once it does not fit in 64 bits.
    var whole = Int(first.filter { $0 != "_" })
    for part in parts.dropFirst().dropLast() + [fraction[0]] {
      guard part.count <= 2, part.allSatisfy(\.isASCIIDigit), let digit = Int(part), digit < 60
      else { return nil }
      total = total * 60 + Double(digit)
      // The largest integer represents nil: multiplied by 60, it does not fit either.
      let (product, overflows) = (whole ?? .max).multipliedReportingOverflow(by: 60)
      let (sum, carries) = product.addingReportingOverflow(digit)
      whole = overflows || carries ? nil : sum
    }
    guard isReal else {
      return whole.map { .integer(sign * $0) } ?? .real(Double(sign) * total)
    }
    return Double("0.\(fraction[1])0".filter { $0 != "_" }).map {
      .real(Double(sign) * (total + $0))
    }
  }

  /// Parses `7.5`, `.5`, `1.0e+1`, `.inf` and `.nan`.
  ///
  /// A number without a digit before the point cannot have a sign, except `.inf`.
  private static func real(_ text: Substring, _ sign: Double, hasSign: Bool) -> ScalarValue? {
    switch text {
    case ".inf", ".Inf", ".INF": return .real(sign * .infinity)
    case ".nan", ".NaN", ".NAN": return hasSign ? nil : .real(.nan)
    default: break
    }
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let whole = text[..<point]
    let rest = text[text.index(after: point)...]
    let exponentStart = rest.firstIndex { $0 == "e" || $0 == "E" }
    let fraction = rest[..<(exponentStart ?? rest.endIndex)]
    guard whole.isEmpty ? !hasSign && isDigits(fraction) : isDigits(whole),
      fraction.allSatisfy(\.isASCIIDigitOrUnderscore)
    else { return nil }
    var exponent: Substring = "+0"
    if let exponentStart {
      exponent = rest[rest.index(after: exponentStart)...]
      guard exponent.first == "+" || exponent.first == "-",
        exponent.dropFirst().allSatisfy(\.isASCIIDigit)
      else { return nil }
    }
    let digits = "0\(whole).\(fraction)0e\(exponent)".filter { $0 != "_" }
    return Double(digits).map { .real(sign * $0) }
  }

  /// Whether a text is a digit followed by digits and underscores.
  private static func isDigits(_ text: Substring) -> Bool {
    text.first?.isASCIIDigit == true && text.allSatisfy(\.isASCIIDigitOrUnderscore)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isASCIIDigitOrUnderscore: Bool { isASCIIDigit || self == "_" }
}
