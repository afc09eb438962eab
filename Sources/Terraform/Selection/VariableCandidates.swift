internal import LintModel
internal import LintSyntax
internal import LintText

/// The values of a variable that selects: its default, what it is compared with, and others.
struct VariableCandidates {
  /// The candidates of the whole value; empty if only the default is tried.
  private(set) var whole: [RootVariables.Candidate] = []

  /// The parts that select, with their candidates; nil if none does.
  private(set) var parts: RootVariables.Parts?

  private let declared: VariableDeclaration

  /// Whether a validation or a precondition may refuse values.
  private let isConditioned: Bool

  /// The value that a candidate for the variable, or for a part of it, replaces.
  private struct Original {
    let type: TerraformType

    /// The value; nil if it is not known.
    let value: TerraformValue?
    let isNullable: Bool

    /// The functions that validations change it by before they compare it.
    let normalizations: Set<Text>

    /// Whether people give booleans, as the type or the default shows.
    func isBoolean(_ constants: Set<TerraformValue>) -> Bool {
      guard type == .any else { return type == .boolean }
      if let value, !value.isNull { return value.isBoolean }
      return constants.contains(where: \.isBoolean)
    }
  }

  /// Finds the candidates of a variable.
  ///
  /// - Parameter isConditioned: whether a validation or a precondition may refuse values.
  init(of declared: VariableDeclaration, _ use: VariableUse, isConditioned: Bool) {
    self.declared = declared
    self.isConditioned = isConditioned
    var use = use
    use.fillGaps()
    let fallback = declared.fallback.flatMap(\.constant)
      .flatMap { try? $0.converted(to: declared.type) }
    var selector = use.parts[[]]
    // A required object has parts that are given one by one.
    let base = declared.fallback == nil ? declared.type.unknownParts(reason) : fallback
    var represented = RepresentedValues(of: declared, base, isConditioned: isConditioned)
    var parts: [(path: [Text], candidates: [RootVariables.Candidate])] = []
    for (path, part) in use.parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where !path.isEmpty {
      guard let (type, isNullable) = declared.type.part(at: path) else { continue }
      // A list has no keys.
      if path.last == ValuePath.everyKey, base?.part(at: path.dropLast())?.elements != nil {
        continue
      }
      let value = base?.onlyPart(at: path).flatMap { $0.isUnknown ? nil : $0 }
      let original = Original(
        type: type,
        value: value,
        isNullable: isNullable,
        normalizations: declared.normalizations(at: path),
      )
      let found = candidates(part, original).filter { candidate in
        guard let value = candidate.value else { return true }
        let changed = base?.replacing(path[...], with: value)
        return changed.flatMap { try? $0.converted(to: declared.type) } != nil
      }
      if found.contains(where: { !$0.isDefault }) {
        parts.append((path, represented.describe(found, at: path, comparedWith: part.constants)))
      } else if part.isOpen || !part.constants.isEmpty {
        // The default has no such part.
        selector = selector ?? SelectingVariables.Selector()
        selector?.isOpen = true
      }
    }
    represented.addMaps(withoutKeysOf: parts.map(\.path))
    if let selector {
      let original = Original(
        type: declared.type,
        value: fallback,
        isNullable: declared.isNullable,
        normalizations: declared.normalizations(at: []),
      )
      whole = candidates(selector, original)
      whole = represented.describe(whole, at: [], comparedWith: selector.constants)
      if whole.isEmpty { whole = [RootVariables.Candidate(value: other(of: declared.type))] }
    } else if declared.fallback == nil, let base {
      whole = [RootVariables.Candidate(value: base, isDefault: true)]
    }
    for (path, others) in represented.others {
      guard !path.isEmpty else {
        whole = Self.adding(others, to: whole)
        continue
      }
      let index = parts.firstIndex { $0.path == path }
      let all = Self.adding(others, to: index.map { parts[$0].candidates } ?? [])
      if let index { parts[index].candidates = all } else { parts.append((path, all)) }
    }
    // A part that contains another one is chosen first.
    parts.sort { $0.path.lexicographicallyPrecedes($1.path) }
    if !parts.isEmpty { self.parts = .init(type: declared.type, candidates: parts) }
  }

  /// Returns candidates with more, unless an unknown value represents these.
  private static func adding(
    _ others: [RootVariables.Candidate],
    to candidates: [RootVariables.Candidate],
  ) -> [RootVariables.Candidate] {
    if candidates.contains(where: { $0.value?.isUnknown == true }) { return candidates }
    let known = Set(candidates.compactMap(\.value))
    return (candidates.isEmpty ? [.standard] : candidates)
      + others.filter { other in other.value.map { !known.contains($0) } ?? true }
  }

  private func candidates(
    _ selector: SelectingVariables.Selector,
    _ original: Original,
  ) -> [RootVariables.Candidate] {
    var values = selector.constants.filter { constant in
      original.type != .any || original.value.map(constant.isLike) ?? true
    }
    .compactMap { constant in
      // Without a type the default shows that a key of an object is compared with a number.
      if original.type == .any, case .number? = original.value?.content, constant.isText {
        return try? constant.converted(to: .number)
      }
      return try? constant.converted(to: original.type)
    }
    if !original.isNullable { values.removeAll(where: \.isNull) }
    let isBoolean = original.isBoolean(selector.constants)
    if isBoolean { values += [.boolean(false), .boolean(true)] }
    var known: Set<TerraformValue> = []
    if let value = original.value { known.insert(value) }
    let constants = values.sorted(by: TerraformValue.isLikelier)
      .filter { known.insert($0).inserted }
    let spellings = spellings(
      of: known.sorted(by: TerraformValue.isLikelier),
      besides: known,
      original
    )
    var candidates = (constants + spellings).map { RootVariables.Candidate(value: $0) }
    if declared.fallback != nil { candidates.insert(.standard, at: 0) }
    if selector.isClosed, declared.fallback == nil, original.value == nil {
      candidates.append(RootVariables.Candidate(value: other(of: original.type)))
    }
    guard !selector.isClosed, !isBoolean else { return candidates }
    // A default that is compared with nothing represents all other values, if it is valid.
    if !selector.isOpen, !isConditioned || declared.type != .string, let value = original.value,
      value.isScalar, !value.isNull,
      !values.contains(where: { $0.isLikeText(value) })
    {
      return candidates
    }
    let placeholder = placeholder(besides: known, original)
    if let placeholder {
      let exceptions = known.filter { !$0.isNull }.sorted { $0.shown < $1.shown }
      candidates.append(
        RootVariables.Candidate(
          value: placeholder,
          others: selector.isOpen ? .some : .allBut(exceptions),
        )
      )
    }
    if selector.isOpen, placeholder?.isUnknown != true {
      candidates.append(RootVariables.Candidate(value: other(of: original.type)))
    }
    return candidates
  }

  /// Returns other texts that validations take for the same as some values, such as in another case:
  /// where an expression compares the text itself, these select what it does otherwise.
  private func spellings(
    of values: [TerraformValue],
    besides known: Set<TerraformValue>,
    _ original: Original,
  ) -> [TerraformValue] {
    let functions = original.normalizations
    guard !functions.isEmpty else { return [] }
    let changesCase = !functions.isDisjoint(with: ["lower", "upper", "title"])
    let space: Text? =
      functions.contains("trimspace") ? " " : functions.contains("chomp") ? "\n" : nil
    var known = known
    return values.flatMap { value -> [TerraformValue] in
      guard case .string(let text) = value.content else { return [] }
      let string = text.string
      let head = string.prefix(1)
      let cases = [
        string.uppercased(), string.lowercased(),
        head.uppercased() + string.dropFirst().lowercased(),
        head.lowercased() + string.dropFirst().uppercased(),
      ]
      let unlike = cases.map { TerraformValue.string(Text($0)) }.first { !known.contains($0) }
      let found = [changesCase ? unlike : nil, space.map { .string("\(text)\($0)") }]
      return found.compactMap(\.self).filter { known.insert($0).inserted }
    }
  }

  /// Returns a value unlike all others; nil if the variable can have no other one.
  private func placeholder(
    besides values: Set<TerraformValue>,
    _ original: Original,
  ) -> TerraformValue? {
    // A collection that is empty by default is meant to be given.
    let isEmpty = original.value.map(\.isEmptyCollection) ?? true
    switch original.type {
    case .string: return .string(Self.placeholder(besides: values))
    case .any where values.contains(where: \.isText):
      return .string(Self.placeholder(besides: values))
    case .any:
      let isGiven = original.value != nil && isEmpty && values.allSatisfy(\.isEmptyCollection)
      return isGiven ? other(of: .any) : Self.number(besides: values)
    case .number: return Self.number(besides: values)
    case .boolean: return nil
    case .list, .set, .map, .tuple, .object: return isEmpty ? other(of: original.type) : nil
    }
  }

  /// Returns a text unlike all others.
  static func placeholder(besides values: Set<TerraformValue>) -> Text {
    var name: Text = "other"
    while values.contains(.string(name)) { name += "-other" }
    return name
  }

  /// Returns a number unlike all others; nil if each is tried together with those beside it.
  private static func number(besides values: Set<TerraformValue>) -> TerraformValue? {
    let numbers = Set(values.filter(\.isNumber))
    let isAlone = numbers.contains { $0.neighbors.intersection(numbers).count < 2 }
    let bound = numbers.compactMap { $0.neighbors.compactMap(\.wholeNumber).max() }.max()
    return isAlone ? .number(bound ?? 1) : nil
  }

  private var reason: Undecided {
    declared.fallback == nil ? .variable(declared.name) : .otherValue("var.\(declared.name)")
  }

  /// Returns an unknown value of a type.
  private func other(of type: TerraformType) -> TerraformValue {
    .unknown(UnknownValue(reason: reason, isNeverNull: true, type: type))
  }
}

extension WrittenAttribute {
  /// The value if it is written without references and calls; nil for other expressions.
  fileprivate var constant: TerraformValue? {
    guard let tree = try? tree() else { return nil }
    return tree.literal(at: tree.root)
  }
}
