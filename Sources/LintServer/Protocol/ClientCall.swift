/// A request or notification of the Language Server Protocol that the server handles.
enum ClientCall: Sendable {
  case initialize(InitializeParameters)
  case initialized
  case shutdown
  case exit
  case cancel(MessageID)
  case opened(OpenParameters)
  case changed(ChangeParameters)
  case saved
  case closed(DocumentParameters)
  case filesChanged
  case foldersChanged(FoldersParameters)
  case documentDiagnostics(DocumentDiagnosticParameters)
  case workspaceDiagnostics(WorkspaceDiagnosticParameters)
  case codeActions(CodeActionParameters)
  case execute(ExecuteParameters)
  case hover(PositionParameters)
  case inlayHints(RangeParameters)
  case completion(PositionParameters)
  /// A notification without effect.
  case ignored

  private struct CancelParameters: Decodable { let id: MessageID }

  /// Decodes the parameters of a method.
  init(
    _ method: String,
    _ parameters: (any Decodable.Type) throws -> any Decodable,
  ) throws {
    func decode<Parameters: Decodable>() throws -> Parameters {
      guard let value = try parameters(Parameters.self) as? Parameters else {
        throw ResponseError.invalidParameters("invalid parameters")
      }
      return value
    }
    switch method {
    case "initialize": self = .initialize(try decode())
    case "initialized": self = .initialized
    case "shutdown": self = .shutdown
    case "exit": self = .exit
    case "$/cancelRequest": self = .cancel((try decode() as CancelParameters).id)
    case "textDocument/didOpen": self = .opened(try decode())
    case "textDocument/didChange": self = .changed(try decode())
    case "textDocument/didSave": self = .saved
    case "textDocument/didClose": self = .closed(try decode())
    case "workspace/didChangeWatchedFiles": self = .filesChanged
    case "workspace/didChangeWorkspaceFolders": self = .foldersChanged(try decode())
    case "textDocument/diagnostic": self = .documentDiagnostics(try decode())
    case "workspace/diagnostic": self = .workspaceDiagnostics(try decode())
    case "textDocument/codeAction": self = .codeActions(try decode())
    case "workspace/executeCommand": self = .execute(try decode())
    case "textDocument/hover": self = .hover(try decode())
    case "textDocument/inlayHint": self = .inlayHints(try decode())
    case "textDocument/completion": self = .completion(try decode())
    case "workspace/didChangeConfiguration", "$/setTrace", "window/workDoneProgress/cancel":
      self = .ignored
    default: throw ResponseError.unknownMethod(method)
    }
  }
}
