internal import LintText

extension TerraformType {
  /// The maximum number of different types for which a common one is searched.
  private static let unificationLimit = 128

  /// Returns the type to which all of the types convert, as Terraform chooses it; nil if none does.
  ///
  /// `any` is the type of nulls and of unknown values, and fits every other type.
  static func unified(_ types: [TerraformType]) -> TerraformType? {
    unified(types, depth: 0)
  }

  private static func unified(_ types: [TerraformType], depth: Int) -> TerraformType? {
    let types = distinct(types)
    guard types.count > 1 else { return types.first ?? .any }
    guard types.count <= unificationLimit, depth < TerraformValue.depthLimit else { return .any }
    let shapes = Set(types.map(\.shape))
    switch shapes {
    case [.map]: return unified(types.map(\.part), depth: depth + 1).map { .map($0) }
    case [.list]: return unified(types.map(\.part), depth: depth + 1).map { .list($0) }
    case [.set]: return unified(types.map(\.part), depth: depth + 1).map { .set($0) }
    case [.object]: return unifiedObjects(types, depth: depth + 1)
    case [.tuple]: return unifiedTuples(types, depth: depth + 1)
    case [.map, .object]:
      if let type = unifiedParts(types, depth: depth + 1) { return .map(type) }
    case [.list, .tuple]:
      if let type = unifiedParts(types, depth: depth + 1) { return .list(type) }
    default:
      if shapes.isSuperset(of: [.object, .tuple]) { return nil }
    }
    return preferred(types).first { wanted in types.allSatisfy { $0.canConvert(to: wanted) } }
  }

  private static func distinct(_ types: [TerraformType]) -> [TerraformType] {
    var seen: Set<TerraformType> = [.any]
    return types.filter { seen.insert($0).inserted }
  }

  /// Returns the type of the elements of a map or a list to which all of the types convert.
  private static func unifiedParts(_ types: [TerraformType], depth: Int) -> TerraformType? {
    unified(types.flatMap(\.parts), depth: depth)
  }

  private static func unifiedObjects(_ types: [TerraformType], depth: Int) -> TerraformType? {
    let objects = types.map(\.attributes)
    guard let first = objects.first else { return nil }
    guard objects.allSatisfy({ $0.count == first.count && first.keys.allSatisfy($0.keys.contains) })
    else { return unifiedParts(types, depth: depth).map { .map($0) } }
    var result: [Text: ObjectAttribute] = [:]
    for name in first.keys {
      let attributes = objects.compactMap { $0[name]?.type }
      guard let type = unified(attributes, depth: depth) else { return nil }
      result[name] = ObjectAttribute(type: type, isOptional: false, fallback: nil)
    }
    return .object(result)
  }

  private static func unifiedTuples(_ types: [TerraformType], depth: Int) -> TerraformType? {
    let tuples = types.map(\.parts)
    guard let first = tuples.first else { return nil }
    guard tuples.allSatisfy({ $0.count == first.count }) else {
      return unifiedParts(types, depth: depth).map { .list($0) }
    }
    var result: [TerraformType] = []
    for index in first.indices {
      guard let type = unified(tuples.map { $0[index] }, depth: depth) else { return nil }
      result.append(type)
    }
    return .tuple(result)
  }

  // MARK: Preference

  /// Returns the types so that more general ones precede those that convert to them.
  private static func preferred(_ types: [TerraformType]) -> [TerraformType] {
    var followers = Array(repeating: [Int](), count: types.count)
    var degrees = Array(repeating: 0, count: types.count)
    for left in types.indices {
      for right in types.indices.dropFirst(left + 1) {
        let order = types[left].generality(over: types[right], depth: 0)
        if order > 0 {
          followers[left].append(right)
          degrees[right] += 1
        } else if order < 0 {
          followers[right].append(left)
          degrees[left] += 1
        }
      }
    }
    var queue = types.indices.filter { degrees[$0] == 0 }
    var next = 0
    while next < queue.count {
      for follower in followers[queue[next]] {
        degrees[follower] -= 1
        if degrees[follower] == 0 { queue.append(follower) }
      }
      next += 1
    }
    return queue.map { types[$0] }
  }

  /// Returns a positive number if the type is more general than another one, a negative one if it is
  /// less, and 0 if neither is known.
  private func generality(over other: TerraformType, depth: Int) -> Int {
    guard depth < TerraformValue.depthLimit else { return 0 }
    switch (self, other) {
    case (.any, .any): return 0
    case (.any, _): return -1
    case (_, .any): return 1
    case (.string, .string): return 0
    case (.string, _) where other.isPrimitive: return 1
    case (_, .string) where isPrimitive: return -1
    case (.list(let left), .list(let right)), (.set(let left), .set(let right)),
      (.map(let left), .map(let right)):
      return left.generality(over: right, depth: depth + 1)
    case (.list, .set), (.tuple, .set), (.list, .tuple), (.map, .object): return 1
    case (.set, .list), (.set, .tuple), (.tuple, .list), (.object, .map): return -1
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return 0 }
      var orders: Set<Int> = []
      for (name, attribute) in left {
        guard let other = right[name] else { return 0 }
        orders.insert(attribute.type.generality(over: other.type, depth: depth + 1).signum())
      }
      return Self.order(orders)
    case (.tuple(let left), .tuple(let right)):
      guard left.count == right.count else { return 0 }
      return Self.order(
        Set(zip(left, right).map { $0.generality(over: $1, depth: depth + 1).signum() })
      )
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.set, _), (.map, _), (.tuple, _),
      (.object, _):
      return 0
    }
  }

  private static func order(_ orders: Set<Int>) -> Int {
    switch (orders.contains(1), orders.contains(-1)) {
    case (true, false): 1
    case (false, true): -1
    case (true, true), (false, false): 0
    }
  }

  // MARK: Parts

  /// A type without its parts.
  private enum Shape { case any, primitive, list, set, map, tuple, object }

  private var shape: Shape {
    switch self {
    case .any: .any
    case .boolean, .number, .string: .primitive
    case .list: .list
    case .set: .set
    case .map: .map
    case .tuple: .tuple
    case .object: .object
    }
  }

  /// The type of the elements of a collection; `any` for other types.
  private var part: TerraformType {
    switch self {
    case .list(let part), .set(let part), .map(let part): part
    case .any, .boolean, .number, .string, .tuple, .object: .any
    }
  }

  /// The types of all elements.
  private var parts: [TerraformType] {
    switch self {
    case .list(let part), .set(let part), .map(let part): [part]
    case .tuple(let parts): parts
    case .object(let attributes):
      attributes.sorted { $0.key < $1.key }.map(\.value.type)
    case .any, .boolean, .number, .string: []
    }
  }

  private var attributes: [Text: ObjectAttribute] {
    if case .object(let attributes) = self { attributes } else { [:] }
  }

  // MARK: Conversion

  /// Whether values of this type may convert to another one.
  ///
  /// A string may convert to a number, and a map to any object whose attributes may have the type of
  /// its elements.
  func canConvert(to type: TerraformType) -> Bool {
    canConvert(to: type, depth: 0)
  }

  private func canConvert(to type: TerraformType, depth: Int) -> Bool {
    guard depth < TerraformValue.depthLimit else { return true }
    switch (self, type) {
    case (_, .any), (.any, _): return true
    case (.boolean, .number), (.number, .boolean): return false
    case (.boolean, .boolean), (.boolean, .string), (.number, .number), (.number, .string),
      (.string, .boolean), (.string, .number), (.string, .string):
      return true
    case (.list(let from), .list(let to)), (.list(let from), .set(let to)),
      (.set(let from), .list(let to)), (.set(let from), .set(let to)),
      (.map(let from), .map(let to)):
      return from.canConvert(to: to, depth: depth + 1)
    case (.tuple(let parts), .list(.any)), (.tuple(let parts), .set(.any)):
      return Self.unified(parts, depth: depth + 1) != nil
    case (.tuple(let parts), .list(let to)), (.tuple(let parts), .set(let to)):
      return parts.allSatisfy { $0.canConvert(to: to, depth: depth + 1) }
    case (.tuple(let from), .tuple(let to)):
      return from.count == to.count
        && zip(from, to).allSatisfy { $0.canConvert(to: $1, depth: depth + 1) }
    case (.object, .map(.any)):
      return Self.unified(parts, depth: depth + 1) != nil
    case (.object(let attributes), .map(let to)):
      return attributes.values.allSatisfy { $0.type.canConvert(to: to, depth: depth + 1) }
    case (.object(let from), .object(let to)):
      return to.allSatisfy { name, attribute in
        guard let given = from[name] else { return attribute.isOptional }
        return given.type.canConvert(to: attribute.type, depth: depth + 1)
      }
    case (.map(let from), .object(let to)):
      return to.values.allSatisfy { attribute in
        attribute.isOptional || from.canConvert(to: attribute.type, depth: depth + 1)
      }
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.set, _), (.map, _), (.tuple, _),
      (.object, _):
      return false
    }
  }

  /// Whether a part of the type is `any`.
  var isOpen: Bool {
    switch self {
    case .any: true
    case .boolean, .number, .string: false
    case .list(let part), .set(let part), .map(let part): part.isOpen
    case .tuple(let parts): parts.contains(where: \.isOpen)
    case .object(let attributes): attributes.values.contains(where: \.type.isOpen)
    }
  }
}
