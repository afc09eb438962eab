internal import LintSyntax
internal import LintText

/// The arguments of functions.
extension SelectingVariables {
  /// The functions whose result is one of their arguments, or the same in another form.
  private static let plainFunctions: Set<Text> = [
    "try", "coalesce", "tobool", "tostring", "tonumber", "nonsensitive", "sensitive",
    "lower", "upper", "trimspace", "max", "min", "tolist", "toset", "tomap",
  ]

  /// The functions whose result has parts of their arguments as parts.
  private static let collectionFunctions: Set<Text> = [
    "merge", "concat", "values", "distinct", "compact", "sort", "reverse", "coalescelist",
    "flatten", "setintersection", "setunion", "setsubtract",
  ]

  /// The functions whose result is a set.
  private static let setFunctions: Set<Text> = [
    "toset", "setintersection", "setunion", "setsubtract",
  ]

  /// The values without elements or characters.
  static let emptyValues: Set<TerraformValue> = [
    TerraformValue(.tuple([])), TerraformValue(.object([:])), .string(""),
  ]

  /// Returns the arguments of a call with the use of their values.
  func arguments(
    _ children: [Int],
    _ visit: Visit,
    in tree: HCLTree,
    _ site: Site,
  ) -> [Visit] {
    let function = tree.name(of: visit.node)
    func argument(_ index: Int, _ role: Role, _ suffix: [Text] = []) -> Visit {
      // The elements of an expanded argument are the arguments.
      let isExpanded = tree[visit.node].isExpanding && index == children.count - 1
      let path = isExpanded && !suffix.isEmpty ? [ValuePath.everyElement] + suffix : suffix
      return Visit(node: children[index], role: role, suffix: path, loop: visit.loop)
    }
    func all(_ role: Role, _ suffix: [Text] = []) -> [Visit] {
      children.indices.map { argument($0, role, suffix) }
    }
    let elements = [ValuePath.everyElement] + visit.suffix
    switch function {
    case "lookup" where children.count > 1:
      let rest = children.indices.dropFirst(2).map { argument($0, visit.role, visit.suffix) }
      if let key = key(at: children[1], in: tree, site) {
        return [argument(0, visit.role, [key] + visit.suffix)] + rest
      }
      let keys = keys(of: children[0], in: tree, site)
      return [argument(0, visit.role, elements), argument(1, .selector(keys))] + rest
    case "element" where children.count == 2:
      // An index beyond the end begins again.
      var keys = keys(of: children[0], in: tree, site)
      let count = keys.constants.count - 1
      if count <= Self.searchedLimit {
        keys.constants.formUnion((0..<max(2 * count, 0)).map { .number($0) })
      }
      // A default with several elements doesn't show what a list of one selects.
      return [visit.role.ofOnlyElement.map { argument(0, $0) }].compactMap(\.self)
        + [argument(0, visit.role, elements), argument(1, .selector(keys))]
    case "one" where children.count == 1:
      return [visit.role.ofOnlyElement.map { argument(0, $0) }].compactMap(\.self)
        + [argument(0, visit.role, elements)]
    case "alltrue" where children.count == 1, "anytrue" where children.count == 1:
      return [
        argument(0, .selector(.condition), [ValuePath.everyElement]),
        argument(0, .selector(Selector(constants: Self.emptyValues))),
      ]
    case "contains" where children.count == 2, "index" where children.count == 2:
      let elements = value(at: children[0], in: tree, site)?.scalars
      let selector = elements.map { Selector(constants: Set($0)) } ?? Selector(isOpen: true)
      var searched = collection(searchedFor: children[1], in: tree, site)
      // The position of an element depends on those before it.
      if function == "index" { searched.isOpen = true }
      return [argument(0, .selector(searched)), argument(1, .selector(selector))]
    case "length" where children.count == 1:
      let number = Selector(constants: Self.emptyValues, isOpen: true, countsElements: true)
      return [argument(0, .selector(number))]
    case "startswith" where children.count == 2, "endswith" where children.count == 2,
      "strcontains" where children.count == 2:
      let part = constants(at: children[1], in: tree, site) ?? []
      let selector = Selector(constants: Set(part), isOpen: true)
      return [argument(0, .selector(selector)), argument(1, .selector(Selector(isOpen: true)))]
    case "regex" where children.count == 2, "regexall" where children.count == 2:
      let patterns = constants(at: children[0], in: tree, site) ?? []
      let texts = patterns.flatMap { $0.isText ? $0.shown.alternatives?.texts ?? [] : [] }
      let selector = Selector(constants: Set(texts.map { .string($0) }), isOpen: true)
      return [argument(0, visit.role.computed), argument(1, .selector(selector))]
    case "file", "filebase64", "fileexists", "templatefile":
      guard let path = children.first else { return [] }
      let rest = children.dropFirst()
      return [argument(0, .selector(paths(at: path, in: tree, site)))]
        + rest.flatMap { templateVariables($0, of: path, visit, in: tree, site) }
    case "slice" where children.count == 3:
      let keys = Role.selector(keys(of: children[0], in: tree, site))
      let list =
        visit.suffix.isEmpty
        ? argument(0, visit.role.opened)
        : argument(0, visit.role, [ValuePath.everyElement] + visit.suffix.dropFirst())
      return [list, argument(1, keys), argument(2, keys)]
    case "keys" where visit.suffix == [ValuePath.everyElement]:
      return all(visit.role, [ValuePath.everyKey])
    case "zipmap" where children.count == 2 && !visit.suffix.isEmpty:
      let step = visit.suffix[0]
      let values = [ValuePath.everyElement] + visit.suffix.dropFirst()
      let key = Role.selector(Selector(constants: [.string(step)]))
      switch step {
      case ValuePath.everyKey: return [argument(0, visit.role, [ValuePath.everyElement])]
      case ValuePath.everyElement: return [argument(1, visit.role, values)]
      default: return [argument(0, key, [ValuePath.everyElement]), argument(1, visit.role, values)]
      }
    case "matchkeys" where children.count == 3:
      func searched(_ other: Int) -> Role {
        .selector(
          value(at: children[other], in: tree, site)?.scalars.map {
            Selector(constants: Set($0))
          } ?? .open
        )
      }
      return [
        argument(0, visit.role, elements),
        argument(1, searched(2), [ValuePath.everyElement]),
        argument(2, searched(1), [ValuePath.everyElement]),
      ]
    case _ where visit.suffix.first == ValuePath.everyKey && Self.setFunctions.contains(function):
      // The keys of a set are its elements.
      return all(visit.role, [ValuePath.everyElement])
    case "substr", "chunklist":
      return children.indices.map {
        argument($0, $0 == 0 ? visit.role.computed : visit.role.deciding)
      }
    case "replace", "range", "strrev", "signum": return all(visit.role.deciding)
    case _ where Self.plainFunctions.contains(function): return all(visit.role, visit.suffix)
    case _ where Self.collectionFunctions.contains(function) && !visit.suffix.isEmpty:
      // The position of an element of a list may be another one.
      let step = Int(visit.suffix[0].string) == nil ? visit.suffix[0] : ValuePath.everyElement
      let rest = [step] + visit.suffix.dropFirst()
      let nested = function == "flatten" ? all(visit.role, [ValuePath.everyElement] + rest) : []
      return all(visit.role, rest) + nested
    case "compact", "distinct",
      _ where Self.setFunctions.contains(function):
      return all(visit.role.opened.ofValues)
    case _ where Self.collectionFunctions.contains(function): return all(visit.role.opened)
    default: return all(visit.role.computed)
    }
  }

  /// Returns the collections that differ in which searched values they have.
  private func collection(
    searchedFor node: Int,
    in tree: HCLTree,
    _ site: Site,
  ) -> Selector {
    guard let values = constants(at: node, in: tree, site), values.count <= Self.searchedLimit
    else {
      return Selector(constants: Self.emptyValues, isOpen: true)
    }
    let filled = values.map { TerraformValue(.tuple([$0])) }
    return Selector(constants: Self.emptyValues.union(filled))
  }

  /// The maximum number of searched values that are distinguished.
  private static let searchedLimit = 16
}
