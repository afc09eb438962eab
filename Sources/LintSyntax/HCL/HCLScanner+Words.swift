internal import LintText

/// Scanning of names and numbers.
extension HCLScanner {
  /// Skips an identifier; false if none begins at the cursor.
  mutating func skipIdentifier() -> Bool {
    let start = offset
    // Members of a structure that changes are slower than variables.
    var end = start
    defer { offset = end }
    while end < bytes.count {
      let byte = bytes[end]
      if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") {
        end += 1
      } else if byte.isASCIIDigit || byte == UInt8(ascii: "-") {
        if end == start { return false }
        end += 1
      } else if byte >= 0x80 {
        guard let (scalar, length) = scalar(at: end),
          end == start ? scalar.properties.isIDStart : scalar.properties.isIDContinue
        else { return end > start }
        end += length
      } else {
        break
      }
    }
    return end > start
  }

  /// Skips a number; the cursor is at its first digit.
  ///
  /// As in Terraform, any number of dots and exponents belong to it, and more than one of either is
  /// an error.
  mutating func skipNumber() throws(SyntaxError) {
    let start = offset
    var dots = 0
    var exponents = 0
    while true {
      // Dots belong to the number only if it continues after them: `1...` is `1` and `...`.
      var length = 0
      while peek(length) == UInt8(ascii: ".") { length += 1 }
      let exponent = exponentLength(length)
      guard exponent != nil || isDigit(length) else { break }
      // An exponent may not be followed by a dot.
      dots += exponents == 0 ? length : 2 * length
      exponents += exponent == nil ? 0 : 1
      offset += length + (exponent ?? 1)
    }
    guard dots <= 1, exponents <= 1 else {
      throw SyntaxError("expected a number", at: start..<offset)
    }
  }

  private func isDigit(_ distance: Int) -> Bool {
    peek(distance) &- UInt8(ascii: "0") < 10
  }

  /// Returns the length of an `e`, its sign and its first digit, or nil at anything else.
  private func exponentLength(_ distance: Int) -> Int? {
    guard peek(distance) | 0x20 == UInt8(ascii: "e") else { return nil }
    if isDigit(distance + 1) { return 2 }
    let sign = peek(distance + 1)
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), isDigit(distance + 2) else {
      return nil
    }
    return 3
  }

  /// Returns the scalar that begins at an offset and its length in bytes, or nil if it is
  /// malformed.
  func scalar(at offset: Int) -> (Unicode.Scalar, length: Int)? {
    var parser = UTF8.ForwardParser()
    var rest = bytes[offset...].makeIterator()
    guard case .valid(let encoded) = parser.parseScalar(from: &rest) else { return nil }
    return (UTF8.decode(encoded), encoded.count)
  }
}
