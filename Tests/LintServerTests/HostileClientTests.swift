import LintTestSupport
import Testing

@testable import LintServer

/// Sessions whose messages are damaged at random: each request is answered once, and nothing traps.
struct HostileClientTests {
  private static let methods = [
    "initialize", "initialized", "shutdown", "textDocument/didOpen", "textDocument/didChange",
    "textDocument/didClose", "textDocument/didSave", "textDocument/diagnostic",
    "workspace/diagnostic", "textDocument/codeAction", "workspace/executeCommand",
    "textDocument/hover", "textDocument/inlayHint", "textDocument/completion",
    "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders", "$/cancelRequest",
  ]

  private static func parameters(_ uri: String, _ random: inout SeededGenerator) -> String {
    func number() -> String {
      ["0", "1", "5", "-1", "99999", "9223372036854775807", "-9223372036854775808", "1e3", "0.5"]
        .randomElement(using: &random) ?? "0"
    }
    func position() -> String { "{\"line\": \(number()), \"character\": \(number())}" }
    let range = "{\"start\": \(position()), \"end\": \(position())}"
    let text = Template.cache(limit: "0").replacing("\n", with: "\\n")
    return """
      {"textDocument": {"uri": "\(uri)", "languageId": "", "version": \(number()), "text": "\(text)"},
       "position": \(position()), "range": \(range), "context": {"diagnostics": []},
       "contentChanges": [{"range": \(range), "text": "\\uD834\\uDD1E\\r"}, {"text": "\(text)"}],
       "previousResultIds": [{"uri": "\(uri)", "value": "x"}], "previousResultId": "x",
       "event": {"added": [{"uri": "file:///nowhere"}], "removed": [{"uri": "\(uri)"}]},
       "command": "elasticache-lint.openRule", "arguments": ["x"], "capabilities": {}, "id": 1}
      """
  }

  @Test(arguments: 1...UInt64(12))
  func `damaged messages are survived`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var session = Session(folder)
    let uris = [
      folder("a.yaml").uri, folder(".elasticache-lint.yml").uri, "untitled:1", "file://", "",
      "file:///%zz%00/b.yaml", "file:///dev/stdin",
    ]
    for id in 1000..<1150 {
      let method = Self.methods.randomElement(using: &random) ?? ""
      if method == "shutdown", !random.happens(2) { continue }
      let uri = uris.randomElement(using: &random) ?? ""
      let parameters = Self.parameters(uri, &random)
      let isRequest = random.happens(60)
      var message = Array(
        """
        {\(isRequest ? "\"id\": \(id), " : "")"method": "\(method)", "params": \(parameters)}
        """.utf8
      )
      let isDamaged = random.happens(30)
      if isDamaged {
        for _ in 0..<random.number(1...4) {
          let index = random.number(0...message.count - 1)
          if random.happens(50) {
            message[index] = UInt8(random.number(0...255))
          } else {
            message.removeSubrange(index..<min(message.count, index + random.number(1...40)))
          }
          if message.isEmpty { break }
        }
      }
      let count = session.messages.count
      session.send(message)
      if random.happens(30) { session.rest() }
      if !isDamaged, isRequest, method != "workspace/diagnostic" {
        let answers = session.messages[count...].filter {
          $0["id"] as? Int == id && $0["method"] == nil
        }
        #expect(answers.count == 1, "\(method)")
      }
    }
    session.rest()
  }
}
