internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// References, and the values that other values are compared with.
extension SelectingVariables {
  /// Follows a chain of accesses, or returns what it begins with and the keys that select.
  mutating func access(_ visit: Visit, in tree: HCLTree, _ site: Site) -> [Visit] {
    var visits: [Visit] = []
    var path = visit.suffix
    var node = visit.node
    var role = visit.role
    while tree[node].kind.isAccess, let base = tree.firstChild(of: node) {
      let key = tree.next(after: base)
      switch tree[node].kind {
      case .attribute: path.insert(tree.name(of: node), at: 0)
      case .index:
        let constant = key.flatMap { self.key(at: $0, in: tree, site) }
        path.insert(constant ?? ValuePath.everyElement, at: 0)
        if constant == nil, let key {
          let keys = Role.selector(keys(of: base, in: tree, site))
          visits.append(Visit(node: key, role: keys, loop: visit.loop))
        }
      default:
        // A null value has no elements, any other one that is not a collection has one.
        if !isCollection(base, in: tree, site) {
          let null = Role.selector(Selector(constants: [.null]))
          visits.append(Visit(node: base, role: null, loop: visit.loop))
        }
        if path.isEmpty {
          // It has as many elements as the collection.
          visits.append(Visit(node: base, role: role.ofNumber, loop: visit.loop))
          if let whole = role.ofCollections, key.map({ tree.names(of: $0).isEmpty }) ?? true {
            visits.append(Visit(node: base, role: whole, loop: visit.loop))
          }
          role = role.opened
        } else {
          path.removeFirst()
        }
        path.insert(
          contentsOf: [ValuePath.everyElement] + (key.map { tree.names(of: $0) } ?? []),
          at: 0
        )
      }
      node = base
    }
    guard tree[node].kind == .reference else {
      return visits + [Visit(node: node, role: role, suffix: path, loop: visit.loop)]
    }
    let name = tree.name(of: node)
    var loop = visit.loop
    while let index = loop {
      if let position = loops[index].names.firstIndex(of: name) {
        let isElement = position == loops[index].names.count - 1
        guard let collection = loops[index].collection else { return visits }
        let suffix = isElement ? [ValuePath.everyElement] + path : [ValuePath.everyKey]
        let outer = loops[index].outer
        return visits + [Visit(node: collection, role: role, suffix: suffix, loop: outer)]
      }
      loop = loops[index].outer
    }
    follow(HCLTree.Path(names: [name] + path), site, role)
    return visits
  }

  private mutating func follow(_ reference: HCLTree.Path, _ site: Site, _ role: Role) {
    let names = reference.names
    guard names.count > 1 else { return }
    let suffix = Array(names.dropFirst(2))
    switch names[0] {
    case "var": followVariable(names[1], suffix, site, role)
    case "local":
      guard let local = tree.module(at: site.path)?.local(names[1]) else { return }
      visit(Site(attribute: local.attribute, path: site.path, block: nil), role, suffix)
    case "each", "count":
      let loop = site.block?.attribute("for_each") ?? site.block?.attribute("count")
      guard let loop else { return }
      var part: [Text] = []
      if names[1] == "value" { part = [ValuePath.everyElement] + suffix }
      // The key of an element of a set is the element.
      if names[1] == "key" {
        part = [isSet(loop, at: site.path) ? ValuePath.everyElement : ValuePath.everyKey]
      }
      visit(Site(attribute: loop, path: site.path, block: nil), role, part)
    case "terraform" where names[1] == "workspace":
      if case .selector(let selector) = role { selectWorkspace(selector) }
    case "module": followModule(names[1], suffix, site, role)
    case "resource", "data":
      guard names.count > 2 else { return }
      followResource(names[0], names[1], names[2], Array(suffix.dropFirst()), site, role)
    default: followResource("resource", names[0], names[1], suffix, site, role)
    }
  }

  /// Follows the number of instances of a resource, and an attribute that is written.
  private mutating func followResource(
    _ kind: Text,
    _ type: Text,
    _ name: Text,
    _ suffix: [Text],
    _ site: Site,
    _ role: Role,
  ) {
    guard let block = tree.module(at: site.path)?.declarations(kind, [type, name]).first else {
      return
    }
    func visit(_ name: Text, _ role: Role) {
      guard let attribute = block.attribute(name) else { return }
      self.visit(Site(attribute: attribute, path: site.path, block: block), role)
    }
    visitInstances(of: block, at: site.path, suffix.first, role)
    guard kind == "resource" else { return }
    // A key may precede the attribute.
    for attribute in suffix.prefix(2) { visit(attribute, role) }
  }

  /// Follows the number of instances of a block, and the key of one of them.
  private mutating func visitInstances(
    of block: ConfigurationBlock,
    at path: ModulePath,
    _ key: Text?,
    _ role: Role,
  ) {
    if let enabled = block.enabled {
      visit(Site(attribute: enabled, path: path, block: nil), .selector(.condition))
    }
    if let count = block.attribute("count") {
      visit(Site(attribute: count, path: path, block: nil), .selector(.number))
    }
    guard let loop = block.attribute("for_each") else { return }
    let site = Site(attribute: loop, path: path, block: nil)
    visit(site, .selector(.collection))
    guard let key, key != ValuePath.everyElement else { return }
    let name = Role.selector(Selector(constants: [.string(key)]))
    let step = isSet(loop, at: path) ? ValuePath.everyElement : ValuePath.everyKey
    visit(site, key == ValuePath.everyKey ? role : name, [step])
  }

  private mutating func followModule(
    _ name: Text,
    _ suffix: [Text],
    _ site: Site,
    _ role: Role,
  ) {
    let path = site.path.appending(name)
    guard let module = tree.module(at: path), let call = tree.call(to: path) else { return }
    visitInstances(of: call, at: site.path, suffix.first, role)
    let names = call.isRepeated ? suffix.dropFirst() : suffix[...]
    let outputs = names.first.map { [[$0]] } ?? module.labels(of: "output")
    for labels in outputs {
      if let output = module.declarations("output", labels).first?.attribute("value") {
        visit(Site(attribute: output, path: path, block: nil), role, Array(names.dropFirst()))
      }
    }
  }

  private mutating func followVariable(
    _ name: Text,
    _ suffix: [Text],
    _ site: Site,
    _ role: Role,
  ) {
    guard let caller = site.path.caller else {
      switch role {
      case .selector(let selector): select(name, suffix, selector)
      case .value: addValue(name)
      }
      return
    }
    guard let call = tree.call(to: site.path), let argument = call.attribute(name) else { return }
    visit(Site(attribute: argument, path: caller, block: call), role, suffix)
  }

  // MARK: Values in the default scenario

  func value(at node: Int, in tree: HCLTree, _ site: Site) -> TerraformValue? {
    if let constant = tree.constant(at: node) { return constant }
    return evaluation.value(of: tree, at: node, in: site.attribute.file, of: site.path)
  }

  /// Whether an expression is a list, a tuple or a set, as its value or the type of its variable
  /// shows.
  private func isCollection(_ node: Int, in tree: HCLTree, _ site: Site) -> Bool {
    if let value = value(at: node, in: tree, site), !value.isNull { return value.elements != nil }
    guard let names = tree.reference(at: node)?.names, names.count > 1, names[0] == "var",
      let declared = self.tree.module(at: site.path)?.variables[names[1]]
    else { return false }
    return switch declared.type.part(at: Array(names.dropFirst(2)))?.type {
    case .list, .set, .tuple: true
    case .any, .boolean, .number, .string, .map, .object, nil: false
    }
  }

  private func value(_ attribute: WrittenAttribute, at path: ModulePath) -> TerraformValue? {
    guard let tree = try? attribute.tree() else { return nil }
    return evaluation.value(of: tree, at: tree.root, in: attribute.file, of: path)
  }

  private func isSet(_ loop: WrittenAttribute, at path: ModulePath) -> Bool {
    if case .set = value(loop, at: path)?.content { true } else { false }
  }

  /// Returns a constant, the known primitive value of another expression, or the keys that
  /// `each.key` may be; nil for others.
  func constants(at node: Int, in tree: HCLTree, _ site: Site) -> [TerraformValue]? {
    if let value = value(at: node, in: tree, site) { return value.isScalar ? [value] : nil }
    guard tree.reference(at: node)?.names == ["each", "key"],
      let loop = site.block?.attribute("for_each")
    else { return nil }
    switch value(loop, at: site.path)?.content {
    case .set(let elements): return elements
    case .object(let entries), .map(let entries): return entries.keys.map { .string($0) }
    default: return nil
    }
  }

  /// Returns a key that no scenario changes; nil for others.
  func key(at node: Int, in tree: HCLTree, _ site: Site) -> Text? {
    tree.constant(at: node)?.shown ?? text(at: node, in: tree, site)
  }

  /// Returns the keys or indexes of a collection, and the first index that a list lacks; of one
  /// element of a collection, those of all.
  func keys(of node: Int, in tree: HCLTree, _ site: Site) -> Selector {
    let isElement = tree[node].kind == .index
    let collection = isElement ? tree.firstChild(of: node) ?? node : node
    guard let value = value(at: collection, in: tree, site) else { return Selector(isOpen: true) }
    let collections = isElement ? value.parts ?? [] : [value]
    let keys = collections.compactMap(\.keys)
    return keys.isEmpty
      ? Selector(isOpen: true) : Selector(constants: keys.reduce(into: []) { $0.formUnion($1) })
  }
}

extension HCLTree {
  /// Returns the attributes and constant indexes that a splat selects of each element.
  fileprivate func names(of each: Int) -> [Text] {
    var (names, node) = ([Text](), each)
    while self[node].kind.isAccess, let base = firstChild(of: node) {
      let key = next(after: base).flatMap { constant(at: $0)?.shown }
      names.append(self[node].kind == .attribute ? name(of: node) : key ?? ValuePath.everyElement)
      node = base
    }
    return names.reversed()
  }
}
