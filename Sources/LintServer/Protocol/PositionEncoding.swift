/// The unit in which a client counts characters of a line.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// Creates the encoding with a name of the protocol.
  init?(_ name: String) {
    self.init(rawValue: name)
  }

  /// Returns the units of the scalar that a byte begins; 0 for other bytes of a scalar.
  func units(ofScalarAt byte: UInt8) -> Int {
    let isContinuation = byte & 0xC0 == 0x80
    return switch self {
    case .utf8: 1
    case .utf16: isContinuation ? 0 : byte >= 0xF0 ? 2 : 1
    case .utf32: isContinuation ? 0 : 1
    }
  }
}
