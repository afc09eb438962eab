internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Finds the variables of a root module that select: whose values decide between results, as
/// opposed to being one.
///
/// A variable selects in a condition, a comparison, `count`, `for_each`, or as a key of a
/// collection, also through local values and arguments of module calls.
struct SelectingVariables {
  private let tree: ConfigurationTree

  /// The constants that each selecting variable is compared with.
  private(set) var variables: [Text: Set<TerraformValue>] = [:]

  /// The constants that the workspace is compared with; nil if it selects nothing.
  private(set) var workspace: Set<TerraformValue>?

  private var pending: [Visit] = []
  private var known: Set<Visit> = []
  private var trees: [Place: HCLTree] = [:]

  /// The limit of visited expressions.
  private static let limit = 20_000

  /// The limit of constants that are followed into an expression.
  private static let constantLimit = 64

  /// The location of an expression.
  private struct Place: Hashable {
    let file: Text
    let range: Range<Int>
  }

  /// An expression in the block of a module.
  private struct Visit: Hashable {
    let place: Place
    let attribute: Site
    let role: Role

    static func == (left: Visit, right: Visit) -> Bool {
      left.place == right.place && left.role == right.role
        && left.attribute.path == right.attribute.path
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(place)
      hasher.combine(role)
      hasher.combine(attribute.path)
    }
  }

  /// An attribute with the block around it.
  private struct Site {
    let attribute: WrittenAttribute
    let path: ModulePath
    /// The block, for `each` and `count`.
    let block: ConfigurationBlock?
  }

  /// The use of an expression's value.
  private enum Role: Hashable {
    /// It is the result.
    case value
    /// It decides, when compared with constants.
    case selector(Set<TerraformValue>)
  }

  init(_ tree: ConfigurationTree) {
    self.tree = tree
  }

  /// Adds the variables that an attribute of a block depends on.
  ///
  /// - Parameter isSelector: whether the value decides about the block, as `count` does.
  mutating func add(
    _ name: Text,
    of block: ConfigurationBlock,
    at path: ModulePath,
    isSelector: Bool,
  ) {
    guard let attribute = block.attribute(name) else { return }
    visit(Site(attribute: attribute, path: path, block: block), isSelector ? .selector([]) : .value)
    var next = 0
    while next < pending.count, next < Self.limit {
      let visit = pending[next]
      next += 1
      take(visit)
    }
    pending.removeAll()
  }

  private mutating func visit(_ site: Site, _ role: Role) {
    let place = Place(file: Text(site.attribute.file.source.path), range: site.attribute.range)
    let visit = Visit(place: place, attribute: site, role: role)
    if known.insert(visit).inserted { pending.append(visit) }
  }

  private mutating func take(_ visit: Visit) {
    let parsed: HCLTree
    if let known = trees[visit.place] {
      parsed = known
    } else {
      guard let tree = try? visit.attribute.attribute.tree() else { return }
      trees[visit.place] = tree
      parsed = tree
    }
    walk(parsed, visit.attribute, visit.role)
  }

  // MARK: Expressions

  /// Visits the nodes of one expression, outer ones first.
  private mutating func walk(_ tree: HCLTree, _ site: Site, _ role: Role) {
    var nodes: [(index: Int, role: Role)] = [(tree.root, role)]
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
          nodes += children.map { ($0, role) }
        }
      case .conditional where children.count == 3:
        nodes.append((children[0], .selector([])))
        nodes += children.dropFirst().map { ($0, role) }
      case .ifDirective:
        nodes += children.prefix(1).map { ($0, .selector([])) }
        nodes += children.dropFirst().map { ($0, role) }
      case .binary where children.count == 2:
        nodes += operands(children, of: tree[index].operation, in: tree, role)
      case .unary:
        let isNegation = tree[index].operation == .not
        nodes += children.map { ($0, isNegation ? .selector([]) : role) }
      case .call:
        nodes += arguments(children, of: tree.name(of: index), in: tree, site, role)
      case .tupleFor, .objectFor:
        nodes += children.filter { tree[$0].kind != .name }.map { ($0, role) }
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
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    switch operation {
    case .or, .and, .not: return children.map { ($0, .selector([])) }
    case .equal, .notEqual:
      return zip(children, children.reversed()).map { child, other in
        (child, .selector(Set([tree.constant(at: other)].compactMap(\.self))))
      }
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      return zip(children, children.reversed()).map { child, other in
        (child, .selector(tree.constant(at: other)?.neighbors ?? []))
      }
    case .plus, .minus, .times, .divided, .modulo, .negate:
      return children.map { ($0, role) }
    }
  }

  private func arguments(
    _ children: [Int],
    of function: Text,
    in tree: HCLTree,
    _ site: Site,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    switch function {
    case "lookup" where children.count > 1:
      return [(children[0], role), (children[1], .selector(keys(of: children[0], in: tree, site)))]
        + children.dropFirst(2).map { ($0, role) }
    case "contains" where children.count == 2:
      let elements = tree.children(of: children[0]).compactMap { tree.constant(at: $0) }
      return [(children[0], .selector([])), (children[1], .selector(Set(elements)))]
    case "startswith" where children.count == 2, "endswith" where children.count == 2,
      "strcontains" where children.count == 2:
      let part = Set([tree.constant(at: children[1])].compactMap(\.self))
      return [(children[0], .selector(part)), (children[1], .selector([]))]
    case "length", "keys", "alltrue", "anytrue":
      return children.map { ($0, .selector([])) }
    case "element" where children.count == 2:
      return [(children[0], role), (children[1], .selector([]))]
    default:
      return children.map { ($0, role) }
    }
  }

  /// Returns the parts of a template; constants lose what is written around the only part.
  private func parts(
    _ children: [Int],
    in tree: HCLTree,
    _ role: Role,
  ) -> [(index: Int, role: Role)] {
    let variable = children.filter { tree[$0].kind != .string }
    guard case .selector(let constants) = role, variable.count == 1, let part = variable.first,
      let position = children.firstIndex(of: part)
    else { return variable.map { ($0, role) } }
    let before = children[..<position].map { tree.string(of: $0) }.joined()
    let after = children[(position + 1)...].map { tree.string(of: $0) }.joined()
    let inner = constants.compactMap { constant -> TerraformValue? in
      guard case .string(let text) = constant.content, text.hasPrefix(before),
        text.hasSuffix(after), text.utf8.count >= before.utf8.count + after.utf8.count
      else { return nil }
      let bytes = text.utf8.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      return .string(Text(decoding: bytes))
    }
    return [(part, .selector(Set(inner)))]
  }

  // MARK: References

  private mutating func follow(_ reference: HCLTree.Path, _ site: Site, _ role: Role) {
    let names = reference.names
    guard names.count > 1 else { return }
    switch names[0] {
    case "var": followVariable(names[1], site, role)
    case "local":
      guard let local = tree.module(at: site.path)?.local(names[1]) else { return }
      visit(Site(attribute: local.attribute, path: site.path, block: nil), role)
    case "each", "count":
      let loop = site.block?.attribute("for_each") ?? site.block?.attribute("count")
      guard let loop else { return }
      visit(Site(attribute: loop, path: site.path, block: nil), role)
    case "terraform" where names[1] == "workspace":
      if case .selector(let constants) = role { workspace = (workspace ?? []).union(constants) }
    case "module":
      let path = site.path.appending(names[1])
      guard let module = tree.module(at: path) else { return }
      // Behind an index the name of the output is not part of the reference.
      let outputs = names.count > 2 ? [[names[2]]] : module.labels(of: "output")
      for labels in outputs {
        if let output = module.declarations("output", labels).first?.attribute("value") {
          visit(Site(attribute: output, path: path, block: nil), role)
        }
      }
    default: break
    }
  }

  private mutating func followVariable(_ name: Text, _ site: Site, _ role: Role) {
    guard let caller = site.path.caller else {
      if case .selector(let constants) = role {
        let all = variables[name, default: []].union(constants.prefix(Self.constantLimit))
        if all.count <= Self.constantLimit { variables[name] = all }
      }
      return
    }
    guard let call = tree.call(to: site.path), let argument = call.attribute(name) else { return }
    visit(Site(attribute: argument, path: caller, block: call), role)
  }

  /// Returns the keys of a collection that is written out: an object, or a local value or the
  /// default of a variable that is one.
  private func keys(of index: Int, in tree: HCLTree, _ site: Site) -> Set<TerraformValue> {
    var (tree, index, path) = (tree, index, site.path)
    for _ in 0..<8 {
      switch tree[index].kind {
      case .object:
        return Set(
          tree.children(of: index).compactMap { entry in
            tree.children(of: entry).first.flatMap { tree.constant(at: $0) }
          }
        )
      case .parentheses:
        guard let inner = tree.firstChild(of: index) else { return [] }
        index = inner
        continue
      default: break
      }
      guard let names = tree.reference(at: index)?.names, names.count == 2 else { return [] }
      let next: WrittenAttribute?
      if names[0] == "local" {
        next = self.tree.module(at: path)?.local(names[1])?.attribute
      } else if names[0] == "var", let caller = path.caller,
        let argument = self.tree.call(to: path)?.attribute(names[1])
      {
        (next, path) = (argument, caller)
      } else if names[0] == "var" {
        next = self.tree.module(at: path)?.variables[names[1]]?.fallback
      } else {
        next = nil
      }
      guard let attribute = next, let parsed = try? attribute.tree() else { return [] }
      (tree, index) = (parsed, parsed.root)
    }
    return []
  }
}

extension HCLTree {
  /// Names joined with dots, as far as they are plain.
  struct Path {
    let names: [Text]
  }

  /// Returns the names of a reference, ending before its first index; nil for other expressions.
  func reference(at index: Int) -> Path? {
    var names: [Text] = []
    var index = index
    while true {
      switch self[index].kind {
      case .attribute: names.append(name(of: index))
      case .index, .splat:
        // Any other key selects, so such an index is not part of a name.
        guard children(of: index).dropFirst().allSatisfy({ constant(at: $0) != nil }) else {
          return nil
        }
        names.removeAll()
      case .reference:
        names.append(name(of: index))
        return Path(names: names.reversed())
      default: return nil
      }
      guard let first = firstChild(of: index) else { return nil }
      index = first
    }
  }

  /// The value of a constant; nil for other expressions.
  func constant(at index: Int) -> TerraformValue? {
    switch self[index].kind {
    case .null: .null
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .string: .string(string(of: index))
    case .number: Decimal(terraform: number(of: index)).map { TerraformValue(.number($0)) }
    default: nil
    }
  }
}

extension TerraformValue {
  /// The number with those beside it; empty for other values.
  fileprivate var neighbors: Set<TerraformValue> {
    guard let number = wholeNumber else { return [] }
    return [.number(number - 1), .number(number), .number(number + 1)]
  }
}
