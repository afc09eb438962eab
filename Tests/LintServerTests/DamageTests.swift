import LintTestSupport
import LintWorkspace
import Testing

@testable import LintServer

/// Texts that cannot be decoded, and documents whose text is unknown: none looks clean.
struct DamageTests {
  private let folder: TemporaryFolder
  private let bad = Template.cache(limit: "0")
  private let pulling: JSON = [
    "textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]],
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func frame(_ method: String, _ parameters: String) -> String {
    #"{"method": "textDocument/\#(method)", "params": \#(parameters)}"#
  }

  private func opened(_ comment: String) -> String {
    let text = comment + bad.replacing("\n", with: "\\n")
    return frame(
      "didOpen",
      #"{"textDocument": {"uri": "\#(folder("a.yaml").uri)", "version": 1, "text": "\#(text)"}}"#,
    )
  }

  @Test(arguments: [#"# \ud83d\n"#, #"# \uDE00\\\n"#, #"# \ud83d\ud83d\ude00\n"#])
  func `a surrogate without a partner is a character`(_ comment: String) {
    var session = Session(folder)
    session.send(opened(comment))
    #expect(session.diagnostics("a.yaml") == ["6:30 backups-off"])
    let edit =
      #"{"range": {"start": {"line": 6, "character": 30}, "end": {"line": 6, "character": 31}}, "text": "7"}"#
    let start =
      #"{"range": {"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 3}}, "text": "\udc00"}"#
    session.send(
      frame(
        "didChange",
        #"{"textDocument": {"uri": "\#(folder("a.yaml").uri)"}, "contentChanges": [\#(start), \#(edit)]}"#,
      )
    )
    #expect(session.diagnostics("a.yaml") == [])
  }

  @Test func `bytes that are not UTF-8 are characters`() {
    var session = Session(folder)
    let body = opened(#"# @\n"#)
    session.send(body.utf8.map { $0 == UInt8(ascii: "@") ? 0xE9 : $0 })
    #expect(session.diagnostics("a.yaml") == ["6:30 backups-off"])
  }

  @Test func `a document whose change cannot be decoded is unknown until it is sent again`() {
    var session = Session(folder, capabilities: pulling)
    session.open("a.yaml", Template.cache(limit: "7"))
    #expect(session.pulled("a.yaml") == [])
    session.send(frame("didChange", #"{"textDocument": {"uri": "\#(folder("a.yaml").uri)"}}"#))
    #expect(Session.isFailure(session.pulled("a.yaml"), "cannot be read"))
    #expect(session.shown.count == 1)
    session.change("a.yaml", [["text": .string(bad)]])
    #expect(session.pulled("a.yaml") == ["5:30 backups-off"])
    session.send("{")
    #expect(Session.isFailure(session.pulled("a.yaml"), "cannot be read"))
    session.close("a.yaml")
    session.open("a.yaml", bad)
    #expect(session.pulled("a.yaml") == ["5:30 backups-off"])
  }

  @Test func `a document that cannot be opened is unknown`() throws {
    try folder.write("a.yaml", Template.cache(limit: "7"))
    var session = Session(folder)
    session.send(frame("didOpen", #"{"textDocument": {"uri": "\#(folder("a.yaml").uri)"}}"#))
    #expect(Session.isFailure(session.diagnostics("a.yaml"), "cannot be read"))
    #expect(Session.isFailure(session.pulled("a.yaml"), "cannot be read"))
    session.close("a.yaml")
    #expect(session.diagnostics("a.yaml") == [])
  }

  @Test func `a file that is not open is answered from the disk`() throws {
    try folder.write("a.yaml", bad)
    var session = Session(folder, capabilities: pulling)
    #expect(session.pulled("a.yaml") == ["5:30 backups-off"])
    #expect(session.pulled("missing.yaml") == [])
    try folder.write(".elasticache-lint.yml", "minimum-days: 99\n")
    #expect(Session.isFailure(session.pulled("a.yaml"), "elasticache-lint.yml:1:15: "))
  }

  @Test func `a path that no file can have is not looked for`() {
    let uri = "file:///" + String(repeating: "x/", count: 16_000)
    #expect(FilePath(uri: uri) == nil)
    #expect(FilePath(uri: "file:///" + String(repeating: "x/", count: 2_000)) != nil)
  }
}
