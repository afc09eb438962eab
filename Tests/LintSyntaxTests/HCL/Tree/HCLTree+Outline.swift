import LintText

@testable import LintSyntax

extension HCLTree {
  /// Parses a text.
  init(_ contents: String) throws {
    let text = try SourceText(contents: contents.utf8)
    try self.init(in: text, 0..<text.bytes.count)
  }

  /// The tree with its operators before their operands, such as `(+ 1 (* 2 x))`.
  var outline: String { outline(root) }

  private func outline(_ node: Int) -> String {
    let children = children(of: node).map(outline)
    func list(_ name: String, _ suffix: String = "") -> String {
      "(" + ([name] + children).joined(separator: " ") + suffix + ")"
    }
    let expanding = self[node].isExpanding ? " ..." : ""
    switch self[node].kind {
    case .null: return "null"
    case .true: return "true"
    case .false: return "false"
    case .number: return number(of: node).string
    case .string:
      return "'" + string(of: node).string.replacing("\n", with: "⏎") + "'"
    case .reference, .name: return name(of: node).string
    case .item: return "@"
    case .attribute: return "\(children[0]).\(name(of: node))"
    case .index: return "\(children[0])[\(children[1])]"
    case .unary, .binary: return list(Self.symbols[self[node].operation] ?? "")
    case .call: return list(name(of: node).string, expanding)
    case .objectFor: return list("objectFor", expanding)
    case .template, .wrappedTemplate, .ifDirective, .forDirective, .splat, .conditional,
      .parentheses, .tuple, .object, .entry, .tupleFor:
      return list("\(self[node].kind)")
    }
  }

  private static let symbols: [Operator: String] = [
    .or: "||", .and: "&&", .equal: "==", .notEqual: "!=", .less: "<", .greater: ">",
    .lessOrEqual: "<=", .greaterOrEqual: ">=", .plus: "+", .minus: "-", .times: "*",
    .divided: "/", .modulo: "%", .not: "!", .negate: "neg",
  ]
}
