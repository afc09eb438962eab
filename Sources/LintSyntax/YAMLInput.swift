internal import CLibYAML
internal import LintDiagnostics
internal import LintText

/// Hands a text to libyaml, already decoded where it is ASCII.
///
/// libyaml decodes and checks one character after the other before its scanner sees them, which is a
/// sixth of the instructions that a template takes. Printable ASCII comes out of that as it went in, so it
/// is copied to where the scanner reads, and libyaml decodes the rest.
///
/// libyaml asks for its input as it documents; where it keeps what is decoded, it holds for its own
/// affair. That has stayed the same since 2006, but only 0.2.5, the newest, was tried: any other version is
/// given the plain bytes.
struct YAMLInput {
  /// How many bytes are decoded at once where they are not ASCII, so that not many more are than must be.
  private static let pieceSize = 32

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeRawBufferPointer
  private let copiesASCII: Bool
  private var offset = 0

  /// Makes the input of a parser; both it and the bytes must outlive this.
  init(
    _ bytes: UnsafeRawBufferPointer,
    of parser: UnsafeMutablePointer<yaml_parser_t>,
    copiesASCII: Bool,
  ) {
    self.bytes = bytes
    self.parser = parser
    self.copiesASCII = copiesASCII
  }

  /// Whether the libyaml that is linked was tried.
  static var isKnownVersion: Bool {
    String(cString: yaml_get_version_string()) == "0.2.5"
  }

  /// Writes what is to be decoded next, and returns how many bytes that is: 0 at the end only.
  mutating func read(into piece: UnsafeMutableRawBufferPointer) -> Int {
    var size = min(piece.count, bytes.count - offset)
    if copiesASCII {
      let run = countOfASCII
      // Something must be left, or libyaml takes it for the end.
      copyASCII(max(0, run - 1))
      size = min(size, run == 0 ? Self.pieceSize : 1)
    }
    piece.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]))
    offset += size
    return size
  }

  /// How many of the bytes that come next may be copied.
  private var countOfASCII: Int {
    let (raw, decoded) = (parser.pointee.raw_buffer, parser.pointee.buffer)
    // libyaml tells the encoding from the first bytes, and nothing may overtake half of a character.
    guard parser.pointee.encoding == YAML_UTF8_ENCODING, raw.pointer == raw.last else { return 0 }
    // What is left and the NUL behind the end need room as well.
    let room = decoded.end - decoded.last - Self.pieceSize
    return UnsafeRawBufferPointer(rebasing: bytes[offset...].prefix(room)).printableASCIICount
  }

  private mutating func copyASCII(_ count: Int) {
    let run = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    UnsafeMutableRawBufferPointer(start: parser.pointee.buffer.last, count: count)
      .copyMemory(from: run)
    offset += count
    parser.pointee.buffer.last += count
    parser.pointee.unread += count
    parser.pointee.offset += count
  }
}
