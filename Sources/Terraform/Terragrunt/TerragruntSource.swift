internal import LintSyntax
internal import LintText

/// The source of the module of a Terragrunt unit.
enum TerragruntSource {
  /// A folder of the repository.
  case local(Text)

  /// A source elsewhere.
  case other(Text)

  /// The expression of a source that is not known.
  case unknown(Text)

  /// Evaluates a source: of a conditional that is not known, the branch that is in the repository.
  init(_ attribute: WrittenAttribute, in configuration: TerragruntConfiguration) {
    var pending: [Int] = []
    let tree = try? attribute.tree()
    if let tree { pending.append(tree.root) }
    while let tree, let node = pending.popLast() {
      let children = tree.children(of: node)
      if case .success(let value) = configuration.value(of: tree, at: node),
        case .string(let text) = value.content
      {
        if let folder = Self.folder(text, for: configuration) {
          self = .local(folder)
          return
        }
        if node == tree.root {
          self = .other(text)
          return
        }
      } else if tree[node].kind == .conditional {
        pending += children.dropFirst().reversed()
      } else if tree[node].kind == .parentheses || tree[node].kind == .wrappedTemplate {
        pending += children
      }
    }
    self = .unknown(attribute.text)
  }

  /// Returns the folder of a local source; nil for other sources.
  ///
  /// A path needs no `./` before it, unlike the source of a module call.
  private static func folder(_ source: Text, for configuration: TerragruntConfiguration) -> Text? {
    guard !source.contains("::"), !source.contains("://"), !source.contains("@"),
      let path = source.split(separator: "?").first, let first = path.split(separator: "/").first,
      path.hasPrefix(".") || path.hasPrefix("/") || !first.contains(".")
    else { return nil }
    let folder = FolderPath.joining(path, to: configuration.folder)
    return TerragruntPath.isInside(folder) ? folder : nil
  }
}
