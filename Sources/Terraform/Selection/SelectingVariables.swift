internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds the variables of a root module that select: whose values decide between results, as
/// opposed to being one.
///
/// A variable selects in a condition, a comparison, `count`, `for_each`, or as a key of a
/// collection, also through local values and arguments of module calls, and also if only a part of
/// its value does.
struct SelectingVariables {
  let tree: ConfigurationTree

  /// Evaluates in the default scenario what variables are compared with.
  let evaluation: ConfigurationEvaluation

  /// The uses of each selecting variable.
  private(set) var variables: [Text: VariableUse] = [:]

  /// The variables of the root module whose values are the limit of a cache.
  private(set) var limits: Set<Text> = []

  /// Whether the values of what is visited are limits.
  private var areLimits = false

  /// The constants that the workspace is compared with; nil if it selects nothing.
  private(set) var workspace: Selector?

  private var pending: [(site: Site, use: Use)] = []
  private var known: Set<Use> = []

  /// The limit of visited expressions.
  private static let limit = 20_000

  /// A use of an expression of a module.
  private struct Use: Hashable {
    let expression: ValueOrigin
    let path: ModulePath
    let role: Role

    /// The part of its value that is meant: of `local.a.b.c`, `b` and `c`.
    let suffix: [Text]
  }

  /// An attribute with the block around it.
  struct Site {
    let attribute: WrittenAttribute
    let path: ModulePath
    /// The block, for `each` and `count`.
    let block: ConfigurationBlock?
  }

  /// The use of an expression's value.
  enum Role: Hashable {
    /// It is the result.
    case value
    /// It decides.
    case selector(Selector)
  }

  /// The values with which a value is compared.
  struct Selector: Hashable {
    var constants: Set<TerraformValue> = []

    /// Whether it is also compared with values that are not known here, or after a change.
    var isOpen = false

    /// Whether no value besides the constants makes a difference.
    var isClosed = false

    /// Whether only the keys and the number of elements matter, not their values.
    var countsElements = false

    /// The selector of a condition.
    static let condition = Selector(constants: [.boolean(false), .boolean(true)])

    /// The selector of `count`.
    static let number = Selector(constants: [.number(0), .number(1)])

    /// The selector of `for_each`.
    static let collection = Selector(countsElements: true)

    /// The selector of a value that a function changes in a way that is not followed.
    static let open = Selector(isOpen: true)

    /// Makes it the selector of a value that both select.
    mutating func formUnion(_ other: Selector) {
      constants.formUnion(other.constants)
      isOpen = isOpen || other.isOpen
      isClosed = isClosed && other.isClosed
      countsElements = countsElements && other.countsElements
    }
  }

  /// A part of an expression with the use of its value.
  struct Visit: Hashable {
    let node: Int
    let role: Role

    /// The part of its value that is meant.
    var suffix: [Text] = []

    /// The innermost `for` expression around it, by its index in ``loops``.
    var loop: Int?
  }

  /// A `for` expression.
  struct Loop {
    /// The names of its variables: that of the key, if there are two, and that of the element.
    let names: [Text]

    /// The node of the collection; nil where its elements don't matter.
    let collection: Int?

    /// The `for` expression around it.
    let outer: Int?
  }

  /// The `for` expressions of the expression that is being visited.
  var loops: [Loop] = []

  init(_ tree: ConfigurationTree, _ evaluation: ConfigurationEvaluation) {
    self.tree = tree
    self.evaluation = evaluation
  }

  /// Adds the variables that an attribute of a block depends on.
  ///
  /// - Parameters:
  ///   - selector: what the value is compared with; nil if it is the result.
  ///   - isLimit: whether the value is the limit of a cache.
  mutating func add(
    _ attribute: WrittenAttribute?,
    of block: ConfigurationBlock?,
    at path: ModulePath,
    _ selector: Selector? = nil,
    isLimit: Bool = false,
  ) {
    guard let attribute else { return }
    areLimits = isLimit
    let site = Site(attribute: attribute, path: path, block: block)
    visit(site, selector.map { .selector($0) } ?? .value)
    var next = 0
    while next < pending.count, next < Self.limit {
      let (site, use) = pending[next]
      next += 1
      guard let parsed = try? site.attribute.tree() else { continue }
      walk(parsed, site, use.role, use.suffix)
    }
    pending.removeAll()
  }

  /// Adds what the variables that select here are compared with elsewhere.
  mutating func add(constantsOf other: SelectingVariables) {
    for (name, use) in other.variables { variables[name]?.add(constantsOf: use) }
  }

  /// Adds an expression to those that are visited.
  mutating func visit(_ site: Site, _ role: Role, _ suffix: [Text] = []) {
    let use = Use(
      expression: evaluation.files.origin(of: site.attribute),
      path: site.path,
      role: role,
      suffix: suffix,
    )
    if known.insert(use).inserted { pending.append((site, use)) }
  }

  /// Adds a use of a variable of the root module.
  mutating func select(_ name: Text, _ suffix: [Text], _ selector: Selector) {
    variables[name, default: VariableUse()].add(selector, at: suffix)
  }

  /// Adds a variable of the root module whose value is a result.
  mutating func addValue(_ name: Text) { if areLimits { limits.insert(name) } }

  mutating func selectWorkspace(_ selector: Selector) {
    if workspace == nil { workspace = selector } else { workspace?.formUnion(selector) }
  }

  // MARK: Expressions

  /// Visits the nodes of one expression, outer ones first.
  private mutating func walk(_ tree: HCLTree, _ site: Site, _ role: Role, _ suffix: [Text]) {
    loops = []
    var visits = [Visit(node: tree.root, role: role, suffix: suffix)]
    var known: Set<Visit> = []
    while let visit = visits.popLast(), known.count < Self.limit {
      guard known.insert(visit).inserted else { continue }
      visits += parts(of: visit, in: tree, site)
    }
  }

  /// Follows the reference that a node is, or returns the nodes that its value depends on.
  private mutating func parts(of visit: Visit, in tree: HCLTree, _ site: Site) -> [Visit] {
    let (node, children) = (visit.node, tree.children(of: visit.node))
    func inner(_ nodes: some Sequence<Int>, _ role: Role? = nil, _ suffix: [Text] = []) -> [Visit] {
      nodes.map { Visit(node: $0, role: role ?? visit.role, suffix: suffix, loop: visit.loop) }
    }
    switch tree[node].kind {
    case .null, .true, .false, .number, .string, .name, .item: return []
    case .attribute, .reference, .index, .splat: return access(visit, in: tree, site)
    case .conditional where children.count == 3:
      return inner(children.prefix(1), .selector(.condition))
        + inner(children.dropFirst(), nil, visit.suffix)
    case .ifDirective:
      return inner(children.prefix(1), .selector(.condition)) + inner(children.dropFirst())
    case .binary where children.count == 2:
      return operands(children, visit, in: tree, site)
    case .unary:
      return inner(
        children,
        tree[node].operation == .not ? .selector(.condition) : visit.role.negated,
      )
    case .call: return arguments(children, visit, in: tree, site)
    case .tupleFor, .objectFor, .forDirective: return loop(children, visit, in: tree)
    case .template: return templateParts(children, visit, in: tree, site)
    case .tuple:
      guard let step = visit.suffix.first else { return inner(children, visit.role.ofElements) }
      return inner(elements(children, step), nil, Array(visit.suffix.dropFirst()))
    case .object:
      guard let step = visit.suffix.first else { return inner(children, visit.role.ofElements) }
      return keys(children, step, visit, in: tree)
        + inner(entries(children, step, in: tree), nil, Array(visit.suffix.dropFirst()))
    case .parentheses: return inner(children, nil, visit.suffix)
    case .conditional, .binary, .wrappedTemplate, .entry: return inner(children)
    }
  }

  /// Returns the elements that a step of a path leads to.
  private func elements(_ children: [Int], _ step: Text) -> [Int] {
    guard step != ValuePath.everyElement else { return children }
    return Int(step.string).flatMap { children.indices.contains($0) ? [children[$0]] : nil } ?? []
  }

  /// Returns the computed keys of an object, which decide whether a step of a path leads to a value.
  private func keys(
    _ children: [Int],
    _ step: Text,
    _ visit: Visit,
    in tree: HCLTree,
  ) -> [Visit] {
    guard step != ValuePath.everyElement else { return [] }
    let name = Role.selector(Selector(constants: [.string(step)]))
    let role = step == ValuePath.everyKey ? visit.role : name
    return children.compactMap { tree.firstChild(of: $0) }
      .filter { tree.constant(at: $0) == nil }
      .map { Visit(node: $0, role: role, loop: visit.loop) }
  }

  /// Returns the values of the entries that a step of a path may lead to.
  private func entries(_ children: [Int], _ step: Text, in tree: HCLTree) -> [Int] {
    children.map { tree.children(of: $0) }.filter { entry in
      guard entry.count == 2, step != ValuePath.everyKey else { return false }
      let key = tree.constant(at: entry[0])
      return step == ValuePath.everyElement || key == nil || key?.content == .string(step)
    }
    .map { $0[1] }
  }

  private func operands(
    _ children: [Int],
    _ visit: Visit,
    in tree: HCLTree,
    _ site: Site,
  ) -> [Visit] {
    let operation = tree[visit.node].operation
    func operand(_ node: Int, _ selector: Selector) -> Visit {
      Visit(node: node, role: .selector(selector), loop: visit.loop)
    }
    switch operation {
    case .or, .and, .not: return children.map { operand($0, .condition) }
    case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
      // A value may be compared with what is made of it, such as in another case.
      let isOfItself = tree.shareReference(children[0], children[1])
      return zip(children, children.reversed()).map { child, other in
        guard let values = constants(at: other, in: tree, site) else {
          return operand(child, Selector(isOpen: true))
        }
        let isFirst = child == children[0]
        if let collection = tree.emptiness(of: child, operation, isFirst: isFirst, values) {
          return operand(collection, Selector(constants: Self.emptyValues, countsElements: true))
        }
        let isOrder = operation != .equal && operation != .notEqual
        let tried = values.flatMap { isOrder ? $0.neighbors : $0.equals }
        return operand(child, Selector(constants: Set(tried), isOpen: isOfItself))
      }
    case .plus, .minus, .times, .divided, .modulo, .negate:
      return children.map { Visit(node: $0, role: visit.role.opened, loop: visit.loop) }
    }
  }

  /// Returns the parts of a template, each with its text where the whole is a constant.
  private func templateParts(
    _ children: [Int],
    _ visit: Visit,
    in tree: HCLTree,
    _ site: Site,
  ) -> [Visit] {
    let texts = children.map { text(at: $0, in: tree, site) }
    let variable = zip(children, texts).filter { $0.1 == nil }.map(\.0)
    guard case .selector(let selector) = visit.role else {
      return variable.map { Visit(node: $0, role: visit.role, loop: visit.loop) }
    }
    var inner: [Int: Set<TerraformValue>] = [:]
    for case .string(let constant) in selector.constants.map(\.content) {
      for (node, part) in split(constant, children, texts) ?? [] {
        inner[node, default: []].insert(.string(part))
      }
    }
    return variable.map { node in
      let isOpen = selector.isOpen || variable.count > 1
      let part = Selector(constants: inner[node] ?? [], isOpen: isOpen)
      return Visit(node: node, role: .selector(part), loop: visit.loop)
    }
  }

  /// Returns the text of a part of a template that no scenario changes; nil for other parts.
  func text(at node: Int, in tree: HCLTree, _ site: Site) -> Text? {
    if tree[node].kind == .string { return tree.string(of: node) }
    let root = tree.reference(at: node)?.names.first
    guard root == "path" || root == "local",
      case .string(let text)? = value(at: node, in: tree, site)?.content,
      evaluation.isConstant(tree, at: node, in: site.attribute.file, of: site.path)
    else { return nil }
    return text
  }

  /// Splits a text by the constant parts of a template; returns nil if it doesn't have them.
  private func split(
    _ text: Text,
    _ children: [Int],
    _ texts: [Text?],
  ) -> [(node: Int, part: Text)]? {
    var (rest, parts, open) = (text, [(node: Int, part: Text)](), Int?.none)
    for (position, child) in children.enumerated() {
      guard let constant = texts[position] else {
        // Nothing separates two parts.
        guard open == nil else { return nil }
        open = child
        continue
      }
      let isLast = position == children.count - 1
      guard constant.isEmpty || rest.split(separator: constant).count > 1 else { return nil }
      guard let node = open else {
        guard rest.hasPrefix(constant) else { return nil }
        rest = Text(decoding: rest.utf8.dropFirst(constant.utf8.count))
        continue
      }
      let pieces = rest.split(separator: constant)
      let length =
        isLast ? rest.utf8.count - constant.utf8.count : pieces[0].utf8.count
      guard !isLast || rest.hasSuffix(constant) else { return nil }
      parts.append((node, Text(decoding: rest.utf8.prefix(length))))
      rest = Text(decoding: rest.utf8.dropFirst(length + constant.utf8.count))
      open = nil
    }
    if let open { parts.append((open, rest)) }
    return parts
  }
}
