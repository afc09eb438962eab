/// An error that answers a request.
struct ResponseError: Error {
  let code: Int
  let message: String

  /// Whether a message could not be decoded at all.
  var isDamage: Bool { code == Self.parse("").code }

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
  static let cancelled = ResponseError(code: -32800, message: "cancelled")
}
