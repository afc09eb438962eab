internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The collections that the candidates of a variable represent: with the same element or key, or
/// without the same key.
///
/// A validation may refuse the one that is tried first and allow others.
struct RepresentedValues {
  private let declared: VariableDeclaration

  /// The default; nil without one.
  private let base: TerraformValue?

  /// Other candidates to try, by the paths of their parts.
  private(set) var others: [[Text]: [RootVariables.Candidate]] = [:]

  /// The maximum number of keys without which maps are tried.
  private static let keyLimit = 16

  /// The maximum number of positions of a list at which an element is tried.
  private static let positionLimit = 3

  /// Whether a validation or a precondition may refuse values.
  private let isConditioned: Bool

  init(of declared: VariableDeclaration, _ base: TerraformValue?, isConditioned: Bool) {
    self.declared = declared
    self.base = base
    self.isConditioned = isConditioned
  }

  /// Returns the candidates of a part with the values that they represent, and adds some of these to
  /// the others to try.
  ///
  /// - Parameter constants: what the part is compared with, or searched for.
  mutating func describe(
    _ candidates: [RootVariables.Candidate],
    at path: [Text],
    comparedWith constants: Set<TerraformValue>,
  ) -> [RootVariables.Candidate] {
    // An unknown value represents all others.
    if candidates.contains(where: { $0.value?.isUnknown == true }) { return candidates }
    let numbers =
      candidates.compactMap(\.value?.wholeNumber)
      + [base?.part(at: path)?.wholeNumber].compactMap(\.self)
    let reduced = addCollections(without: constants, at: path)
    addCollection(with: constants, at: path)
    let found = candidates.map { candidate -> RootVariables.Candidate in
      guard !candidate.isDefault, let value = candidate.value else { return candidate }
      var described = candidate
      if value.elements?.isEmpty == true {
        described.represented = reduced.isEmpty ? nil : .collections(reduced, at: path)
        return described
      }
      described.represented = represented(by: value, at: path, among: Set(numbers))
      return described
    }
    let elements = candidates.compactMap(\.value?.elements).filter { $0.count == 1 }
    if elements.count > (isConditioned ? 1 : 0) {
      let known = base?.part(at: path)?.elements ?? []
      _ = add([TerraformValue(.tuple(known + elements.joined()))], at: path)
    }
    return found
  }

  /// Adds the collection of the default with all values that are searched in it together.
  private mutating func addCollection(with constants: Set<TerraformValue>, at path: [Text]) {
    guard let index = path.firstIndex(of: ValuePath.everyElement),
      !path[(index + 1)...].contains(where: ValuePath.isMany)
    else { return }
    let searched = constants.filter { !$0.isNull && !$0.isBoolean }
      .sorted(by: TerraformValue.isLikelier).prefix(Self.keyLimit)
    guard searched.count > 1 else { return }
    let prefix = Array(path[..<index])
    let larger = searched.reduce(base?.part(at: prefix)) { collection, value in
      collection?.adding(value, at: path[index], path[(index + 1)...]) ?? collection
    }
    _ = add([larger].compactMap(\.self), at: prefix, isUnusual: true)
  }

  private mutating func represented(
    by value: TerraformValue,
    at path: [Text],
    among numbers: Set<Int>,
  ) -> RootVariables.Candidate.Represented? {
    let bounds =
      value.isNumber ? value.wholeNumber.flatMap { NumberBounds(of: $0, among: numbers) } : nil
    if let index = path.firstIndex(where: ValuePath.isMany) {
      let prefix = Array(path[..<index])
      let larger = base?.part(at: prefix)?.adding(value, at: path[index], path[(index + 1)...])
      var others = [larger].compactMap(\.self)
      let elements = path.last == ValuePath.everyElement ? base?.part(at: prefix)?.elements : nil
      if let elements, elements.count > 1, index == path.count - 1 {
        others += elements.indices.prefix(Self.positionLimit).flatMap { position in
          let (before, after) = (elements[..<position] + [value], elements[position...])
          return [after, after.dropFirst()].map { TerraformValue(.tuple(Array(before + $0))) }
        }
      }
      return .collections(
        isConditioned ? add(others, at: prefix, isUnusual: true) : [],
        at: prefix,
        bounds: bounds,
      )
    }
    if let (larger, prefix) = collection(with: value, at: path) {
      let others = isConditioned ? add([larger], at: prefix, isUnusual: true) : []
      return .collections(others, at: prefix, key: path[prefix.count], bounds: bounds)
    }
    if value.isNumber { return bounds.map { .numbers($0) } }
    guard let element = value.elements, element.count == 1 else { return nil }
    guard let known = base?.part(at: path)?.elements, !known.isEmpty else {
      return .collections([], at: path)
    }
    guard isConditioned else { return .collections([], at: path) }
    // The position of the element may matter.
    let others = [
      known + element, element + known, known.dropLast() + element, known.dropFirst() + element,
    ]
    return .collections(add(others.map { TerraformValue(.tuple($0)) }, at: path), at: path)
  }

  /// Returns the list or map of the default with a value for one of its elements, or a part of it, and
  /// the element itself besides, with the path of the collection; nil for a part of something else.
  private func collection(
    with value: TerraformValue,
    at path: [Text],
  ) -> (TerraformValue, at: [Text])? {
    for index in path.indices {
      let prefix = Array(path[..<index])
      guard declared.type.part(at: prefix)?.type.mayGrow == true else { continue }
      let collection = base?.part(at: prefix)
      guard let element = collection?.part(at: [path[index]]),
        let larger = collection?.replacing(path[index...], with: value)?.adding(element)
      else { return nil }
      return (larger, prefix)
    }
    return nil
  }

  /// Adds the lists and sets of the default without elements that are searched, or with others in their
  /// place.
  ///
  /// - Returns: the added values.
  private mutating func addCollections(
    without constants: Set<TerraformValue>,
    at path: [Text],
  ) -> [TerraformValue] {
    let index = path.firstIndex(where: ValuePath.isMany) ?? path.endIndex
    let prefix = Array(path[..<index])
    guard isConditioned, path[index...].first != ValuePath.everyKey,
      let elements = base?.part(at: prefix)?.elements
    else { return [] }
    let rest = path[index...].dropFirst()
    let searched = index == path.endIndex ? constants.compactMap(\.onlyElement) : Array(constants)
    var found: [TerraformValue] = []
    for value in searched.sorted(by: TerraformValue.isLikelier).prefix(Self.keyLimit) {
      func isMeant(_ element: TerraformValue) -> Bool {
        element.part(at: Array(rest))?.isLikeText(value) ?? false
      }
      guard elements.contains(where: isMeant), !declared.requires(element: value, at: prefix) else {
        continue
      }
      let others = elements.filter { !isMeant($0) }
      if !others.isEmpty { found.append(TerraformValue(.tuple(others))) }
      func replaced(_ replacement: (TerraformValue) -> TerraformValue?) -> TerraformValue {
        TerraformValue(.tuple(elements.compactMap { isMeant($0) ? replacement($0) : $0 }))
      }
      if let other = others.first { found.append(replaced { _ in other }) }
      guard value.isText else { continue }
      let other = TerraformValue.string(VariableCandidates.placeholder(besides: constants))
      found.append(replaced { $0.replacing(rest, with: other) })
    }
    return add(found, at: prefix)
  }

  /// Adds the maps of the default without the keys that the paths of parts have.
  mutating func addMaps(withoutKeysOf paths: [[Text]]) {
    var known: Set<[Text]> = []
    for path in paths {
      for (index, key) in path.enumerated() {
        let parent = Array(path[..<index])
        guard !ValuePath.isMany(key) else { break }
        guard known.count < Self.keyLimit, known.insert(parent + [key]).inserted,
          declared.type.part(at: parent)?.type.mayGrow == true,
          let map = base?.part(at: parent), let (smaller, value) = map.removing(key),
          !declared.requires(key, at: parent)
        else { continue }
        let renamed = converted(
          isConditioned ? [smaller.adding(value)].compactMap(\.self) : [],
          at: parent,
        )
        _ = add(
          [smaller],
          at: parent,
          isUnusual: true,
          representing: .collections(renamed, at: parent, key: key),
        )
        _ = add(renamed, at: parent, isUnusual: true)
      }
    }
  }

  /// Adds values of a part to those that are tried.
  ///
  /// - Returns: the added values, converted to the type of the part.
  private mutating func add(
    _ values: [TerraformValue],
    at path: [Text],
    isUnusual: Bool = false,
    representing represented: RootVariables.Candidate.Represented? = nil,
  ) -> [TerraformValue] {
    let converted = converted(values, at: path)
    for value in converted where others[path]?.contains(where: { $0.value == value }) != true {
      others[path, default: []].append(
        RootVariables.Candidate(value: value, represented: represented, isUnusual: isUnusual)
      )
    }
    return converted
  }

  /// Returns the values that a part may have, other than that of the default.
  private func converted(_ values: [TerraformValue], at path: [Text]) -> [TerraformValue] {
    guard let type = declared.type.part(at: path)?.type else { return [] }
    let original = base?.part(at: path)
    return values.compactMap { try? $0.converted(to: type) }.filter { $0 != original }
  }
}

extension TerraformType {
  /// Whether a value of the type may have any number of elements.
  fileprivate var mayGrow: Bool {
    switch self {
    case .list, .set, .map, .any: true
    case .boolean, .number, .string, .tuple, .object: false
    }
  }
}

extension NumberBounds {
  /// The bounds of the numbers that one represents, on the same side of a number that is compared;
  /// nil if it is that number.
  ///
  /// - Parameter numbers: the numbers that are compared, with their neighbors.
  fileprivate init?(of number: Int, among numbers: Set<Int>) {
    func isCompared(_ number: Int) -> Bool {
      numbers.contains(number) && numbers.contains(number - 1) && numbers.contains(number + 1)
    }
    guard !isCompared(number), isCompared(number - 1) || isCompared(number + 1) else { return nil }
    let compared = numbers.filter(isCompared)
    func bound(_ number: Int?) -> Bound? {
      number.map { Bound(value: .init($0), isIncluded: false) }
    }
    self.init(
      least: bound(compared.filter { $0 < number }.max()),
      most: bound(compared.filter { $0 > number }.min()),
    )
  }
}

extension TerraformValue {
  /// Returns the collection with another element of which a part has a value, or with another key;
  /// nil if it is empty, or no collection.
  fileprivate func adding(
    _ part: TerraformValue,
    at step: Text = ValuePath.everyElement,
    _ rest: ArraySlice<Text> = [],
  ) -> TerraformValue? {
    if let elements {
      guard step == ValuePath.everyElement, let first = elements.first,
        let element = first.replacing(rest, with: part)
      else { return nil }
      return TerraformValue(.tuple(elements + [element]))
    }
    guard var entries else { return nil }
    let first = entries.min { $0.key < $1.key }?.value
    if step == ValuePath.everyKey {
      guard case .string(let key) = part.content, let first else { return nil }
      entries[key] = first
    } else {
      guard let element = rest.isEmpty ? part : first?.replacing(rest, with: part) else {
        return nil
      }
      let keys = Set(entries.keys.map { TerraformValue.string($0) })
      entries[VariableCandidates.placeholder(besides: keys)] = element
    }
    return TerraformValue(.object(entries))
  }

  /// The element of a collection that has only one; nil for other values.
  fileprivate var onlyElement: TerraformValue? { elements?.count == 1 ? elements?.first : nil }

  /// Returns a map without one of its keys, and the value of the key; nil if it has no such key.
  fileprivate func removing(_ key: Text) -> (TerraformValue, TerraformValue)? {
    guard var entries, let value = entries.removeValue(forKey: key) else { return nil }
    return (TerraformValue(.object(entries)), value)
  }
}

extension VariableDeclaration {
  /// Whether a validation only allows maps with a key: `contains(keys(var.x), "a")`,
  /// `can(var.x["a"])`.
  fileprivate func requires(_ key: Text, at path: [Text]) -> Bool {
    let names = ["var", name] + path
    return requires { $0.requires(key, of: names, at: $1) }
  }

  /// Whether a validation only allows collections with an element: `contains(var.x, "a")`.
  fileprivate func requires(element: TerraformValue, at path: [Text]) -> Bool {
    let names = ["var", name] + path
    return requires { $0.requires(element: element, of: names, at: $1) }
  }

  private func requires(_ isMeant: (HCLTree, Int) -> Bool) -> Bool {
    validations.contains { validation in
      guard let tree = try? validation.condition.tree() else { return false }
      return tree.conjuncts.contains { isMeant(tree, $0) }
    }
  }
}

extension HCLTree {
  /// Whether a condition is `contains(var.x, "a")` or `anytrue([for e in var.x : e == "a"])`.
  fileprivate func requires(element: TerraformValue, of names: [Text], at node: Int) -> Bool {
    let arguments = children(of: node)
    guard self[node].kind == .call else { return false }
    switch (name(of: node), arguments.count) {
    case ("contains", 2):
      return reference(at: arguments[0])?.names == names && constant(at: arguments[1]) == element
    case ("anytrue", 1):
      guard let (collection, name, results) = elementLoop(at: arguments[0]),
        results.count == 1, let result = results.first,
        reference(at: elementSource(of: collection))?.names == names, self[result].kind == .binary,
        self[result].operation == .equal
      else { return false }
      let operands = children(of: result)
      return operands.contains { reference(at: $0)?.names == [name] }
        && operands.contains { constant(at: $0) == element }
    default: return false
    }
  }

  fileprivate func requires(_ key: Text, of names: [Text], at node: Int) -> Bool {
    let arguments = children(of: node)
    guard self[node].kind == .call, let first = arguments.first else { return false }
    switch (name(of: node), arguments.count) {
    case ("can", 1): return reference(at: first)?.names == names + [key]
    case ("contains", 2):
      guard self[first].kind == .call, name(of: first) == "keys", let map = firstChild(of: first)
      else { return false }
      return reference(at: map)?.names == names
        && constant(at: arguments[1])?.content == .string(key)
    default: return false
    }
  }
}
