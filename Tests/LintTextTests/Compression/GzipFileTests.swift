import Foundation
import Testing

@testable import LintText

/// Compressed files that zlib wrote are read as zlib reads them, and no others.
struct GzipFileTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "fixtures/compressed")

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  private static func text(_ contents: [UInt8]) throws -> [UInt8] {
    let text = try SourceText(contents: contents)
    return withExtendedLifetime(text) { Array(text.bytes) }
  }

  @Test(arguments: [
    "stored", "fixed", "dynamic", "huffman-only", "run-length", "two-members", "padded",
    "all-headers",
  ])
  func isDecompressed(name: String) throws {
    #expect(try Self.text(Self.bytes("\(name).gz")) == Self.bytes("plan.json"))
  }

  /// Codes longer than the table has bits.
  @Test func longCodesAreRead() throws {
    let text = try Self.text(Self.bytes("long-codes.gz"))
    #expect(text.count == 1_596 && text.allSatisfy { (65..<80).contains($0) })
  }

  @Test func emptyDataIsEmpty() throws {
    // One stored block without bytes.
    let empty: [UInt8] =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 8)
    #expect(try Self.text(empty).isEmpty)
  }

  @Test(arguments: ["stored", "fixed", "dynamic", "two-members", "all-headers"])
  func everyPrefixIsRefused(name: String) throws {
    let bytes = try Self.bytes("\(name).gz")
    let first = try Self.text(Self.bytes("plan.json")).prefix(700)
    for length in 3..<bytes.count {
      do {
        // What is whole is the first of two members.
        #expect(try Self.text(Array(bytes.prefix(length))) == Array(first), "\(name) \(length)")
      } catch let error as MalformedTextError {
        #expect(error.problem == .compression, "\(name) \(length)")
      }
    }
  }

  @Test(arguments: ["fixed", "dynamic", "long-codes"])
  func everyWrongBitIsFound(name: String) throws {
    let bytes = try Self.bytes("\(name).gz")
    let whole = try Self.text(bytes)
    // Whether it is text, the time, how hard the encoder tried, the system; and what pads the last byte.
    let meaningless = Set([3, 4, 5, 6, 7, 8, 9, bytes.count - 9])
    for bit in 24..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << (bit % 8)
      guard let text = try? Self.text(damaged) else { continue }
      #expect(text == whole && meaningless.contains(bit / 8), "\(name) \(bit)")
    }
  }

  @Test func errorHasWhatWasReadBefore() throws {
    let bytes = try Self.bytes("dynamic.gz")
    do {
      _ = try Self.text(Array(bytes.dropLast(9)))
      Issue.record("accepted")
    } catch let error as MalformedTextError {
      #expect(error.validPrefix.starts(with: Array("{\"format_version\":".utf8)))
    }
  }

  @Test(arguments: [
    (1, 16 << 20), (1 << 20, 250 << 20), (1 << 30, 2 << 30 - 1), (67_109, 16_777_250),
  ])
  func expansionIsBounded(size: Int, limit: Int) {
    #expect(GzipFile.limit(forSize: size) == limit)
  }

  @Test func dataBeyondTheLimitIsRefused() throws {
    try Self.bytes("dynamic.gz").withUnsafeBytes { bytes in
      for (limit, isRead) in [(1_984, true), (1_983, false), (64, false)] {
        var inflater = Inflater(bytes, from: 10, into: InflatedBytes(limit: limit, capacity: 8))
        defer { inflater.output.deallocate() }
        do throws(InflateError) {
          #expect(try inflater.inflate() == bytes.count - 8 && isRead)
        } catch {
          #expect(error == .tooLarge && !isRead)
        }
        #expect(inflater.output.count <= limit)
      }
    }
  }

  @Test(
    arguments: [
      // A reserved kind of block; a length that is not repeated inverted; a distance before the start.
      [7], [1, 5, 0, 5, 0], [0x03 | 0x00, 0x62, 0x02],
      // Too many codes; codes for lengths that say too much; no code for the end.
      [0x05, 0xFF, 0xFF, 0xFF], [0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    ] as [[UInt8]]
  )
  func damageIsRefused(data: [UInt8]) {
    let bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + data + [UInt8](repeating: 0, count: 40)
    #expect(throws: MalformedTextError.self) { try Self.text(bytes) }
  }

  @Test(arguments: [[0x1F], [0x1F, 0x8B], [0x1F, 0x8B, 7, 0], [0x1F, 0x8C, 8, 0]] as [[UInt8]])
  func othersAreLeftAsTheyAre(bytes: [UInt8]) throws {
    #expect(try Self.text(bytes) == bytes)
  }
}
