extension UInt8 {
  /// Whether the byte is white space in JSON and between the tokens of YAML, HCL and TOML: a space, a
  /// tab, LF or CR (RFC 8259, section 2).
  package var isASCIISpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
  }

  /// Whether the byte is a decimal digit.
  package var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
