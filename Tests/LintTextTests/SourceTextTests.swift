import Testing

@testable import LintText

/// Whatever encoding an input has, behind `SourceText` it is UTF-8 without a byte order mark.
struct SourceTextTests {
  @Test(
    arguments: [
      ("UTF-8", [0x61, 0xC3, 0xA9, 0x0A], "aé\n"),
      ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0xA9], "aé"),
      ("a mark alone", [0xEF, 0xBB, 0xBF], ""),
      ("half a mark", [0xEF, 0xBB], "\u{FFFD}"),
      ("nothing", [], ""),
      ("one byte", [0x7B], "{"),
      ("one zero", [0x00], "\0"),
      ("two zeros", [0x00, 0x00], "\0\0"),
      ("UTF-16 LE with a mark", [0xFF, 0xFE, 0x61, 0x00, 0xE9, 0x00], "aé"),
      ("UTF-16 BE with a mark", [0xFE, 0xFF, 0x00, 0x61, 0x00, 0xE9], "aé"),
      ("UTF-16 LE without", [0x7B, 0x00, 0xAC, 0x20, 0x7D, 0x00], "{€}"),
      ("UTF-16 BE without", [0x00, 0x7B, 0x20, 0xAC, 0x00, 0x7D], "{€}"),
      ("UTF-16 LE mark alone", [0xFF, 0xFE], ""),
      ("UTF-16 BE mark alone", [0xFE, 0xFF], ""),
      ("LE surrogate pair", [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], "😀"),
      ("BE surrogate pair", [0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00], "😀"),
      ("a mark is text at the second place", [0x61, 0xEF, 0xBB, 0xBF], "a\u{FEFF}"),
    ] as [(String, [UInt8], String)]
  )
  func `decodes`(_ encoding: String, _ bytes: [UInt8], _ expected: String) throws {
    let text = try SourceText(contents: bytes)
    #expect(text.string(0..<text.bytes.count) == expected, "\(encoding)")
  }

  @Test(
    arguments: [
      ("odd count, LE", [0xFF, 0xFE, 0x61, 0x00, 0x62], "a"),
      ("odd count, BE", [0xFE, 0xFF, 0x00, 0x61, 0x00], "a"),
      ("odd count without a mark", [0x61, 0x00, 0x62], "a"),
      ("one byte behind the mark", [0xFF, 0xFE, 0x61], ""),
      ("lone leading surrogate", [0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x62, 0x00], "a"),
      ("lone trailing surrogate", [0xFE, 0xFF, 0x00, 0x61, 0xDE, 0x00], "a"),
      ("leading surrogate at the end", [0xFF, 0xFE, 0xE9, 0x00, 0x3D, 0xD8], "é"),
      ("surrogates the wrong way round", [0xFE, 0xFF, 0xDE, 0x00, 0xD8, 0x3D], ""),
    ] as [(String, [UInt8], String)]
  )
  func `refuses broken UTF-16, and tells what was sound`(
    _ flaw: String,
    _ bytes: [UInt8],
    _ prefix: String,
  ) {
    let error = #expect(throws: MalformedTextError.self, "\(flaw)") {
      _ = try SourceText(contents: bytes)
    }
    #expect(error.map { String(decoding: $0.validPrefix, as: UTF8.self) } == prefix, "\(flaw)")
  }

  @Test func `uses UTF-8 where it lies`() throws {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 5, alignment: 1)
    defer { memory.deallocate() }
    memory.copyBytes(from: [0xEF, 0xBB, 0xBF, 0x61, 0x62])
    let text = try SourceText(contents: UnsafeRawBufferPointer(memory), keptAliveBy: Owner())
    #expect(text.bytes.baseAddress == memory.baseAddress.map { UnsafeRawPointer($0 + 3) })
  }

  @Test func `keeps the owner of UTF-8 as long as the text lives`() throws {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    defer { memory.deallocate() }
    memory.copyBytes(from: [0x61])
    weak var owner: Owner?
    var text: SourceText?
    do {
      let strong = Owner()
      owner = strong
      text = try SourceText(contents: UnsafeRawBufferPointer(memory), keptAliveBy: strong)
    }
    #expect(owner != nil && text?.bytes.count == 1)
    text = nil
    #expect(owner == nil)
  }

  @Test func `keeps malformed UTF-8 as it is and repairs it when shown`() throws {
    let text = try SourceText(contents: [0x61, 0xFF, 0x62])
    #expect(Array(text.bytes) == [0x61, 0xFF, 0x62])
    #expect(text.string(0..<3) == "a\u{FFFD}b")
  }

  @Test(arguments: [(0..<9, "abc"), (-5..<2, "ab"), (7..<9, ""), (-3 ..< -1, ""), (1..<1, "")])
  func `clamps offsets outside the text`(_ range: Range<Int>, _ expected: String) throws {
    #expect(try SourceText(contents: "abc".utf8).string(range) == expected)
  }

  private final class Owner: Sendable {}
}
