internal import LintModel
internal import LintSyntax
internal import LintText

/// References, attributes, indexes and splats.
extension ExpressionEvaluator {
  /// Evaluates a chain of accesses to attributes and elements from its beginning.
  mutating func access(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var accesses: [Int] = []
    var base = node
    while tree[base].kind.isAccess, let inner = tree.firstChild(of: base) {
      accesses.append(base)
      base = inner
    }
    var value: TerraformValue
    var isObject = false
    if tree[base].kind != .reference {
      value = try evaluate(base)
    } else if let variable = variable(tree.name(of: base)) {
      value = variable
    } else {
      value = try object(base, &accesses)
      isObject = true
    }
    // A value without a location, such as a default of `optional`, belongs to what contains it.
    var part = value.origin
    for access in accesses.reversed() {
      switch tree[access].kind {
      case .attribute:
        do throws(EvaluationError) {
          value = try attribute(tree.name(of: access), of: value, access)
        } catch {
          if isObject, let part { scope.recordPart(part) }
          throw error
        }
      case .index: value = try element(of: value, access)
      default: value = try splat(value, access)
      }
      part = value.origin ?? part
    }
    if isObject, !accesses.isEmpty {
      // A part that refers to another value is where it does so.
      for part in [part, value.use].compactMap(\.self) { scope.recordPart(part) }
    }
    value.use = origin(node)
    return value
  }

  private func variable(_ name: Text) -> TerraformValue? {
    variables.last { $0.name == name }?.value
  }

  /// Returns the value of a named object, and removes the accesses that belong to its name.
  private mutating func object(
    _ base: Int,
    _ accesses: inout [Int],
  ) throws(EvaluationError) -> TerraformValue {
    let root = tree.name(of: base)
    var last = base
    func name() -> Text? {
      guard let next = accesses.last, tree[next].kind == .attribute else { return nil }
      accesses.removeLast()
      last = next
      return tree.name(of: next)
    }
    let reference = Reference(root, name)
    guard let reference else { throw failure("'\(root)' is not a complete reference", last) }
    do throws(EvaluationError) {
      return try scope.value(of: reference, at: origin(last), using: path(accesses))
    } catch {
      var located = error
      located.origin = error.origin ?? origin(last)
      throw located
    }
  }

  /// Returns the constant names and keys with which accesses begin, the outermost access first.
  private func path(_ accesses: [Int]) -> [Text] {
    var path: [Text] = []
    for access in accesses.reversed() {
      switch tree[access].kind {
      case .attribute: path.append(tree.name(of: access))
      case .index:
        guard let key = tree.children(of: access).last.flatMap({ tree.constant(at: $0) }) else {
          return path
        }
        path.append(key.shown)
      default: return path
      }
    }
    return path
  }

  /// Returns the object that a chain of accesses begins with and the node of its name; nil if the
  /// chain begins with another value or with the variable of a `for` expression.
  func reference(in node: Int) -> (reference: Reference, node: Int)? {
    var accesses: [Int] = []
    var base = node
    while tree[base].kind.isAccess, let inner = tree.firstChild(of: base) {
      accesses.append(base)
      base = inner
    }
    guard tree[base].kind == .reference else { return nil }
    let root = tree.name(of: base)
    guard variable(root) == nil else { return nil }
    var last = base
    let reference = Reference(root) {
      guard let next = accesses.last, tree[next].kind == .attribute else { return nil }
      accesses.removeLast()
      last = next
      return tree.name(of: next)
    }
    return reference.map { ($0, last) }
  }

  // MARK: Attributes

  private mutating func attribute(
    _ name: Text,
    of value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    if let resource = value.unknown?.resource {
      return try scope.value(of: name.normalized, in: resource)
    }
    let result = TerraformValue.result(forEachOf: [value]) { values throws(EvaluationError) in
      try part(name, of: values[0], node)
    }
    if let result { return result }
    return try part(name, of: value, node)
  }

  private func part(
    _ name: Text,
    of value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    switch value.content {
    case .unknown(let unknown): return try attribute(name, ofUnknown: unknown, node)
    case .object(let entries), .map(let entries):
      guard let entry = entries[name.normalized] else {
        throw failure("there is no attribute '\(name)'", node)
      }
      return entry
    case .null: throw failure("null has no attribute '\(name)'", node)
    case .boolean, .number, .string, .tuple, .list, .set:
      throw failure("a \(value.type.name) has no attribute '\(name)'", node)
    }
  }

  private func attribute(
    _ name: Text,
    ofUnknown unknown: UnknownValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    budget.use(unknown)
    switch unknown.type {
    case .any: return .unknown(UnknownValue(reason: unknown.reason))
    case .map(let type): return .unknown(UnknownValue(reason: unknown.reason, type: type))
    case .object(let attributes):
      guard let attribute = attributes[name.normalized] else {
        throw failure("there is no attribute '\(name)'", node)
      }
      return .unknown(UnknownValue(reason: unknown.reason, type: attribute.type))
    case .boolean, .number, .string, .list, .set, .tuple:
      throw failure("a \(unknown.type.name) has no attribute '\(name)'", node)
    }
  }

  // MARK: Elements

  private mutating func element(
    of value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    guard let collection = tree.firstChild(of: node), let keyNode = tree.next(after: collection)
    else { return .exceeded("an incomplete index") }
    let key = try evaluate(keyNode)
    guard !value.isNull else { throw failure("null has no elements", node) }
    guard !key.isNull else { throw failure("an index must not be null", keyNode) }
    let result = TerraformValue.result(forEachOf: [value, key]) { values throws(EvaluationError) in
      try element(of: values[0], values[1], keyNode, node)
    }
    let unknown = [key, value].compactMap(\.unknown)
    // It may be a value that the collection lacks.
    if let used = unknown.first(where: { result == nil || $0.candidates.isEmpty }) {
      budget.use(used)
    }
    if let result { return result }
    return try element(of: value, key, keyNode, node)
  }

  private func element(
    of value: TerraformValue,
    _ key: TerraformValue,
    _ keyNode: Int,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    switch value.content {
    case .unknown(let unknown): return try element(ofUnknown: unknown, key, node)
    case .tuple(let elements), .list(let elements):
      switch try converted(key, to: .number, keyNode).content {
      case .number(let number):
        guard let index = number.integer, elements.indices.contains(index) else {
          throw failure("there is no element \(number)", node)
        }
        return elements[index]
      case .unknown(let unknown): return Self.any(of: elements, unknown.reason)
      default: throw failure("an index must be a number", keyNode)
      }
    case .object(let entries), .map(let entries):
      switch try converted(key, to: .string, keyNode).content {
      case .string(let text):
        guard let entry = entries[text] else {
          throw failure("there is no element '\(text)'", node)
        }
        return entry
      case .unknown(let unknown): return Self.any(of: Array(entries.values), unknown.reason)
      default: throw failure("a key must be a string", keyNode)
      }
    case .null, .boolean, .number, .string, .set:
      throw failure("a \(value.type.name) has no indexes", node)
    }
  }

  private func element(
    ofUnknown unknown: UnknownValue,
    _ key: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    switch unknown.type {
    case .any:
      // The instances of a resource have the same unknown attributes.
      return .unknown(
        UnknownValue(
          reason: unknown.reason,
          isNeverNull: unknown.resource != nil,
          resource: unknown.resource,
        )
      )
    case .list(let type), .map(let type):
      return .unknown(UnknownValue(reason: unknown.reason, type: type))
    case .object(let attributes):
      guard case .string(let name) = key.content else {
        return .unknown(UnknownValue(reason: unknown.reason))
      }
      guard let attribute = attributes[name] else {
        throw failure("there is no element '\(name)'", node)
      }
      return .unknown(UnknownValue(reason: unknown.reason, type: attribute.type))
    case .tuple(let types):
      guard case .number(let number) = key.content else {
        return .unknown(UnknownValue(reason: unknown.reason))
      }
      guard let index = number.integer, types.indices.contains(index) else {
        throw failure("there is no element \(number)", node)
      }
      return .unknown(UnknownValue(reason: unknown.reason, type: types[index]))
    case .boolean, .number, .string, .set:
      throw failure("a \(unknown.type.name) has no indexes", node)
    }
  }

  /// Returns the element at an unknown index.
  private static func any(of elements: [TerraformValue], _ reason: Undecided) -> TerraformValue {
    let types = Set(elements.map(\.type))
    return .either(elements, reason, types.count == 1 ? types.first ?? .any : .any)
  }

  // MARK: Splats

  /// Evaluates a splat for each element; a value that isn't a sequence is its only element, and null
  /// has none.
  private mutating func splat(
    _ value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    guard let source = tree.firstChild(of: node), let each = tree.next(after: source) else {
      return .exceeded("an incomplete splat")
    }
    switch value.content {
    case .null: return TerraformValue(.tuple([]))
    case .tuple(let elements):
      return TerraformValue(.tuple(try results(of: each, for: elements)))
    case .list(let elements), .set(let elements):
      return TerraformValue(.list(try results(of: each, for: elements)))
    case .unknown(let unknown):
      switch unknown.type {
      case .list, .set: return .unknown(unknown.reason, .list(.any))
      case .boolean, .number, .string, .map, .object:
        guard unknown.isNeverNull else { return .unknown(unknown.reason) }
        return TerraformValue(.tuple(try results(of: each, for: [value])))
      case .any where unknown.resource?.isOne == true:
        return TerraformValue(.tuple(try results(of: each, for: [value])))
      case .any, .tuple:
        return .unknown(unknown.reason)
      }
    case .boolean, .number, .string, .object, .map:
      return TerraformValue(.tuple(try results(of: each, for: [value])))
    }
  }

  private mutating func results(
    of each: Int,
    for elements: [TerraformValue],
  ) throws(EvaluationError) -> [TerraformValue] {
    if tree[each].kind == .item { return elements }
    defer { items.removeLast() }
    items.append(.null)
    var results: [TerraformValue] = []
    results.reserveCapacity(elements.count)
    for element in elements {
      items[items.count - 1] = element
      results.append(try evaluate(each))
    }
    return results
  }
}

extension HCLTree.Kind {
  /// Whether it selects a part of a value.
  var isAccess: Bool { self == .attribute || self == .index || self == .splat }
}

extension Reference {
  /// Creates a reference from its first name; nil if it is not complete.
  ///
  /// - Parameter next: returns and consumes the next attribute; nil at the end.
  init?(_ root: Text, _ next: () -> Text?) {
    switch root {
    case "var":
      guard let name = next() else { return nil }
      self = .variable(name)
    case "local":
      guard let name = next() else { return nil }
      self = .local(name)
    case "module":
      guard let name = next() else { return nil }
      self = next().map { .output(module: name, name: $0) } ?? .module(name)
    case "each":
      switch next() {
      case "key": self = .eachKey
      case "value": self = .eachValue
      default: return nil
      }
    case "count":
      guard next() == "index" else { return nil }
      self = .countIndex
    case "path":
      switch next() {
      case "module": self = .pathModule
      case "root": self = .pathRoot
      case "cwd": self = .pathCwd
      default: return nil
      }
    case "terraform", "tofu":
      guard let name = next() else { return nil }
      self = name == "workspace" ? .workspace : .other(root)
    case "data":
      guard let type = next(), let name = next() else { return nil }
      self = .data(type: type, name: name)
    case "resource":
      guard let type = next(), let name = next() else { return nil }
      self = .resource(type: type, name: name)
    case "self", "ephemeral", "run", "output", "check":
      self = .other(root)
    default:
      guard let name = next() else { return nil }
      self = .resource(type: root, name: name)
    }
  }
}
