internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds the variables of a root module that select: whose values decide between results, as
/// opposed to being one.
///
/// A variable selects in a condition, a comparison, `count`, `for_each`, or as a key of a
/// collection, also through local values and arguments of module calls.
struct SelectingVariables {
  private let tree: ConfigurationTree

  /// Evaluates in the default scenario what variables are compared with.
  private let evaluation: ConfigurationEvaluation

  /// The uses of each selecting variable.
  private(set) var variables: [Text: VariableUse] = [:]

  /// The constants that the workspace is compared with; nil if it selects nothing.
  private(set) var workspace: Set<TerraformValue>?

  private var pending: [(site: Site, use: Use)] = []
  private var known: Set<Use> = []

  /// The limit of visited expressions.
  private static let limit = 20_000

  /// A use of an expression of a module.
  private struct Use: Hashable {
    let expression: ValueOrigin
    let path: ModulePath
    let role: Role

    /// The attributes of its value that are meant: of `local.a.b.c`, `b` and `c`.
    let suffix: [Text]
  }

  /// An attribute with the block around it.
  private struct Site {
    let attribute: WrittenAttribute
    let path: ModulePath
    /// The block, for `each` and `count`.
    let block: ConfigurationBlock?
  }

  /// The use of an expression's value.
  fileprivate enum Role: Hashable {
    /// It is the result.
    case value
    /// It decides.
    case selector(Selector)
  }

  /// The values with which a value is compared.
  struct Selector: Hashable {
    var constants: Set<TerraformValue> = []

    /// Whether it is also compared with values that are not known here.
    var isOpen = false

    /// Whether no value besides the constants makes a difference.
    var isClosed = false

    /// The selector of a condition.
    static let condition = Selector(constants: [.boolean(false), .boolean(true)])

    /// The selector of `count`.
    static let number = Selector(constants: [.number(0), .number(1)])

    /// The selector of `for_each`.
    static let collection = Selector()
  }

  init(_ tree: ConfigurationTree, _ evaluation: ConfigurationEvaluation) {
    self.tree = tree
    self.evaluation = evaluation
  }

  /// Adds the variables that an attribute of a block depends on.
  ///
  /// - Parameter selector: what the value is compared with; nil if it is the result.
  mutating func add(
    _ attribute: WrittenAttribute?,
    of block: ConfigurationBlock?,
    at path: ModulePath,
    _ selector: Selector? = nil,
  ) {
    guard let attribute else { return }
    let site = Site(attribute: attribute, path: path, block: block)
    visit(site, selector.map { .selector($0) } ?? .value)
    var next = 0
    while next < pending.count, next < Self.limit {
      let (site, use) = pending[next]
      next += 1
      take(site, use)
    }
    pending.removeAll()
  }

  /// Adds what the variables that select here are compared with elsewhere.
  mutating func add(constantsOf other: SelectingVariables) {
    variables.merge(other.variables.filter { variables[$0.key] != nil }) { $0.union($1) }
  }

  private mutating func visit(_ site: Site, _ role: Role, _ suffix: [Text] = []) {
    let use = Use(
      expression: evaluation.files.origin(of: site.attribute),
      path: site.path,
      role: role,
      suffix: suffix,
    )
    if known.insert(use).inserted { pending.append((site, use)) }
  }

  private mutating func take(_ site: Site, _ use: Use) {
    guard let parsed = try? site.attribute.tree() else { return }
    var (node, suffix) = (parsed.root, use.suffix)
    while let name = suffix.first, let part = parsed.entry(name, of: node) {
      node = part
      suffix.removeFirst()
    }
    if suffix.isEmpty {
      walk(parsed, node, site, use.role)
    } else if let reference = parsed.reference(at: node) {
      follow(HCLTree.Path(names: reference.names + suffix), site, use.role)
    } else {
      walk(parsed, node, site, use.role.opened)
    }
  }

  // MARK: Expressions

  /// Visits the nodes of one expression, outer ones first.
  private mutating func walk(_ tree: HCLTree, _ root: Int, _ site: Site, _ role: Role) {
    var nodes: [(index: Int, role: Role)] = [(root, role)]
    while let (index, role) = nodes.popLast() {
      let children = tree.children(of: index)
      switch tree[index].kind {
      case .null, .true, .false, .number, .string, .name, .item:
        break
      case .attribute, .reference, .index, .splat:
        if let reference = tree.reference(at: index) {
          follow(reference, site, role)
        } else if tree[index].kind == .index, children.count == 2 {
          nodes.append((children[0], role))
          nodes.append((children[1], .selector(keys(of: children[0], in: tree, site))))
        } else {
          nodes += children.map { ($0, role.opened) }
        }
      case .conditional where children.count == 3:
        nodes.append((children[0], .selector(.condition)))
        nodes += children.dropFirst().map { ($0, role) }
      case .ifDirective:
        nodes += children.prefix(1).map { ($0, .selector(.condition)) }
        nodes += children.dropFirst().map { ($0, role) }
      case .binary where children.count == 2:
        nodes += operands(children, of: tree[index].operation, in: tree, site, role)
      case .unary:
        let isNegation = tree[index].operation == .not
        nodes += children.map { ($0, isNegation ? .selector(.condition) : role) }
      case .call where tree.name(of: index) == "lookup" && children.count > 1:
        nodes += lookup(children, in: tree, site, role)
      case .call:
        nodes += arguments(children, of: tree.name(of: index), in: tree, site, role)
      case .tupleFor, .objectFor:
        let parts = children.filter { tree[$0].kind != .name }
        let count = tree[index].kind == .tupleFor ? 2 : 3
        nodes += parts.prefix(count).map { ($0, role) }
        nodes += parts.dropFirst(count).map { ($0, .selector(.condition)) }
      case .template:
        nodes += parts(children, in: tree, role)
      case .conditional, .binary, .wrappedTemplate, .forDirective, .parentheses, .tuple, .object,
        .entry:
        nodes += children.map { ($0, role) }
      }
    }
  }

  private func operands(
    _ children: [Int],
    of operation: HCLTree.Operator,
    in tree: HCLTree,
    _ site: Site,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    switch operation {
    case .or, .and, .not: return children.map { ($0, .selector(.condition)) }
    case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
      return zip(children, children.reversed()).map { child, other in
        guard let value = constant(at: other, in: tree, site) else {
          return (child, .selector(Selector(isOpen: true)))
        }
        let isOrder = operation != .equal && operation != .notEqual
        return (child, .selector(Selector(constants: isOrder ? value.neighbors : [value])))
      }
    case .plus, .minus, .times, .divided, .modulo, .negate:
      return children.map { ($0, role.opened) }
    }
  }

  /// Follows the map of a call of `lookup`, and returns the arguments that are left.
  private mutating func lookup(
    _ children: [Int],
    in tree: HCLTree,
    _ site: Site,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    let rest = children.dropFirst(2).map { (index: $0, role: role) }
    if let map = tree.reference(at: children[0]), let key = tree.constant(at: children[1]) {
      follow(HCLTree.Path(names: map.names + [key.shown]), site, role)
      return rest
    }
    let keys = keys(of: children[0], in: tree, site)
    return [(children[0], role), (children[1], .selector(keys))] + rest
  }

  /// The functions whose result is one of their arguments, or the same in another form.
  private static let plainFunctions: Set<Text> = [
    "try", "coalesce", "tobool", "tostring", "tonumber", "nonsensitive", "sensitive", "one",
    "lower", "upper", "trimspace", "max", "min", "tolist", "toset", "tomap",
  ]

  private func arguments(
    _ children: [Int],
    of function: Text,
    in tree: HCLTree,
    _ site: Site,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    switch function {
    case "element" where children.count == 2:
      return [(children[0], role), (children[1], .selector(keys(of: children[0], in: tree, site)))]
    case "contains" where children.count == 2:
      let elements = value(at: children[0], in: tree, site)?.scalars
      let selector = elements.map { Selector(constants: Set($0)) } ?? Selector(isOpen: true)
      return [(children[0], role.opened), (children[1], .selector(selector))]
    case "startswith" where children.count == 2, "endswith" where children.count == 2,
      "strcontains" where children.count == 2:
      let part = constant(at: children[1], in: tree, site)
      let selector = Selector(constants: Set([part].compactMap(\.self)), isOpen: true)
      return [(children[0], .selector(selector)), (children[1], .selector(Selector(isOpen: true)))]
    default:
      let isPlain = Self.plainFunctions.contains(function)
      return children.map { ($0, isPlain ? role : role.opened) }
    }
  }

  /// Returns the parts of a template; constants lose what is written around the only part.
  private func parts(
    _ children: [Int],
    in tree: HCLTree,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    let variable = children.filter { tree[$0].kind != .string }
    guard case .selector(let selector) = role, variable.count == 1, let part = variable.first,
      let position = children.firstIndex(of: part)
    else { return variable.map { ($0, role.opened) } }
    let before = children[..<position].map { tree.string(of: $0) }.joined()
    let after = children[(position + 1)...].map { tree.string(of: $0) }.joined()
    let inner = selector.constants.compactMap { constant -> TerraformValue? in
      guard case .string(let text) = constant.content, text.hasPrefix(before),
        text.hasSuffix(after), text.utf8.count >= before.utf8.count + after.utf8.count
      else { return nil }
      let bytes = text.utf8.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      return .string(Text(decoding: bytes))
    }
    return [(part, .selector(Selector(constants: Set(inner), isOpen: selector.isOpen)))]
  }

  // MARK: References

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
      visit(Site(attribute: loop, path: site.path, block: nil), role)
    case "terraform" where names[1] == "workspace":
      if case .selector(let selector) = role {
        workspace = (workspace ?? []).union(selector.constants)
      }
    case "module":
      let path = site.path.appending(names[1])
      guard let module = tree.module(at: path) else { return }
      // Behind an index the name of the output is not part of the reference.
      let outputs = names.count > 2 ? [[names[2]]] : module.labels(of: "output")
      for labels in outputs {
        if let output = module.declarations("output", labels).first?.attribute("value") {
          visit(
            Site(attribute: output, path: path, block: nil),
            role,
            Array(names.dropFirst(3)),
          )
        }
      }
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
    visit("count", .selector(.number))
    visit("for_each", .selector(.collection))
    guard kind == "resource" else { return }
    // A key may precede the attribute.
    for attribute in suffix.prefix(2) { visit(attribute, role) }
  }

  private mutating func followVariable(
    _ name: Text,
    _ suffix: [Text],
    _ site: Site,
    _ role: Role,
  ) {
    guard let caller = site.path.caller else {
      if case .selector(let selector) = role {
        variables[name, default: VariableUse()].add(selector, at: suffix)
      }
      return
    }
    guard let call = tree.call(to: site.path), let argument = call.attribute(name) else { return }
    visit(Site(attribute: argument, path: caller, block: call), role, suffix)
  }

  // MARK: Values in the default scenario

  private func value(at node: Int, in tree: HCLTree, _ site: Site) -> TerraformValue? {
    if let constant = tree.constant(at: node) { return constant }
    return evaluation.value(of: tree, at: node, in: site.attribute.file, of: site.path)
  }

  /// Returns a constant, or another expression with a known value of a primitive type.
  private func constant(at node: Int, in tree: HCLTree, _ site: Site) -> TerraformValue? {
    value(at: node, in: tree, site).flatMap { $0.isScalar ? $0 : nil }
  }

  /// Returns the keys or indexes of a collection; of one element of a collection, those of all.
  private func keys(of node: Int, in tree: HCLTree, _ site: Site) -> Selector {
    let isElement = tree[node].kind == .index
    let collection = isElement ? tree.firstChild(of: node) ?? node : node
    guard let value = value(at: collection, in: tree, site) else { return Selector(isOpen: true) }
    let collections = isElement ? value.parts ?? [] : [value]
    let keys = collections.compactMap(\.keys)
    return keys.isEmpty
      ? Selector(isOpen: true) : Selector(constants: keys.reduce(into: []) { $0.formUnion($1) })
  }
}

extension SelectingVariables.Role {
  /// The same role, where the value is changed before it is used.
  fileprivate var opened: Self {
    guard case .selector(var selector) = self else { return self }
    selector.constants.subtract(SelectingVariables.Selector.condition.constants)
    selector.isOpen = true
    return .selector(selector)
  }
}
