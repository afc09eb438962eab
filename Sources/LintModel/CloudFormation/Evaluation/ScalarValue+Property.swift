internal import LintDiagnostics
internal import LintSyntax

extension ScalarValue {
  /// The value as the text that CloudFormation hands on.
  var text: Text {
    switch self {
    case .null: ""
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): value
    }
  }

  /// The whole number that the service would take it for, or nil if it is none.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): return number
    case .real(let number): return Int(exactly: number)
    case .null, .boolean: return nil
    case .text(let text):
      return WholeNumber.value(text)
    }
  }

  /// The value as a message shows it.
  var shown: Text {
    switch self {
    case .null: "null"
    case .boolean, .integer, .real: text
    case .text(let text): "'\(text)'"
    }
  }
}
