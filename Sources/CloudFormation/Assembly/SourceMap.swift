internal import LintSyntax
internal import LintText

/// A source map: the places of a program from which a file of JavaScript was compiled.
///
/// Version 3 without sections (ECMA-426).
struct SourceMap {
  /// The paths of the sources, as they are written.
  private let sources: [Text?]
  private let root: Text

  /// The segments with a source, in the order of the generated lines and columns.
  private var segments: [Segment] = []

  /// A place of the generated file with its origin; lines and columns count from 0.
  private struct Segment {
    let line: Int32
    let column: Int32
    let source: Int32
    let sourceLine: Int32
    let sourceColumn: Int32
  }

  /// A place in a source.
  struct Origin {
    /// The path as the map has it, relative to its folder.
    let source: Text

    /// The line and the column in UTF-16 code units, both counted from 1.
    let line: Int
    let column: Int
  }

  /// The maximum size of a map in bytes.
  static let byteLimit = 16 << 20

  /// Reads a map; nil for any other text, and for one that breaks off.
  init?(_ text: SourceText) {
    guard text.bytes.count <= Self.byteLimit,
      let map = JSONReader().read(text).documents.first?.root,
      map["version"]?.hasText("3") == true, let mappings = map["mappings"]?.jsonText
    else { return nil }
    sources = (map["sources"]?.elements ?? []).map(\.jsonText)
    root = map["sourceRoot"]?.jsonText ?? ""
    guard read(mappings) else { return nil }
  }

  /// Returns the origin of a place in the generated file, whose line and column count from 1.
  func origin(line: Int, column: Int) -> Origin? {
    var (low, high) = (0, segments.count)
    // The last segment that does not begin after the place.
    while low < high {
      let middle = (low + high) / 2
      let segment = segments[middle]
      if (Int(segment.line) + 1, Int(segment.column) + 1) <= (line, column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, case let segment = segments[low - 1], Int(segment.line) + 1 == line,
      sources.indices.contains(Int(segment.source)),
      let source = sources[Int(segment.source)]
    else { return nil }
    let isRooted = root.isEmpty || source.hasPrefix("/")
    let separator: Text = root.hasSuffix("/") ? "" : "/"
    return Origin(
      source: isRooted ? source : root + separator + source,
      line: Int(segment.sourceLine) + 1,
      column: Int(segment.sourceColumn) + 1,
    )
  }

  /// Reads segments of numbers in base 64 with a variable length; false if they are invalid.
  private mutating func read(_ mappings: Text) -> Bool {
    var line: Int32 = 0
    var state: [Int32] = [0, 0, 0, 0, 0]
    var count = 0
    var (value, shift): (UInt64, UInt64) = (0, 0)
    func endSegment(_ segments: inout [Segment]) -> Bool {
      guard shift == 0, [0, 1, 4, 5].contains(count) else { return false }
      if count >= 4 {
        segments.append(
          Segment(
            line: line,
            column: state[0],
            source: state[1],
            sourceLine: state[2],
            sourceColumn: state[3],
          )
        )
      }
      count = 0
      return true
    }
    for byte in mappings.utf8 {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        guard endSegment(&segments) else { return false }
        if byte == UInt8(ascii: ";") {
          line += 1
          state[0] = 0
        }
      default:
        guard let digit = Self.digit(byte), shift <= 30 else { return false }
        value |= UInt64(digit & 31) << shift
        shift += 5
        guard digit & 32 == 0 else { continue }
        let magnitude = Int64(value >> 1)
        guard count < 5,
          let sum = Int32(
            exactly: Int64(state[count]) + (value & 1 == 1 ? -magnitude : magnitude)
          ), sum >= 0
        else { return false }
        state[count] = sum
        count += 1
        (value, shift) = (0, 0)
      }
    }
    return endSegment(&segments)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
