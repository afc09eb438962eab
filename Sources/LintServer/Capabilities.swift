internal import LintDiagnostics

/// The features of the server.
struct Capabilities {
  private let client: InitializeParameters

  init(for client: InitializeParameters) {
    self.client = client
  }

  /// The command that opens the page of a rule.
  static let openRule = "elasticache-lint.openRule"

  /// The kind of the action that makes all safe edits.
  static let fixAll = "source.fixAll.elasticache-lint"

  /// The result of `initialize`.
  var json: JSON {
    let tool = ToolDescription.current
    let provider: JSON = [
      "identifier": .string(tool.name), "interFileDependencies": true,
      "workspaceDiagnostics": true,
    ]
    return [
      "serverInfo": ["name": .string(tool.name), "version": .string(tool.version)],
      "capabilities": [
        "positionEncoding": .string(client.encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 2, "save": true],
        "diagnosticProvider": client.isOfferedDiagnostics ? provider : .null,
        "codeActionProvider": ["codeActionKinds": ["quickfix", .string(Self.fixAll)]],
        "executeCommandProvider": ["commands": [.string(Self.openRule)]],
        "hoverProvider": true,
        "inlayHintProvider": .bool(client.wantsHints),
        "completionProvider": ["triggerCharacters": [":", " ", "\""]],
        "workspace": [
          "workspaceFolders": ["supported": true, "changeNotifications": true]
        ],
      ],
    ]
  }
}
