internal import LintText

/// The values of strings without template sequences.
enum HCLString {
  /// Returns the content of a quoted string, already checked, with its escapes resolved.
  static func unquoted(_ content: UnsafeRawBufferPointer) -> Text {
    resolved(content, hasBackslashes: true)
  }

  /// Returns the content of a heredoc.
  ///
  /// Backslashes have no special meaning there.
  static func heredoc(_ content: UnsafeRawBufferPointer, isIndented: Bool) -> Text {
    guard isIndented else { return resolved(content, hasBackslashes: false) }
    return outdented(content).withUnsafeBytes { resolved($0, hasBackslashes: false) }
  }

  private static func resolved(
    _ content: UnsafeRawBufferPointer,
    hasBackslashes: Bool,
  ) -> Text {
    let mayBeEscaped = content.contains {
      $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%")
        || $0 == UInt8(ascii: "\\") && hasBackslashes
    }
    guard mayBeEscaped else { return Text(decoding: content) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = 0
    while index < content.count {
      let byte = content[index]
      index += 1
      if byte == UInt8(ascii: "\\"), hasBackslashes {
        let escape = content[index]
        index += 1
        switch escape {
        case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
          let digits = content[index...].prefix(escape == UInt8(ascii: "u") ? 4 : 8)
          let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
          let scalar = number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
          result.append(contentsOf: String(scalar).utf8)
          index = digits.endIndex
        default: result.append(escape)
        }
        continue
      }
      result.append(byte)
      // `$${` and `%%{` are escapes for `${` and `%{`.
      let isSigil = byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
      if isSigil, content[index...].starts(with: [byte, UInt8(ascii: "{")]) { index += 1 }
    }
    return Text(decoding: result)
  }

  // MARK: Indentation

  /// Returns the lines without their common leading white space; lines of white space only are
  /// ignored and kept as they are.
  ///
  /// Terraform counts characters: a tab is as wide as a space.
  private static func outdented(_ content: UnsafeRawBufferPointer) -> [UInt8] {
    let lines = content.split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false,
    )
    // Every line of a heredoc ends, so the text after the last line ending isn't a line.
    let indentations = lines.dropLast().map(indentation)
    guard let common = indentations.compactMap({ $0?.count }).min() else { return Array(content) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    for (line, indentation) in zip(lines, indentations) {
      let removed = indentation?.prefix(common).reduce(0, +) ?? 0
      result.append(contentsOf: line.dropFirst(removed))
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  /// Returns the lengths in bytes of a line's leading white space characters, or nil for a line of
  /// white space only.
  private static func indentation(_ line: Slice<UnsafeRawBufferPointer>) -> [Int]? {
    var lengths: [Int] = []
    var rest = line.makeIterator()
    var parser = UTF8.ForwardParser()
    while case .valid(let encoded) = parser.parseScalar(from: &rest) {
      guard UTF8.decode(encoded).properties.isWhitespace else { return lengths }
      lengths.append(encoded.count)
    }
    return lengths.reduce(0, +) == line.count ? nil : lengths
  }
}
