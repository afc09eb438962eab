internal import LintSyntax
internal import LintText

extension Bindings {
  /// Returns the value of a key in a mapping, with `${Identifier}` and `&{Identifier}` replaced in
  /// its keys; nil if the node isn't a mapping or has no such key.
  func value(of key: StaticString, in mapping: Node) -> Node? {
    if let value = mapping[key] { return value }
    guard !isEmpty else { return nil }
    let name = Text(key.description)
    return mapping.entries.first { text(of: $0.key) == name }?.value
  }
}
