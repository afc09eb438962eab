internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// The parameters that select among the scenarios of some values, and the constants that they are
/// compared with.
///
/// A parameter selects if it occurs in a condition that the values depend on, through any chain of
/// conditions, as a key of `Fn::FindInMap`, or as the index of `Fn::Select`.
struct Selections {
  let template: Template
  private let given: ParameterValues
  private var constantsByName: [Text: [Text]] = [:]
  /// The names in it, in the order in which they were added.
  private var selecting: [Text] = []
  /// The same constants as sets, to find those that are known already.
  private var knownConstants: [Text: Set<Text>] = [:]
  /// The sets of parameters that are compared with one another and share their constants.
  private var comparisons: [Set<Text>] = []
  private var visitedConditions: Set<Text> = []
  private(set) var rules: [Node.Entry] = []

  /// The work of visiting values.
  var budget: Budget

  /// The number of values visited.
  var effort: Int { budget.spent }

  /// Whether the budget is exceeded, so that the selection is incomplete.
  var isExceeded: Bool { budget.isExceeded }

  /// Finds the selecting parameters of some values.
  ///
  /// - Parameters:
  ///   - values: the values, each with the loop identifiers that hold there.
  ///   - collections: the collections of loops: a parameter in one selects among the values that
  ///     are listed for it, since each may make other resources.
  ///   - condition: the name of a condition that they depend on as a whole.
  init(
    of values: [(node: Node, bindings: Bindings)],
    collections: [(node: Node, bindings: Bindings)] = [],
    condition: Text?,
    in template: Template,
    _ given: ParameterValues,
    _ budget: Budget,
  ) {
    self.template = template
    self.given = given
    self.budget = Budget(limit: budget.remaining)
    for (node, bindings) in collections {
      for name in Self.references(in: node, keys: false)
      where !bindings.hides(name) && Self.lists(valuesOf: name, in: template, given) {
        add([], to: name)
      }
    }
    for value in values + collections {
      visit(value.node, value.bindings)
      referenced += Self.references(in: value.node).filter { !value.bindings.hides($0) }
    }
    if let condition { visit(condition: condition) }
    if given.choosesAllowed { addAllowedValues() }
    addRules()
    for names in comparisons where !isExceeded {
      let isSecret = { (name: Text) in template.parameters[name]?.isSecret == true }
      let plain = names.filter { !isSecret($0) }.sorted().flatMap { name in
        constants(for: name) + declaredValues(of: name)
      }
      let secret = names.filter(isSecret).sorted().flatMap(declaredValues)
      for name in names where !isExceeded { add(plain + secret, to: name) }
      secrets.formUnion(Set(secret).subtracting(plain))
    }
  }

  /// The parameters used by functions that are not solved for them, so it is unknown which of their
  /// values lead to which result.
  var opaque: Set<Text> = []

  /// The parameters that are values, or that only rules refer to: they keep their defaults wherever
  /// the rules allow it.
  private(set) var keptParameters: Set<Text> = []

  /// The names in the values, each of which may be a parameter.
  private var referenced: [Text] = []

  /// Values that selecting parameters may have because a parameter with `NoEcho` has them.
  private(set) var secrets: Set<Text> = []

  /// Whether a parameter selects.
  func selects(_ name: Text) -> Bool {
    constantsByName[name] != nil
      && (given.outer(name) != nil || !(given.isComplete && template.parameters[name] != nil))
  }

  /// Returns the constants that a parameter is compared with, each once, in the order of the
  /// template.
  func constants(for name: Text) -> [Text] { constantsByName[name] ?? [] }

  /// Whether the values of a parameter are listed where it is declared.
  static func lists(
    valuesOf name: Text,
    in template: Template,
    _ given: ParameterValues,
  ) -> Bool {
    template.parameters[name]?.allowedValues != nil
      || given.outer(name)?.declaration?.value["AllowedValues"] != nil
  }

  private func declaredValues(of name: Text) -> [Text] {
    guard let parameter = template.parameters[name] else { return [] }
    if let value = given[name] { return [value] }
    return parameter.allowedValues?.compactMap(\.typedText)
      ?? [parameter.defaultValue?.typedText].compactMap(\.self)
  }

  /// Records the parameters that are values themselves and whose values are listed as selecting.
  private mutating func addAllowedValues() {
    for name in referenced where !isExceeded && given[name] == nil {
      guard let values = template.parameters[name]?.allowedValues?.compactMap(\.typedText) else {
        continue
      }
      add(values, to: name)
    }
  }

  mutating func add(_ constants: [Text], to name: Text) {
    budget.charge(constants.count + Budget.cost(ofBytes: name.utf8.count))
    if constantsByName[name] == nil { selecting.append(name) }
    // The text of a dynamic reference is not the value that a parameter is compared with.
    constantsByName[name, default: []] += constants.filter {
      !$0.isDynamic && knownConstants[name, default: []].insert($0).inserted
    }
  }

  // MARK: Values

  private mutating func visit(_ node: Node, _ bindings: Bindings) {
    var pending = [node]
    while let node = pending.popLast(), !isExceeded {
      budget.charge(1)
      guard let call = Intrinsic(node) else {
        pending += node.elements + node.entries.map(\.value)
        continue
      }
      let arguments = call.argument.elements
      switch call.function {
      case .choice:
        if let name = arguments.first.flatMap(bindings.text) { visit(condition: name) }
        pending += arguments.dropFirst()
      case .findInMap where arguments.count >= 3:
        let (section, mappings) = (template.root["Mappings"], mappings(arguments[0], bindings))
        select(by: arguments[0], among: section.map(Self.keys) ?? [], bindings)
        select(by: arguments[1], among: mappings.flatMap(Self.keys), bindings)
        select(
          by: arguments[2],
          among: mappings.flatMap { $0.entries.flatMap { Self.keys($0.value) } },
          bindings,
        )
        pending += arguments.dropFirst(3)
      case .select where arguments.count == 2:
        // The length of a list that is not written here is still unknown.
        let isWritten = Intrinsic(arguments[1]) == nil
        let count = isWritten ? arguments[1].elements.count : 8
        select(by: arguments[0], among: (0..<count).map { "\($0)" }, bindings)
        pending.append(arguments[1])
      default:
        pending += arguments + call.argument.entries.map(\.value)
        if Intrinsic(call.argument) != nil { pending.append(call.argument) }
      }
    }
  }

  func mappings(_ name: Node, _ bindings: Bindings) -> [Node] {
    guard let section = template.root["Mappings"] else { return [] }
    if Intrinsic(name) == nil, let name = name.typedScalar?.applying(bindings).text {
      return [template.mappings[name]].compactMap(\.self)
    }
    return section.entries.compactMap { $0.key.hasText("Fn::Transform") ? nil : $0.value }
  }

  private static func keys(_ mapping: Node) -> [Text] {
    mapping.entries.compactMap { $0.key.hasText("Fn::Transform") ? nil : $0.key.typedText }
  }

  /// Records the parameters in a key or an index as selecting.
  private mutating func select(
    by node: Node,
    among constants: @autoclosure () -> [Text],
    _ bindings: Bindings,
  ) {
    let names = Self.references(in: node).filter { !bindings.hides($0) }
    if !names.isEmpty {
      for name in names where !isExceeded { add([], to: name) }
      _ = solve(node, for: constants(), bindings)
    }
    visit(node, bindings)
  }

  // MARK: Conditions

  private mutating func visit(condition name: Text) {
    var pending = [name]
    while let name = pending.popLast(), !isExceeded {
      budget.charge(Budget.cost(ofBytes: name.utf8.count))
      guard visitedConditions.insert(name).inserted, let entry = template.conditions[name] else {
        continue
      }
      pending += visit(test: entry.node, entry.bindings)
    }
  }

  /// Records the parameters of a condition function as selecting, and returns the conditions that
  /// it names.
  private mutating func visit(test node: Node, _ bindings: Bindings) -> [Text] {
    var conditions: [Text] = []
    var pending = [node]
    while let node = pending.popLast(), !isExceeded {
      budget.charge(1)
      guard let call = Intrinsic(node) else { continue }
      switch call.function {
      case .condition:
        if let name = bindings.text(of: call.argument) { conditions.append(name) }
      case .and, .or, .not:
        pending += call.argument.elements
      default:
        compare(call.argument, bindings)
      }
    }
    return conditions
  }

  /// Records the parameters in a comparison as selecting, each among the values for which both
  /// sides are equal.
  private mutating func compare(_ arguments: Node, _ bindings: Bindings) {
    // The key of a look-up is compared only with the keys of the mapping.
    let names = Set(Self.references(in: arguments, keys: false)).filter { !bindings.hides($0) }
    if !names.isEmpty {
      for name in names.sorted() where !isExceeded { add([], to: name) }
      let sides = arguments.elements
      if sides.count == 2 {
        let texts = sides.map { self.texts(of: $0, bindings) }
        let left = solve(sides[0], for: texts[1], bindings)
        let right = solve(sides[1], for: texts[0], bindings)
        if !left.isEmpty, !right.isEmpty, left.union(right).count > 1 {
          comparisons.append(left.union(right))
        }
      } else {
        opaque.formUnion(names)
      }
    }
    visit(arguments, bindings)
  }

  /// Returns the names of parameters in a value.
  ///
  /// - Parameter keys: whether those in keys of `Fn::FindInMap` and indices of `Fn::Select` count.
  static func references(in node: Node, keys: Bool = true) -> [Text] {
    var names: [Text] = []
    var pending = [node]
    while let node = pending.popLast() {
      if let call = Intrinsic(node) {
        switch call.function {
        case .reference:
          names += [call.argument.text].compactMap(\.self)
          continue
        case .findInMap where !keys:
          pending += call.argument.elements.dropFirst(3).reversed()
          continue
        case .select where !keys:
          pending += call.argument.elements.dropFirst().reversed()
          continue
        case .substitute:
          let text = call.argument.text ?? call.argument.elements.first?.text ?? ""
          names += SubstitutionText.parts(of: text).compactMap { part in
            if case .name(let name) = part { return name }
            return nil
          }
        default:
          break
        }
      }
      pending += (node.elements + node.entries.map(\.value)).reversed()
    }
    return names
  }

  // MARK: Rules

  /// Adds the rules that constrain selecting parameters, and the parameters that these compare in
  /// turn.
  private mutating func addRules() {
    guard !template.rules.entries.isEmpty else { return }
    let own = Set(selecting)
    for name in referenced where !selects(name) {
      if !template.rules.indices(referringTo: name).isEmpty { add([], to: name) }
    }
    defer { keptParameters = Set(selecting).subtracting(own) }
    var met: Set<Int> = []
    var next = 0
    // Grows during the iteration: a rule may compare further parameters.
    while next < selecting.count {
      for index in template.rules.indices(referringTo: selecting[next])
      where met.insert(index).inserted {
        let rule = template.rules.entries[index].value
        let tests =
          [rule["RuleCondition"]].compactMap(\.self)
          + (rule["Assertions"]?.elements.compactMap { $0["Assert"] } ?? [])
        for test in tests { _ = visit(test: test, Bindings()) }
      }
      next += 1
    }
    rules = met.sorted().map { template.rules.entries[$0] }
  }
}
