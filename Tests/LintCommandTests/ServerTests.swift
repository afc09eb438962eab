import Foundation
import LintTestSupport
import Testing

/// The server as a process: its streams and its end.
struct ServerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func frame(_ body: String) -> String {
    "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private static let end =
    frame(#"{"jsonrpc": "2.0", "id": 9, "method": "shutdown"}"#)
    + frame(#"{"jsonrpc": "2.0", "method": "exit"}"#)

  private func start(_ capabilities: String = "{}") -> String {
    let parameters =
      #"{"capabilities": \#(capabilities), "workspaceFolders": [{"uri": "file://\#(folder.path)", "name": ""}]}"#
    return Self.frame(#"{"id": 0, "method": "initialize", "params": \#(parameters)}"#)
      + Self.frame(#"{"method": "initialized", "params": {}}"#)
  }

  private func open(_ name: String, _ text: String) throws -> String {
    let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    let document =
      #"{"uri": "file://\#(folder(name))", "languageId": "", "version": 1, "text": \#(quoted)}"#
    return Self.frame(
      #"{"method": "textDocument/didOpen", "params": {"textDocument": \#(document)}}"#
    )
  }

  private func pull(_ name: String) -> String {
    Self.frame(
      #"{"id": 1, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": "file://\#(folder(name))"}}}"#
    )
  }

  @Test func `lints with its options and environment, in the folder of the client`() throws {
    try folder.write("values.json", #"{"Days": "3"}"#)
    let input =
      start() + (try open("a.yaml", Template.parameterized)) + pull("a.yaml") + Self.end
    let run = try LintProcess(
      ["server", "--parameters", "values.json"],
      in: "/",
      input: input,
      environment: ["ELASTICACHE_LINT_MINIMUM_DAYS": "5"],
    )
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.output.contains(#""code":"retention-too-short""#))
  }

  @Test(arguments: ["", "Content-Length: 5\r\n\r\n{", "no frame at all"])
  func `ends with its input`(_ input: String) throws {
    #expect(try LintProcess(["server"], input: start() + input).status == 1)
  }

  @Test func `refuses a malformed frame, and ends`() throws {
    let run = try LintProcess(["server"], input: start() + "Content-Length: x\r\n\r\n" + Self.end)
    #expect(run.status == 1)
    #expect(run.output.contains(#""code":-32700"#))
  }
}
