/// The hashes by which GitHub code scanning recognizes the lines of a file after they move.
///
/// Values of `partialFingerprints.primaryLocationLineHash`, computed as `github/codeql-action` does
/// when it uploads a SARIF file (`src/fingerprints.ts`): it warns about any other value, and treats
/// results without one as new each time. The hash covers the 100 UTF-16 code units from the start
/// of the line, skipping blanks, and is numbered among lines with the same hash.
package struct LineHashes: Sendable, Hashable {
  private let hashes: [Int: String]

  /// No hashes.
  package static let none = LineHashes(hashes: [:])

  private init(hashes: [Int: String]) {
    self.hashes = hashes
  }

  /// Hashes lines of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file as stored on disk. GitHub reads all files as UTF-8 and a byte order mark
  ///     as a character.
  ///   - lines: the numbers of the lines; reading stops when the last one is hashed.
  package init(of bytes: UnsafeRawBufferPointer, lines: Set<Int>) {
    var hash = RollingHash(lines)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while !hash.isDone {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { hash.read(unit) }
      case .error:
        for unit in UTF16.encodedReplacementCharacter { hash.read(unit) }
      case .emptyInput:
        hash.end()
      }
    }
    self.init(hashes: hash.hashes)
  }

  /// Returns the hash of a line with its number among equal ones, such as `a7f2ff13bc495cf2:2`; nil
  /// for a line that was not requested or does not exist.
  package subscript(line: Int) -> String? { hashes[line] }
}

/// A rolling hash of the last 100 code units, recorded for each unit that begins a line.
private struct RollingHash {
  private(set) var hashes: [Int: String] = [:]

  /// Whether all requested hashes are known, or the text has ended.
  private(set) var isDone: Bool

  private let wanted: Set<Int>
  private let lastWanted: Int

  private static let size = 100
  private static let factor: UInt64 = 37

  /// The factor by which a unit has been multiplied when it leaves the window.
  private static let leavingFactor = (0..<size).reduce(UInt64(1)) { power, _ in power &* factor }

  private var value: UInt64 = 0

  /// The last units, each with the number of the line that it begins; 0 if it does not begin a
  /// line.
  private var window = [(unit: UInt16, line: Int)](repeating: (0, 0), count: size)
  private var index = 0

  private var line = 0
  private var isLineStart = true
  private var isAfterCarriageReturn = false
  private var counts: [UInt64: Int] = [:]

  init(_ lines: Set<Int>) {
    wanted = lines
    lastWanted = lines.max() ?? 0
    isDone = lines.isEmpty
  }

  mutating func read(_ unit: UInt16) {
    let isLineFeed = unit == 0x0A
    let isSkipped = unit == 0x20 || unit == 0x09 || isLineFeed && isAfterCarriageReturn
    isAfterCarriageReturn = unit == 0x0D
    guard !isSkipped else { return }
    if isLineStart { line += 1 }
    push(unit == 0x0D ? 0x0A : unit, line: isLineStart ? line : 0)
    isLineStart = isLineFeed || unit == 0x0D
  }

  /// Ends the text with a sentinel unit, and fills the window of the last line with zeros.
  mutating func end() {
    read(0xFFFF)
    for _ in 0..<Self.size { push(0, line: 0) }
    isDone = true
  }

  private mutating func push(_ unit: UInt16, line: Int) {
    let leaving = window[index]
    if leaving.line > 0 { note(leaving.line) }
    value = value &* Self.factor &+ UInt64(unit) &- Self.leavingFactor &* UInt64(leaving.unit)
    window[index] = (unit, line)
    index = (index + 1) % Self.size
  }

  /// Records the hash of a line, all of whose units are in the window.
  private mutating func note(_ line: Int) {
    let count = counts[value, default: 0] + 1
    counts[value] = count
    if wanted.contains(line) { hashes[line] = "\(String(value, radix: 16)):\(count)" }
    if line >= lastWanted { isDone = true }
  }
}
