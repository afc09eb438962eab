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

  /// - Parameter name: the workspace folder; nil for none.
  private func start(_ name: String? = "") -> String {
    let folders = name.map { #"[{"uri": "file://\#(folder($0))", "name": ""}]"# } ?? "null"
    let capabilities = #"{"textDocument": {"diagnostic": {}}}"#
    let parameters = #"{"capabilities": \#(capabilities), "workspaceFolders": \#(folders)}"#
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
      ["server", "--stdio", "--parameters", "values.json"],
      in: "/",
      input: input,
      environment: ["ELASTICACHE_LINT_MINIMUM_DAYS": "5"],
    )
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.output.contains(#""code":"retention-too-short""#))
  }

  // MARK: The working folder

  private func pulled(_ name: String, _ process: EditorProcess) throws -> String {
    try process.answer(1, to: pull(name))
  }

  @Test func `finds what is there after its folder was removed and made again`() throws {
    try folder.write("w/a.yaml", Template.cache(limit: "7"))
    let process = try EditorProcess(start("w"))
    #expect(try !pulled("w/a.yaml", process).contains("backups-off"))
    try folder.remove("w")
    #expect(try pulled("w/a.yaml", process).contains(#""items":[]"#))
    try folder.write("w/a.yaml", Template.cache(limit: "0"))
    #expect(try pulled("w/a.yaml", process).contains("backups-off"))
    #expect(process.finish().contains("/w: the folder has been moved or removed"))
  }

  @Test func `finds what is there after another folder took the place of its own`() throws {
    try folder.write("w/a.yaml", Template.cache(limit: "7"))
    let process = try EditorProcess(start("w"))
    #expect(try !pulled("w/a.yaml", process).contains("backups-off"))
    try FileManager.default.moveItem(atPath: "\(folder("w"))", toPath: "\(folder("old"))")
    try folder.write("w/a.yaml", Template.cache(limit: "0"))
    #expect(try pulled("w/a.yaml", process).contains("backups-off"))
    let report = try process.answer(
      2,
      to: Self.frame(#"{"method": "workspace/didChangeWatchedFiles", "params": {}}"#)
        + Self.frame(
          #"{"id": 2, "method": "workspace/diagnostic", "params": {"previousResultIds": []}}"#
        ),
    )
    #expect(report.contains("file://\(folder("w/a.yaml"))") && report.contains("backups-off"))
    _ = process.finish()
  }

  @Test func `finds what is there after the folder of its first file was removed`() throws {
    try folder.write("x/a.yaml", Template.cache(limit: "7"))
    try folder.write("y/b.yaml", Template.cache(limit: "7"))
    let process = try EditorProcess(start(nil))
    process.send(try open("x/a.yaml", Template.cache(limit: "7")))
    process.send(try open("y/b.yaml", Template.cache(limit: "0")))
    #expect(try pulled("y/b.yaml", process).contains("backups-off"))
    try folder.remove("x")
    process.send(try open("y/c.yaml", Template.cache(limit: "0")))
    #expect(try pulled("y/c.yaml", process).contains("backups-off"))
    #expect(try pulled("y/b.yaml", process).contains("backups-off"))
    _ = process.finish()
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
