import LintDiagnostics
import LintText
@testable import LintSyntax

extension HCLFile {
  /// What is in it, without places: `a = number 7; block "x" "y" {b = null}`.
  var outline: String { body.outline }
}

extension HCLBody {
  fileprivate var outline: String {
    // Attributes first: how both are mixed is told by their places alone.
    (attributes.map { "\($0.name) = \($0.value.outline)" } + blocks.map(\.outline))
      .joined(separator: "; ")
  }

  /// The attributes of the body and of all blocks in it.
  var allAttributes: [HCLAttribute] { attributes + blocks.flatMap(\.body.allAttributes) }

  /// All blocks, however deep.
  var allBlocks: [HCLBlock] { blocks + blocks.flatMap(\.body.allBlocks) }
}

extension HCLBlock {
  fileprivate var outline: String {
    ([type.string] + labels.map { "\"\($0)\"" }).joined(separator: " ") + " {\(body.outline)}"
  }
}

extension HCLExpression {
  fileprivate var outline: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let text): "number \(text)"
    case .string(let text): "string \(text.string.debugDescription)"
    case .traversal(let names): names.joined(separator: ".").string
    case .other: "other"
    }
  }
}
