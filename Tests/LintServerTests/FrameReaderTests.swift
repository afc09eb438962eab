import LintServer
import Testing

/// Bodies of messages in a stream.
struct FrameReaderTests {
  private func bodies(_ text: String, chunk: Int) throws -> [String] {
    var reader = FrameReader()
    var bodies: [String] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.append(bytes[start..<min(start + chunk, bytes.count)])
      while let body = try reader.next() { bodies.append(String(decoding: body, as: UTF8.self)) }
    }
    return bodies
  }

  @Test(arguments: [1, 2, 7, 1000])
  func `frames are read however they are divided`(size: Int) throws {
    let text =
      "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x\r\n\r\n[1]"
      + "Content-Length: 0\n\nContent-Length: 1\r\n\r\n"
    #expect(try bodies(text, chunk: size) == ["{}", "[1]", ""])
  }

  @Test(
    arguments: [
      ("Content-Type: x\r\n\r\n", FrameError.missingLength),
      ("Content-Length: -1\r\n\r\n", .malformedHeader),
      ("Content-Length: 1\r\nContent-Length: 2\r\n\r\n", .malformedHeader),
      ("Content-Length: \r\n\r\n", .malformedHeader),
      ("Content-Length: 99999999999999999999\r\n\r\n", .malformedHeader),
      ("Content-Length: 999999999999\r\n\r\n", .tooLarge),
      ("{\"jsonrpc\": \"2.0\"}\n\n", .missingLength),
      ("x\r\n\r\n", .malformedHeader),
      (String(repeating: "x", count: 5000), .endlessHeader),
    ]
  )
  func `malformed frames end the stream`(text: String, error: FrameError) {
    #expect(throws: error) { try bodies(text, chunk: 100) }
  }
}
