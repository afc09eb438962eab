import Foundation

@testable import LintServer
@testable import LintText
@testable import LintWorkspace

/// Sessions of the language server, without a process or files.
enum FuzzedSession {
  private static let hello = """
    {"id":0,"method":"initialize","params":{"capabilities":{},\
    "workspaceFolders":[{"uri":"file:///none"}]}}
    """

  private static func server() -> Server {
    var server = Server(Preferences())
    server.receive([Array(hello.utf8)])
    return server
  }

  private static func rest(_ server: inout Server) {
    while server.hasWork { server.work() }
  }

  /// Serves a stream of frames, or of messages on lines.
  static func serve(_ bytes: UnsafeRawBufferPointer) {
    var server = server()
    if bytes.starts(with: "Content-".utf8) {
      var reader = FrameReader()
      reader.append(bytes)
      while let body = try? reader.next() {
        server.receive([body])
        rest(&server)
      }
    } else {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        server.receive([Array(line)])
        rest(&server)
      }
    }
    server.answerWorkspaceRequests()
    _ = server.takeMessages()
  }

  /// Edits a template, and compares what is then known of it with what a new session finds.
  ///
  /// The template ends at the first zero; each edit takes six bytes.
  static func edit(_ bytes: UnsafeRawBufferPointer) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    var edits = parts.count == 2 ? parts[1] : parts[0].dropFirst(parts[0].count)
    let encodings: [PositionEncoding] = [.utf8, .utf16, .utf32]
    let encoding = encodings[Int(edits.first ?? 0) % encodings.count]
    let template = Array(String(decoding: parts[0], as: UTF8.self).utf8)
    var mirror = DocumentText(template, .utf16)
    var counted = DocumentText(template, encoding)
    var server = server()
    open(mirror.bytes, &server)
    while edits.count >= 6, mirror.bytes.count < 1 << 16 {
      let edit = edits.prefix(6).map(Int.init)
      edits = edits.dropFirst(6)
      let start = TextPosition(line: edit[0] % 128, character: edit[1] % 64)
      let end = TextPosition(line: start.line + edit[2] / 64, character: edit[3] % 64)
      let range = TextRange(start: start, end: end)
      let text = pieces[edit[4] % pieces.count]
      counted.replace(range, with: text)
      mirror.replace(range, with: text)
      let change: JSON = ["range": range.json, "text": .string(text)]
      send(
        ["method": "textDocument/didChange"],
        ["textDocument": ["uri": uri], "contentChanges": [change]],
        &server,
      )
      if edit[5] % 4 == 0 { rest(&server) }
      if edit[5] % 8 == 1 {
        send(
          ["method": "textDocument/codeAction", "id": 1],
          ["textDocument": ["uri": uri], "range": range.json, "context": [:]],
          &server,
        )
      }
    }
    checkPositions(mirror, .utf16)
    checkPositions(counted, encoding)
    var other = Self.server()
    open(mirror.bytes, &other)
    precondition(diagnostics(&server) == diagnostics(&other))
  }

  private static func checkPositions(_ text: DocumentText, _ encoding: PositionEncoding) {
    let whole = DocumentText(text.bytes, encoding)
    for offset in 0...text.bytes.count {
      precondition(text.range(offset..<offset) == whole.range(offset..<offset))
    }
  }

  private static let pieces = [
    "", "\n", "\r", "\r\n", "  ", "0", "7", "{", "}", "\"", ": ", "- ", "é", "𝄞", "!Ref Days",
    "SnapshotRetentionLimit: 0\n", "# elasticache-lint: allow backups-off -- x\n", "&a ", "*a",
  ]

  private static let uri: JSON = "file:///none/a.yaml"

  private static func open(_ text: [UInt8], _ server: inout Server) {
    let text = String(decoding: text, as: UTF8.self)
    let document: JSON = ["uri": uri, "version": 1, "text": .string(text)]
    send(["method": "textDocument/didOpen"], ["textDocument": document], &server)
  }

  private static func send(
    _ message: [String: JSON],
    _ parameters: JSON,
    _ server: inout Server,
  ) {
    let message = JSON.object(message.merging(["params": parameters]) { $1 })
    guard let body = try? JSONEncoder().encode(message) else { return }
    server.receive([Array(body)])
  }

  private static func diagnostics(_ server: inout Server) -> [JSON] {
    rest(&server)
    _ = server.takeMessages()
    send(
      ["method": "textDocument/diagnostic", "id": 2],
      ["textDocument": ["uri": uri]],
      &server,
    )
    return server.takeMessages()
  }
}
