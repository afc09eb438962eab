internal import LintModel
internal import LintSyntax
internal import LintText

/// Values that may meet a condition where the one that represents them does not.
extension ConfigurationEvaluation {
  /// A value that another evaluation tries for a part of a variable of the root module.
  struct Trial {
    let variable: Text
    let path: [Text]
    let value: TerraformValue

    /// Whether values need not be valid.
    var isUnchecked = false
  }

  /// Returns an unknown value for a variable whose value is refused, if other values may be valid; nil
  /// if none is, or if other scenarios try them.
  func value(
    of declared: VariableDeclaration,
    otherThan value: TerraformValue,
    in module: ModuleInstance,
  ) -> TerraformValue? {
    guard trial == nil else { return nil }
    let parts = module.caller == nil ? placeholderParts(of: declared.name) : []
    if !parts.isEmpty {
      switch listing(of: declared, parts) {
      case .constant: return nil
      case .open: return value
      case .none: return other("var.\(declared.name)", declared, in: module)
      }
    }
    let names = ["var", declared.name]
    let isUnlisted = declared.validations.contains {
      self.isUnlisted(value, names, $0.condition, in: module)
    }
    if isUnlisted { return nil }
    let uses = currentUses + [Name(reference: .variable(declared.name), module: module)]
    // A caller passes a value that is made of it.
    let placeholder = module.caller == nil ? nil : placeholders(in: uses).first
    let conditions = declared.validations.map(\.condition)
    func isRefused(_ members: Class) -> Bool {
      // A caller may pass the value of its variable on.
      let isPassed =
        module.caller === root
        && tree.call(to: module.path)?.attribute(declared.name)?.value
          == .traversal(["var", members.variable])
      guard isPassed || module === root && members.variable == declared.name else { return false }
      return self.isRefused(members, names + members.path, conditions, in: module)
    }
    let variable =
      placeholder
      ?? representative(in: uses, isRefused) { other in
        other.instance(like: module).map { instance in
          (try? other.value(of: .variable(declared.name), in: instance)) != nil
        }
      }
    return variable.map { other("var.\($0)", declared, in: module) }
  }

  private func other(
    _ name: Text,
    _ declared: VariableDeclaration,
    in module: ModuleInstance,
  ) -> TerraformValue {
    let unknown = UnknownValue(
      reason: .otherValue(name),
      isNeverNull: true,
      type: declared.type,
    )
    return restricted(.unknown(unknown), declared, in: module)
  }

  /// Returns a variable of the root module with other values that may meet a precondition; nil if
  /// none has, or if other scenarios try them.
  func representative(
    of uses: [Name],
    in block: ConfigurationBlock,
    _ condition: WrittenAttribute,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> Text? {
    let isUnlisted = uses.contains { use in
      guard use.module === module, let names = use.reference.names,
        case .success(let value)? = results[use]
      else { return false }
      return self.isUnlisted(value, names, condition, in: module, repetition)
    }
    if isUnlisted { return nil }
    func isRefused(_ members: Class) -> Bool {
      let names = ["var", members.variable] + members.path
      return module === root
        && self.isRefused(members, names, [condition], in: module, repetition)
    }
    return representative(in: uses, isRefused) { other in
      guard let instance = other.instance(like: module),
        let repetition = (try? other.repetitions(of: block, in: instance))?
          .first(where: { $0.key == repetition.key })
      else { return nil }
      let value = try? other.value(of: condition, in: instance, repetition)
      return value.map { $0.boolean != false } ?? false
    }
  }

  /// Returns a variable of the root module with other values that may meet a condition; nil if none
  /// has, or if other scenarios try them.
  ///
  /// - Parameters:
  ///   - uses: the named objects that the condition depends on.
  ///   - isRefused: whether the condition refuses all collections of a class.
  ///   - meets: whether another evaluation meets the condition; nil if that is not known.
  private func representative(
    in uses: [Name],
    _ isRefused: (Class) -> Bool,
    _ meets: (ConfigurationEvaluation) -> Bool?,
  ) -> Text? {
    guard trial == nil else { return nil }
    let used = Set(closure(of: uses).filter { $0.module === root }.map(\.reference))
    for choice in search.choices {
      guard let (name, path, candidate) = variables.candidate(of: choice),
        used.contains(.variable(name)), let represented = candidate.represented
      else { continue }
      func isMet(by value: TerraformValue, at path: [Text]) -> Bool? {
        meets(evaluation(trying: Trial(variable: name, path: path, value: value)))
      }
      switch represented {
      case .numbers(let bounds):
        if isMet(by: unknown(name, bounds), at: path) == false { continue }
      case .collections(let others, let prefix, let key, let bounds):
        if others.contains(where: { isMet(by: $0, at: prefix) == true }) { continue }
        let members = Class(
          variable: name,
          path: prefix,
          key: key,
          number: bounds.map { (path, unknown(name, $0)) },
        )
        if isRefused(members) { continue }
      }
      replaced.insert(choice.subject)
      return name
    }
    return nil
  }

  /// Returns an unknown number.
  private func unknown(_ variable: Text, _ bounds: NumberBounds) -> TerraformValue {
    .unknown(
      UnknownValue(
        reason: .otherValue("var.\(variable)"),
        isNeverNull: true,
        type: .number,
        bounds: bounds,
      )
    )
  }

  /// The collections that a candidate represents.
  struct Class {
    let variable: Text
    let path: [Text]

    /// The key of the only element that they have in common, or lack; nil if they may have any
    /// elements besides those of the candidate.
    let key: Text?

    /// The number in their elements, with the path of the part that it is; nil for one that is not
    /// represented.
    let number: (path: [Text], value: TerraformValue)?
  }

  /// Whether one of some conditions refuses a collection because of what all of its class have in
  /// common.
  private func isRefused(
    _ members: Class,
    _ names: [Text],
    _ conditions: [WrittenAttribute],
    in module: ModuleInstance,
    _ repetition: Repetition = .single,
  ) -> Bool {
    var (evaluation, module) = (self, module)
    if let number = members.number {
      var trial = Trial(variable: members.variable, path: number.path, value: number.value)
      trial.isUnchecked = true
      evaluation = self.evaluation(trying: trial)
      guard let instance = evaluation.instance(like: module) else { return false }
      module = instance
    }
    return conditions.contains { condition in
      guard let tree = try? condition.tree() else { return false }
      return tree.conjuncts.contains { node in
        guard
          tree.refusesLarger(names, at: node)
            || members.key.map({ tree.depends(on: $0, of: names, at: node) }) ?? false
        else { return false }
        return evaluation.refuses(tree, at: node, in: condition.file, module, repetition)
      }
    }
  }

  /// Whether a condition is false, or fails.
  private func refuses(
    _ tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> Bool {
    var evaluator = ExpressionEvaluator(
      scope: BlockScope(evaluation: self, module: module, repetition: repetition),
      budget: budget,
    )
    do throws(EvaluationError) {
      return try evaluator.value(of: tree, at: node, in: files.index(of: file)).boolean == false
    } catch {
      return true
    }
  }

  /// Returns an evaluation of the same scenario with another value of a part of a variable.
  private func evaluation(trying trial: Trial) -> ConfigurationEvaluation {
    let other = ConfigurationEvaluation(tree, files, variables, search, budget)
    other.trial = trial
    return other
  }

  /// Returns the instance of a module in this evaluation that has the address of one in another.
  func instance(like other: ModuleInstance) -> ModuleInstance? {
    (try? instances(of: other.path))?.first { $0.prefix == other.prefix }
  }

  /// Whether a condition lists all values of one of the parts of an object, and not that which the
  /// part has.
  func isUnlisted(
    _ value: TerraformValue,
    _ names: [Text],
    _ condition: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition = .single,
  ) -> Bool {
    var paths = condition.parts(of: names) + [[]]
    paths += paths.map { path in path + [ValuePath.everyElement] }
    let isFree = module === root && names[0] == "var"
    func current(at path: [Text]) -> TerraformValue? {
      let chosen = isFree ? replacingParts(of: value, of: names[1], using: path) : value
      return chosen.part(at: path)
    }
    return paths.contains { path in
      let isEach = path.last == ValuePath.everyElement
      let parts = isEach ? current(at: path.dropLast())?.parts : current(at: path).map { [$0] }
      guard let parts, parts.allSatisfy(\.isScalar),
        let listing = ValueListing(of: names + path, in: condition),
        isConstant(listing, condition, module, repetition),
        let listed = values(of: listing, condition, module, repetition)
      else { return false }
      let changes = !listing.functions.isEmpty
      let texts = Set(listed.map { $0.listed(ignoringCase: changes) })
      return parts.contains { !texts.contains($0.listed(ignoringCase: changes)) }
    }
  }

  /// Returns the values that a condition lists; nil if they are not known.
  private func values(
    of listing: ValueListing,
    _ condition: WrittenAttribute,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> [TerraformValue]? {
    guard let tree = try? condition.tree() else { return nil }
    var values = listing.texts.map { TerraformValue.string($0) }
    for node in listing.nodes {
      guard let value = value(of: tree, at: node, in: condition.file, module, repetition) else {
        return nil
      }
      if let entries = value.entries {
        values += entries.keys.map { .string($0) }
      } else {
        values += value.elements ?? [value]
      }
    }
    return values
  }
}

extension TerraformValue {
  /// The value as it is compared with listed ones.
  fileprivate func listed(ignoringCase: Bool) -> Text {
    ignoringCase ? Text(shown.string.lowercased().filter { !$0.isWhitespace }) : shown
  }
}

extension WrittenAttribute {
  /// Returns the paths of the parts of an object that the expression uses, each once.
  func parts(of names: [Text]) -> [[Text]] {
    var paths: [[Text]] = []
    for reference in (try? tree())?.references ?? [] where reference.names.starts(with: names) {
      let path = Array(reference.names.dropFirst(names.count))
      if !paths.contains(path) { paths.append(path) }
    }
    return paths
  }
}
