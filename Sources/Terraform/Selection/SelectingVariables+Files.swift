internal import LintSyntax
internal import LintText

/// Files that variables select, and templates that variables are passed to.
extension SelectingVariables {
  /// The maximum number of files that a path may select.
  private static let fileLimit = 64

  /// The maximum number of local values that a path goes through.
  private static let localLimit = 16

  /// Returns the paths of the files that an expression may select.
  func paths(at node: Int, in tree: HCLTree, _ site: Site) -> Selector {
    guard let (folder, pattern) = pattern(at: node, in: tree, site),
      let names = evaluation.files.files(
        in: FolderPath.joining(folder.isEmpty ? "." : folder, to: evaluation.tree.root),
        matching: pattern,
      ), names.count <= Self.fileLimit
    else { return Selector(isOpen: true) }
    return Selector(constants: Set(names.map { .string("\(folder)\($0)") }))
  }

  /// Returns a folder, up to its last slash, and a pattern of the files in it that an expression may
  /// select; of an expression other than a template, those with the extension of its value.
  private func pattern(
    at node: Int,
    in tree: HCLTree,
    _ site: Site,
    depth: Int = 0,
  ) -> (folder: Text, pattern: Text)? {
    if let names = tree.reference(at: node)?.names, names.count == 2, names[0] == "local",
      depth < Self.localLimit,
      let local = self.tree.module(at: site.path)?.local(names[1])?.attribute,
      let written = try? local.tree()
    {
      let site = Site(attribute: local, path: site.path, block: nil)
      return pattern(at: written.root, in: written, site, depth: depth + 1)
    }
    func isPlain(_ text: Text) -> Bool { !text.utf8.contains { "*?[".utf8.contains($0) } }
    let path: Text
    if tree[node].kind == .template {
      let texts = tree.children(of: node).map { text(at: $0, in: tree, site) }
      guard texts.contains(nil), texts.allSatisfy({ $0.map(isPlain) ?? true }) else { return nil }
      path = texts.map { $0 ?? "*" }.joined(separator: "")
    } else {
      guard case .string(let value)? = value(at: node, in: tree, site)?.content, isPlain(value)
      else { return nil }
      let name = value.split(separator: "/").last ?? value
      let endings = name.split(separator: ".").dropFirst()
      let folder = Text(value.utf8.dropLast(name.utf8.count))
      path = "\(folder)*\(endings.isEmpty ? "" : ".")\(Array(endings).joined(separator: "."))"
    }
    guard !path.hasPrefix("/"), !path.hasPrefix("~"),
      let start = path.split(separator: "*").first, start.utf8.count < path.utf8.count
    else { return nil }
    let last = start.split(separator: "/").last ?? ""
    let folder = Text(start.utf8.dropLast(last.utf8.count))
    return (folder, Text(path.utf8.dropFirst(folder.utf8.count)))
  }

  // MARK: Templates

  /// Returns the values that are passed to a template file, with what it compares them with.
  func templateVariables(
    _ variables: Int,
    of path: Int,
    _ visit: Visit,
    in tree: HCLTree,
    _ site: Site,
  ) -> [Visit] {
    let plain = Visit(node: variables, role: visit.role.computed, loop: visit.loop)
    guard tree[variables].kind == .object, let template = template(at: path, in: tree, site) else {
      return [plain]
    }
    var visits = [plain]
    for entry in tree.children(of: variables).map({ tree.children(of: $0) }) {
      guard entry.count == 2, case .string(let name)? = tree.constant(at: entry[0])?.content else {
        continue
      }
      for (suffix, selector) in template.selectors(of: name) {
        visits.append(
          Visit(node: entry[1], role: .selector(selector), suffix: suffix, loop: visit.loop)
        )
      }
    }
    return visits
  }

  /// Parses the template file that an expression names in the default scenario.
  private func template(at path: Int, in tree: HCLTree, _ site: Site) -> HCLTree? {
    guard case .string(let path)? = value(at: path, in: tree, site)?.content,
      !path.hasPrefix("/"), !path.hasPrefix("~"),
      case .text(let text, _) = evaluation.files.content(
        at: FolderPath.joining(path, to: evaluation.tree.root)
      )
    else { return nil }
    return try? HCLTree(template: text)
  }
}

extension HCLTree {
  /// The maximum number of visited nodes of a template.
  private static let nodeLimit = 20_000

  /// Returns the uses of a template's variable that select, by the parts of its value.
  fileprivate func selectors(
    of variable: Text
  ) -> [(suffix: [Text], selector: SelectingVariables.Selector)] {
    var found: [(suffix: [Text], selector: SelectingVariables.Selector)] = []
    var pending = [(node: root, selector: SelectingVariables.Selector?.none)]
    var count = 0
    while let (node, selector) = pending.popLast(), count < Self.nodeLimit {
      count += 1
      let children = children(of: node)
      if let names = reference(at: node)?.names {
        if names.first == variable, let selector {
          found.append((Array(names.dropFirst()), selector))
        }
        continue
      }
      let selectors = selectors(node, children, selector)
      pending += zip(children, selectors).map { (node: $0, selector: $1) }
    }
    return found
  }

  /// Returns what the parts of an expression are compared with.
  private func selectors(
    _ node: Int,
    _ children: [Int],
    _ outer: SelectingVariables.Selector?,
  ) -> [SelectingVariables.Selector?] {
    let open = SelectingVariables.Selector(isOpen: true)
    switch self[node].kind {
    case .conditional, .ifDirective: return [.condition] + children.dropFirst().map { _ in outer }
    case .unary where self[node].operation == .not: return [.condition]
    case .binary where children.count == 2:
      switch self[node].operation {
      case .and, .or, .not: return [.condition, .condition]
      case .plus, .minus, .times, .divided, .modulo, .negate: return [outer, outer]
      case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
        let isOrder = self[node].operation != .equal && self[node].operation != .notEqual
        return children.reversed().map { other in
          constant(at: other).map {
            SelectingVariables.Selector(constants: isOrder ? $0.neighbors : $0.equals)
          } ?? open
        }
      }
    case .call where name(of: node) == "contains" && children.count == 2:
      let listed = literal(at: children[0])?.scalars
      return [open, listed.map { SelectingVariables.Selector(constants: Set($0)) } ?? open]
    case .call: return children.map { _ in outer == nil ? nil : open }
    case .forDirective, .tupleFor, .objectFor:
      let collections = children.map { self[$0].kind == .name ? nil : outer }
      let first = children.firstIndex { self[$0].kind != .name }
      return collections.enumerated().map { index, selector in
        index == first
          ? SelectingVariables.Selector(constants: SelectingVariables.emptyValues, isOpen: true)
          : selector
      }
    case .index, .attribute, .splat: return children.map { _ in open }
    default: return children.map { _ in outer }
    }
  }
}
