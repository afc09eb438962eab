internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Conditions that a deployment must meet: validations of variables and preconditions.
extension ConfigurationEvaluation {
  // MARK: Validations

  /// Evaluates the conditions of a variable; one that is not known holds.
  func check(
    _ declared: VariableDeclaration,
    _ value: TerraformValue,
    in module: ModuleInstance,
  ) throws(EvaluationError) {
    guard !declared.validations.isEmpty, trial?.isUnchecked != true else { return }
    results[Name(reference: .variable(declared.name), module: module)] = .success(value)
    for validation in declared.validations
    where try self.value(of: validation.condition, in: module).boolean == false {
      let message = validation.message.map { ": \($0)" } ?? ""
      var error = EvaluationError(
        "the value of variable '\(declared.name)' is not valid\(message)"
      )
      error.refusal = .unmet(
        value: place(ofValue: value, of: declared, in: module),
        condition: validation.condition.place,
      )
      throw error
    }
  }

  /// Returns the location where a variable gets its value, or the call that passes none.
  private func place(
    ofValue value: TerraformValue,
    of declared: VariableDeclaration,
    in module: ModuleInstance,
  ) -> Place {
    let place: Place
    if let call = tree.call(to: module.path) {
      place = call.attribute(declared.name).map { valuePlace(of: $0, value) } ?? call.header
    } else {
      place =
        inputPlace(of: declared.name, value) ?? givenPlace(of: declared.name)
        ?? declared.fallback?.place ?? declared.header
    }
    return declared.isSensitive ? place.withoutExcerpt : place
  }

  /// Returns the value of a variable with what its validations say of it if it is unknown.
  func restricted(
    _ value: TerraformValue,
    _ declared: VariableDeclaration,
    in module: ModuleInstance,
  ) -> TerraformValue {
    declared.validations.reduce(value) { value, validation in
      restricted(value, ["var", declared.name], validation.condition, in: module, .single)
    }
  }

  /// How validations list the values that a variable may have.
  enum Listing {
    /// One lists all of them.
    case constant
    /// All validations list values that depend on other variables, so it may have any value.
    case open
    case none
  }

  /// Returns how the validations of a variable of the root module list the values of parts of it.
  func listing(of declared: VariableDeclaration, _ parts: [[Text]]) -> Listing {
    var areAllLists = true
    for validation in declared.validations {
      let lists = parts.compactMap {
        ValueListing(of: ["var", declared.name] + $0, in: validation.condition)
      }
      if lists.contains(where: { isConstant($0, validation.condition, root, .single) }) {
        return .constant
      }
      areAllLists = areAllLists && !lists.isEmpty
    }
    return areAllLists ? .open : .none
  }

  /// Whether the values that a condition lists are the same in every scenario.
  func isConstant(
    _ listing: ValueListing,
    _ condition: WrittenAttribute,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> Bool {
    guard let tree = try? condition.tree() else { return false }
    return !listing.nodes.contains { node in
      isFree(tree, at: node, in: condition.file, module, repetition)
    }
  }

  /// Whether a part of an expression depends on variables of the root module that nothing gives a
  /// value.
  private func isFree(
    _ tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> Bool {
    closure(of: uses(of: tree, at: node, in: file, module, repetition)).contains { use in
      if use.reference == .workspace { return true }
      guard use.module === root, case .variable(let name) = use.reference else { return false }
      return !isGiven(name) && self.tree.unit?.inputs.input(name) == nil
    }
  }

  /// Whether a part of an expression has the same value in every scenario.
  func isConstant(
    _ tree: HCLTree,
    at node: Int,
    in file: ConfigurationFile,
    of path: ModulePath,
  ) -> Bool {
    guard let module = try? instances(of: path).first else { return false }
    return !isFree(tree, at: node, in: file, module, .single)
  }

  // MARK: Preconditions

  /// Evaluates the preconditions of an instance of a block, and restricts the variables and local
  /// values in them.
  ///
  /// - Throws: ``EvaluationError`` if one is false, so the scenario cannot be deployed.
  /// - Returns: the reason that it is not known whether the scenario can be deployed; nil if it can
  ///   be.
  func require(
    _ block: ConfigurationBlock,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) throws(EvaluationError) -> Undecided? {
    for condition in block.preconditions {
      let (value, uses) = try valueWithUses(of: condition, in: module, repetition)
      recordUses(uses.names)
      if value.boolean == false {
        // Values other than the placeholder may meet it.
        if let variable = placeholder(in: uses.names, condition, module, repetition) {
          return .otherValue("var.\(variable)")
        }
        if let variable = representative(of: uses.names, in: block, condition, module, repetition) {
          return .otherValue("var.\(variable)")
        }
        throw EvaluationError("a precondition is not met", at: files.origin(of: condition))
      }
      for use in uses.names where use.module === module {
        guard let names = use.reference.names, case .success(let value) = results[use]
        else { continue }
        results[use] = .success(restricted(value, names, condition, in: module, repetition))
      }
    }
    return nil
  }

  /// Returns a variable on which a condition depends and that represents every other value in this
  /// scenario; nil without one, or if the condition lists all of its values.
  private func placeholder(
    in uses: [Name],
    _ condition: WrittenAttribute,
    _ module: ModuleInstance,
    _ repetition: Repetition,
  ) -> Text? {
    placeholders(in: uses).first { name in
      let isListed = placeholderParts(of: name).contains { part in
        // Only validations make other spellings of the values candidates.
        guard let listing = ValueListing(of: ["var", name] + part, in: condition),
          listing.functions.isEmpty
        else { return false }
        return isConstant(listing, condition, module, repetition)
      }
      return module !== root || !isListed
    }
  }

  /// Returns the variables on which a value depends and that represent every other value in this
  /// scenario, nearest first.
  ///
  /// - Parameter value: the value by which they are represented; nil for any.
  func placeholders(in uses: [Name], being value: TerraformValue? = nil) -> [Text] {
    closure(of: uses).compactMap { use in
      guard use.module === root, case .variable(let name) = use.reference,
        !placeholderParts(of: name, being: value).isEmpty
      else { return nil }
      return name
    }
  }

  /// Returns the variables of the root module that a value depends on and that have their defaults in
  /// every scenario, though a deployment may give them another value.
  func defaults(in uses: [Name]) -> [Text] {
    closure(of: uses).compactMap { use in
      guard use.module === root, case .variable(let name) = use.reference,
        !variables.isFree(name), !variables.deployed.contains(name),
        variables.given(name, search) == nil
      else { return nil }
      return name
    }
  }

  // MARK: Restrictions

  /// Returns a value with what a condition says of it, or of its parts, where they are unknown.
  private func restricted(
    _ value: TerraformValue,
    _ names: [Text],
    _ condition: WrittenAttribute,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) -> TerraformValue {
    guard value.isUnknown || value.entries != nil else { return value }
    var value = value
    for path in condition.parts(of: names) {
      let whole = value.unknown.flatMap { $0.type.unknownParts($0.reason) } ?? value
      guard let part = path.isEmpty ? value : whole.part(at: path), let unknown = part.unknown,
        let reader = reader(of: condition, names + path, unknown.type, in: module, repetition)
      else { continue }
      let restriction = reader.restriction()
      guard !restriction.isNone else { continue }
      let restricted = part.restricted(to: restriction)
      // A value with such a part is not null.
      value = path.isEmpty ? restricted : whole.replacing(path[...], with: restricted) ?? value
    }
    return value
  }

  private func reader(
    of condition: WrittenAttribute,
    _ names: [Text],
    _ type: TerraformType,
    in module: ModuleInstance,
    _ repetition: Repetition,
  ) -> ConditionReader? {
    guard let tree = try? condition.tree() else { return nil }
    return ConditionReader(tree: tree, names: names, type: type) { node in
      self.value(of: tree, at: node, in: condition.file, module, repetition)
    }
  }
}

extension Reference {
  /// The names of a variable or a local value; nil for other objects.
  var names: [Text]? {
    switch self {
    case .variable(let name): ["var", name]
    case .local(let name): ["local", name]
    default: nil
    }
  }
}
