/// The parameters of calls, with the members that the server reads.
struct DocumentName: Decodable, Sendable { let uri: String }

struct DocumentParameters: Decodable, Sendable { let textDocument: DocumentName }

struct OpenParameters: Decodable, Sendable {
  let textDocument: Item

  struct Item: Decodable, Sendable {
    let uri: String
    let version: Int
    let text: String
  }
}

struct ChangeParameters: Decodable, Sendable {
  let textDocument: Versioned
  let contentChanges: [Change]

  struct Versioned: Decodable, Sendable {
    let uri: String
    let version: Int?
  }

  struct Change: Decodable, Sendable {
    /// The replaced range; nil for the whole text.
    let range: TextRange?
    let text: String
  }
}

struct FoldersParameters: Decodable, Sendable {
  let event: Event

  struct Event: Decodable, Sendable {
    let added: [DocumentName]
    let removed: [DocumentName]
  }
}

struct DocumentDiagnosticParameters: Decodable, Sendable {
  let textDocument: DocumentName
  let previousResultId: String?
}

struct WorkspaceDiagnosticParameters: Decodable, Sendable {
  let previousResultIds: [Previous]

  struct Previous: Decodable, Sendable {
    let uri: String
    let value: String
  }
}

struct CodeActionParameters: Decodable, Sendable {
  let textDocument: DocumentName
  let range: TextRange
  let context: Context

  struct Context: Decodable, Sendable {
    /// The requested kinds; nil for all.
    let only: [String]?

    /// 2 if no user has asked, as when the cursor moves.
    let triggerKind: Int?
  }
}

struct ExecuteParameters: Decodable, Sendable {
  let command: String
  let arguments: [String]?
}

struct PositionParameters: Decodable, Sendable {
  let textDocument: DocumentName
  let position: TextPosition
}

struct RangeParameters: Decodable, Sendable {
  let textDocument: DocumentName
  let range: TextRange
}
