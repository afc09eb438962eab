/// An error that answers a request.
struct ResponseError: Error {
  let code: Int
  let message: String

  /// Whether a message could not be decoded at all.
  var isDamage: Bool { code == Self.parse("").code }

  /// Whether the client sends the request again.
  var isRepeated: Bool { code == Self.serverCancelled.code }

  /// The JSON-RPC and LSP codes of errors.
  static func parse(_ message: String) -> ResponseError { .init(code: -32700, message: message) }
  static func invalidRequest(_ message: String) -> ResponseError {
    .init(code: -32600, message: message)
  }
  static func unknownMethod(_ name: String) -> ResponseError {
    .init(code: -32601, message: "unknown method '\(name)'")
  }
  static func invalidParameters(_ message: String) -> ResponseError {
    .init(code: -32602, message: message)
  }
  static let notInitialized = ResponseError(code: -32002, message: "not initialized")

  /// The server has ended a request for diagnostics, which the client then sends again.
  static let serverCancelled = ResponseError(code: -32802, message: "the text has changed")

  static let cancelled = ResponseError(code: -32800, message: "cancelled")
}
