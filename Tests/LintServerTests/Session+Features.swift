import LintTestSupport
import LintText

@testable import LintServer

/// Requests about a position or range of a document.
extension Session {
  /// The hover at a position as Markdown; nil for none.
  mutating func hover(_ name: String, _ line: Int, _ character: Int) -> String? {
    let response = request(
      "textDocument/hover",
      [
        "textDocument": ["uri": uri(name)],
        "position": ["line": .number(line), "character": .number(character)],
      ],
    )
    let result = response?["result"] as? [String: Any]
    return (result?["contents"] as? [String: String])?["value"]
  }

  /// The labels of the inlay hints of a document.
  mutating func hints(_ name: String) -> [String] {
    let response = request(
      "textDocument/inlayHint",
      ["textDocument": ["uri": uri(name)], "range": Self.wholeRange],
    )
    return (response?["result"] as? [[String: Any]])?.compactMap { $0["label"] as? String } ?? []
  }

  /// The quick fixes for all findings of a document.
  mutating func quickFixes(_ name: String) -> [[String: Any]] {
    let response = request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": uri(name)], "range": Self.wholeRange,
        "context": ["diagnostics": [], "only": ["quickfix"]],
      ],
    )
    return response?["result"] as? [[String: Any]] ?? []
  }

  private static let wholeRange: JSON = [
    "start": ["line": 0, "character": 0], "end": ["line": 1000, "character": 0],
  ]

  /// The edits of an action, as `line:column text`, by the names of their files in the folder.
  func edits(of action: [String: Any]) -> [String: [String]] {
    let edit = action["edit"] as? [String: Any]
    let changes = edit?["changes"] as? [String: [[String: Any]]] ?? [:]
    let names = changes.map { uri, edits in
      let name = uri.replacing("\(folder.path.uri)/", with: "")
      let texts = edits.map { edit in
        let start = (edit["range"] as? [String: [String: Int]])?["start"] ?? [:]
        let text = edit["newText"] as? String ?? ""
        return "\(start["line"] ?? -1):\(start["character"] ?? -1) \(text)"
      }
      return (name, texts)
    }
    return Dictionary(uniqueKeysWithValues: names)
  }

  /// The diagnostics of the workspace as `line:column rule`, by the names of their files in the
  /// folder.
  mutating func workspaceFindings() -> [String: [String]] {
    let count = messages.count
    request("workspace/diagnostic", ["previousResultIds": []])
    rest()
    let items = messages[count...].firstNonNil { message in
      (message["result"] as? [String: Any])?["items"] as? [[String: Any]]
    }
    let pairs = (items ?? []).compactMap { item -> (String, [String])? in
      let found = Self.outline(of: item["items"])
      guard let uri = item["uri"] as? String, !found.isEmpty else { return nil }
      return (uri.replacing("\(folder.path.uri)/", with: ""), found)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The files with diagnostics of the workspace, by their names in the folder.
  mutating func workspaceFiles() -> [String] {
    let count = messages.count
    notifyOfFiles()
    request("workspace/diagnostic", ["previousResultIds": []])
    rest()
    let items = messages[count...].firstNonNil { message in
      (message["result"] as? [String: Any])?["items"] as? [[String: Any]]
    }
    return (items ?? []).filter { ($0["items"] as? [Any])?.isEmpty == false }
      .compactMap { $0["uri"] as? String }
      .map { $0.replacing("\(folder.path.uri)/", with: "") }
  }
}
