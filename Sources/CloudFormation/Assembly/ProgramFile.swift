internal import LintDiagnostics
internal import LintText

/// A file of a program, in any language.
// A class, since its source map is read on demand and once.
final class ProgramFile {
  let path: String
  private let text: SourceText
  private let lines: LineIndex

  /// The offsets at which its lines start.
  private let starts: [Int]

  /// The source map with its folder, once it is read; nil inside without one.
  var map: (map: SourceMap, folder: DisplayedFolder)??

  /// Where the source map of a file is.
  enum MapReference {
    /// The file is not JavaScript.
    case none
    /// In the file itself.
    case inline(Text)
    /// In another file, at a path relative to the folder.
    case file(Text)
  }

  init(_ file: SourceFile) {
    path = file.path
    text = file.text
    lines = LineIndex(file.text)
    let bytes = file.text.bytes
    starts = [0] + LineIndex.lineStarts(in: 0..<bytes.count, of: bytes)
  }

  /// Returns the place of an expression or of a whole line; nil if the file has no such place, since
  /// it has changed.
  ///
  /// - Parameter column: in UTF-16 code units, counted from 1.
  func place(line: Int, _ column: Int?) -> Place? {
    guard starts.indices.contains(line - 1) else { return nil }
    let bytes = text.bytes
    let end = line < starts.count ? starts[line] : bytes.count
    var written = starts[line - 1]..<end
    while let last = written.last, bytes[last] <= 0x20 { written.removeLast() }
    while let first = written.first, bytes[first] <= 0x20 { written.removeFirst() }
    guard !written.isEmpty else { return nil }
    if let column {
      guard let start = offset(of: column, in: starts[line - 1]..<written.upperBound) else {
        return nil
      }
      // An assignment is recorded at its operator.
      if Self.isNameStart(bytes[start]) {
        let rest = start..<written.upperBound
        let call = rest.first { bytes[$0] == UInt8(ascii: "(") }
        written = start..<(call ?? written.upperBound)
      }
    }
    if bytes[written.upperBound - 1] == UInt8(ascii: ";"), written.count > 1 {
      written.removeLast()
    }
    return Place(path: path, bytes: written, lines: lines)
  }

  private func offset(of column: Int, in line: Range<Int>) -> Int? {
    var units = 1
    for offset in line {
      if units == column { return offset }
      let byte = text.bytes[offset]
      // A scalar of four bytes has two code units, and one that continues has none.
      if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    }
    return nil
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: byte >= 0x80
    }
  }

  /// Where the source map of the file is: as its last comment says, or beside it.
  var mapReference: MapReference {
    let name = Text(path)
    guard [".js", ".mjs", ".cjs"].contains(where: { name.hasSuffix($0) }) else { return .none }
    let bytes = text.bytes
    var last: Int?
    var start = 0
    while let found = bytes.firstOffset(of: Self.marker, from: start) {
      last = found + Self.marker.utf8CodeUnitCount
      start = found + 1
    }
    let besides = name.split(separator: "/").last ?? name
    guard let last else { return .file(besides + ".map") }
    let rest = bytes[last...].prefix { $0 > 0x20 }
    let url = Text(decoding: rest)
    guard url.hasPrefix("data:") else { return .file(url) }
    let parts = url.split(atFirst: UInt8(ascii: ","))
    return parts.flatMap { $0.before.hasSuffix(";base64") ? Base64.decoded($0.behind) : nil }
      .map { .inline($0) } ?? .none
  }

  private static let marker: StaticString = "//# sourceMappingURL="
}
