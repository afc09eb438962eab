internal import LintWorkspace

extension FilePath {
  /// The size in bytes from which the system opens no path.
  private static let lengthLimit = 4096

  /// Creates the path of a `file:` URI; returns nil for other schemes and hosts, and for a path that
  /// no file can have.
  init?(uri: String) {
    let scheme = "file:".utf8
    guard uri.prefix(scheme.count).lowercased().utf8.elementsEqual(scheme) else { return nil }
    var rest = uri.utf8.dropFirst(scheme.count)
    // Java's URIs have no authority.
    if rest.starts(with: "//".utf8) { rest = rest.dropFirst(2) }
    if rest.starts(with: "localhost/".utf8) { rest = rest.dropFirst("localhost".utf8.count) }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = Self.code(rest.prefix(2)) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
        break
      } else {
        bytes.append(byte)
      }
    }
    // The system would read the path up to it.
    guard !bytes.contains(0), bytes.count < Self.lengthLimit else { return nil }
    self.init(bytes: bytes)
  }

  private static func code(_ digits: Substring.UTF8View) -> UInt8? {
    digits.count == 2 ? UInt8(Substring(digits), radix: 16) : nil
  }

  /// The `file:` URI of an absolute path.
  var uri: String {
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        [byte]
      default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "file://" + String(decoding: escaped, as: UTF8.self)
  }
}
