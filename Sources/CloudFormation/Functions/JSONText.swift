internal import LintSyntax
internal import LintText

/// The result of `Fn::ToJsonString` (AWS::LanguageExtensions).
enum JSONText {
  /// Returns a literal value as JSON without blanks, or nil if it contains a function.
  static func text(of node: Node, _ bindings: Bindings) -> Text? {
    guard Intrinsic(node) == nil else { return nil }
    switch node.kind {
    case .scalar:
      return node.scalarValue.map { text(of: $0, bindings) }
    case .sequence:
      let elements = node.elements.map { text(of: $0, bindings) }
      return elements.contains(nil)
        ? nil : "[\(elements.compactMap(\.self).joined(separator: ","))]"
    case .mapping:
      let members = node.entries.map { entry -> Text? in
        guard let key = bindings.text(of: entry.key), let value = text(of: entry.value, bindings)
        else { return nil }
        return "\(key.quotedAsJSON):\(value)"
      }
      return members.contains(nil) ? nil : "{\(members.compactMap(\.self).joined(separator: ","))}"
    }
  }

  private static func text(of value: ScalarValue, _ bindings: Bindings) -> Text {
    switch value {
    case .null: "null"
    case .boolean, .integer, .real: value.text
    case .text(let text): bindings.apply(to: text).quotedAsJSON
    }
  }
}
