internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Caches of a configuration of the Serverless Framework that are not written in its template:
/// resources that are variables, and templates for plugins.
struct ServerlessDeclarations {
  private let root: Node
  private let parts: [Node]

  init(_ root: Node, _ parts: [Node]) {
    self.root = root
    self.parts = parts
  }

  var remarks: [Remark] { [variable, outside, change].compactMap(\.self) }

  /// A note on the first resource that is a variable, or whose type is one.
  private var variable: Remark? {
    let values = ServerlessVariables(of: root, assumesDefaults: true)
    let found = parts.compactMap { $0["Resources"] }.flatMap { resources -> [Node] in
      if isVariable(resources, values) { return [resources] }
      return resources.entries.compactMap { entry in
        [entry.value, entry.value["Type"]].compactMap(\.self).first { isVariable($0, values) }
      }
    }
    guard let first = found.first, let text = first.text else { return nil }
    let others = found.count == 1 ? "" : " (and \(found.count - 1) more)"
    return Remark(
      .notExamined,
      "'\(text)'\(others) may be a cache, and is not examined",
      help: Self.help,
      at: first.range,
    )
  }

  /// Whether a node is a variable that may be a cache, and for which no value was inserted.
  private func isVariable(_ node: Node, _ values: ServerlessVariables) -> Bool {
    guard let text = node.text, ServerlessVariables.mayBeFound(in: text) else { return false }
    guard let value = values.value(of: node) else { return true }
    return CacheType(value.text) != nil && value.literal.utf8.count > node.range.count
  }

  /// A note on the first cache outside the template.
  private var outside: Remark? {
    let template = root["resources"]?.range
    return root.document.mappings.firstNonNil { mapping in
      guard let type = mapping["Type"], let name = type.text,
        CacheType(name)?.language == .cloudFormation,
        template?.contains(mapping.range.lowerBound) != true
      else { return nil }
      return Remark(
        .notExamined,
        "\(name) is declared outside 'resources', and is not examined there",
        help: Self.help,
        at: type.range,
      )
    }
  }

  /// A note on the first path of a resource outside the template, by which a plugin changes it.
  private var change: Remark? {
    guard let template = root["resources"]?.range, root.document.text.contains("resources.") else {
      return nil
    }
    func isChange(_ node: Node) -> Bool {
      node.hasPrefix("resources.") && !template.contains(node.range.lowerBound)
        && (node.hasPrefix("resources.Resources") || node.hasPrefix("resources.Conditions")
          || node.hasPrefix("resources.extensions"))
    }
    let keys = root.document.mappings.flatMap(\.writtenEntries).map(\.key)
    let texts = root.document.scalars { $0.hasBytes("resources.", at: 0) }
    guard let node = keys.first(where: isChange) ?? texts.first(where: isChange) else { return nil }
    return Remark(
      .notExamined,
      "'\(node.text ?? "")' may change the template, which is judged as it is written",
      help: Self.help,
      at: node.range,
    )
  }

  private static let help = "lint what 'serverless package' writes into .serverless"
}
