import Foundation
import LintTestSupport
import LintWorkspace

@testable import LintServer

/// A client of a server in the same process.
struct Session {
  let folder: TemporaryFolder
  var server: Server
  private var count = 0

  /// The response to `initialize`.
  private(set) var introduction: [String: Any]?

  /// The messages of the server that no request has waited for.
  private(set) var messages: [[String: Any]] = []

  /// Starts a server for a folder.
  ///
  /// - Parameter workspace: the name of the workspace folder in it; empty for itself.
  init(
    _ folder: TemporaryFolder,
    capabilities: JSON = [:],
    options: JSON = .null,
    preferences: Preferences = Preferences(),
    workspace: String = "",
  ) {
    self.folder = folder
    let root = workspace.isEmpty ? folder.path.uri : folder(workspace).uri
    server = Server(preferences)
    introduction = request(
      "initialize",
      [
        "workspaceFolders": [["uri": .string(root), "name": "folder"]],
        "capabilities": capabilities, "initializationOptions": options,
      ],
    )
    notify("initialized", [:])
  }

  /// Creates a client that has not introduced itself.
  init(silent folder: TemporaryFolder) {
    self.folder = folder
    server = Server(Preferences())
  }

  var exitStatus: Int32? { server.exitStatus }

  func uri(_ name: String) -> JSON { .string(folder(name).uri) }

  /// Sends a body.
  mutating func send(_ body: String) { send(Array(body.utf8)) }

  mutating func send(_ body: [UInt8]) {
    server.receive([body])
    collect()
  }

  mutating func notify(_ method: String, _ parameters: JSON) {
    server.receive([body(["jsonrpc": "2.0", "method": .string(method), "params": parameters])])
    collect()
  }

  /// Sends a request, and returns the response.
  @discardableResult
  mutating func request(_ method: String, _ parameters: JSON = .null) -> [String: Any]? {
    count += 1
    let id = count
    server.receive([
      body([
        "jsonrpc": "2.0", "id": .number(id), "method": .string(method), "params": parameters,
      ])
    ])
    collect()
    let index = messages.firstIndex { $0["id"] as? Int == id && $0["method"] == nil }
    return index.map { messages.remove(at: $0) }
  }

  /// Works until nothing is left to do.
  mutating func rest() {
    while true {
      if let scan = server.takeScan() { server.finish(scan.result()) }
      server.answerWorkspaceRequests()
      guard server.hasWork else { break }
      server.work()
    }
    collect()
  }

  /// Looks at files on disk; returns whether one has changed, or may have.
  @discardableResult
  mutating func look() -> Bool {
    let hasChanged = server.lookout.look()
    if hasChanged { server.renewFiles() }
    return hasChanged
  }

  /// Begins a scan with the texts as they are now.
  mutating func beginScan() -> Scan? { server.takeScan() }

  /// Ends a scan.
  mutating func finish(_ scan: Scan?) {
    if let scan { server.finish(scan.result()) }
  }

  private mutating func collect() {
    for message in server.takeMessages() {
      let data = Data(body(message))
      if let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] {
        messages.append(object)
      }
    }
  }

  private func body(_ message: JSON) -> [UInt8] {
    (try? JSONEncoder().encode(message)).map(Array.init) ?? []
  }

  // MARK: Documents

  mutating func open(_ name: String, _ text: String, version: Int = 1) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": uri(name), "languageId": "yaml", "version": .number(version),
          "text": .string(text),
        ]
      ],
    )
  }

  mutating func change(_ name: String, _ changes: JSON, version: Int = 2) {
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri(name), "version": .number(version)],
        "contentChanges": changes,
      ],
    )
  }

  mutating func close(_ name: String) {
    notify("textDocument/didClose", ["textDocument": ["uri": uri(name)]])
  }

  /// Reports that some file on disk has changed.
  mutating func notifyOfFiles() { notify("workspace/didChangeWatchedFiles", ["changes": []]) }

  /// The messages that were shown to the user.
  var shown: [String] {
    messages.compactMap { message in
      guard message["method"] as? String == "window/showMessage" else { return nil }
      return (message["params"] as? [String: Any])?["message"] as? String
    }
  }

  /// The diagnostics of a document that the client asks for, as `line:column rule`.
  mutating func pulled(_ name: String) -> [String] {
    let response = request("textDocument/diagnostic", ["textDocument": ["uri": uri(name)]])
    return Self.outline(of: (response?["result"] as? [String: Any])?["items"])
  }

  /// The last published diagnostics of a document, as `line:column rule`; nil for none.
  mutating func diagnostics(_ name: String) -> [String]? {
    rest()
    let uri = folder(name).uri
    let last = messages.compactMap { message -> [String: Any]? in
      guard message["method"] as? String == "textDocument/publishDiagnostics",
        let parameters = message["params"] as? [String: Any], parameters["uri"] as? String == uri
      else { return nil }
      return parameters
    }.last
    return last.map { Self.outline(of: $0["diagnostics"]) }
  }

  /// Whether the only one of some diagnostics gives the reason why a document is not linted.
  static func isFailure(_ diagnostics: [String]?, _ reason: String) -> Bool {
    guard let first = diagnostics?.first, diagnostics?.count == 1 else { return false }
    return first.hasPrefix("0:0 not linted: ") && first.contains(reason)
  }

  /// Returns diagnostics as `line:column rule`.
  static func outline(of diagnostics: Any?) -> [String] {
    (diagnostics as? [[String: Any]] ?? []).map { diagnostic in
      let start = (diagnostic["range"] as? [String: [String: Int]])?["start"] ?? [:]
      let code = diagnostic["code"] as? String ?? diagnostic["message"] as? String ?? ""
      return "\(start["line"] ?? -1):\(start["character"] ?? -1) \(code)"
    }
  }
}
