internal import LintSyntax
internal import LintText

extension ConfigurationModule {
  /// The maximum number of local values that a source goes through.
  private static let localLimit = 16

  /// Returns the source of a module call; nil if it is not constant.
  ///
  /// OpenTofu evaluates local values in it.
  func source(of call: ConfigurationBlock) -> Text? {
    guard let attribute = call.attribute("source") else { return nil }
    if case .string(let source) = attribute.value { return source }
    return text(of: attribute, depth: 0)
  }

  private func text(of attribute: WrittenAttribute, depth: Int) -> Text? {
    guard depth < Self.localLimit, let tree = try? attribute.tree() else { return nil }
    var text: Text = ""
    var pending = [tree.root]
    while let node = pending.popLast() {
      switch tree[node].kind {
      case .string: text += tree.string(of: node)
      case .parentheses, .template, .wrappedTemplate: pending += tree.children(of: node).reversed()
      case .reference, .attribute:
        guard let names = tree.reference(at: node)?.names, names.count == 2, names[0] == "local",
          let local = local(names[1]), let part = self.text(of: local.attribute, depth: depth + 1)
        else { return nil }
        text += part
      default: return nil
      }
    }
    return text
  }
}
