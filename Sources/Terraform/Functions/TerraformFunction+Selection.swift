internal import LintModel
internal import LintText

extension TerraformFunction {
  /// Computes the functions that select from a collection or ask about it.
  func selectionResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    switch self {
    case .alltrue: return try Self.allTrue(arguments)
    case .anytrue: return try Self.anyTrue(arguments)
    case .coalesce: return try Self.coalesce(arguments)
    case .coalescelist: return try Self.coalesceLists(arguments)
    case .contains: return try Self.contains(arguments)
    case .element: return try Self.element(arguments)
    case .index: return try Self.index(arguments)
    case .keys: return try Self.keys(arguments[0])
    case .length: return try Self.length(arguments[0])
    case .lookup: return try Self.lookup(arguments)
    case .one: return try Self.one(arguments[0])
    case .values: return try Self.values(arguments[0])
    default: throw .notEvaluated
    }
  }

  // MARK: Booleans

  private static func allTrue(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    var unknown: UnknownValue?
    for element in arguments.elements(0) {
      switch element.content {
      case .boolean(true): continue
      case .unknown(let value): unknown = unknown ?? value
      case .null, .boolean, .number, .string, .tuple, .list, .set, .object, .map:
        return .boolean(false)
      }
    }
    if let unknown { throw .unknown(unknown.reason) }
    return .boolean(true)
  }

  private static func anyTrue(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    var unknown: UnknownValue?
    for element in arguments.elements(0) {
      switch element.content {
      case .boolean(true): return .boolean(true)
      case .unknown(let value): unknown = unknown ?? value
      case .null, .boolean, .number, .string, .tuple, .list, .set, .object, .map: continue
      }
    }
    if let unknown { throw .unknown(unknown.reason) }
    return .boolean(false)
  }

  // MARK: First of several

  private static func coalesce(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    guard let type = TerraformValue.unifiedType(of: arguments.values) else {
      // The type of a null may be the one to which the others convert.
      if arguments.values.contains(where: \.isNull) { throw .notEvaluated }
      throw .failure("all arguments must have the same type")
    }
    var possible: [TerraformValue] = []
    for (index, argument) in arguments.values.enumerated() {
      let value: TerraformValue
      do {
        value = try argument.converted(to: type)
      } catch {
        // Terraform ignores an argument that doesn't convert after all, and then has no value.
        throw .failure("argument \(index + 1): \(error.message)")
      }
      switch value.content {
      case .null, .string(""): continue
      case .unknown(let unknown):
        possible.append(value.restricted(to: .notNull))
        // A later argument takes the place of null or of an empty string.
        let isNeverEmpty = unknown.type.isPrimitive && unknown.type != .string
        if unknown.isNeverNull, isNeverEmpty || !unknown.prefix.isEmpty { break }
        continue
      case .boolean, .number, .string, .tuple, .list, .set, .object, .map: possible.append(value)
      }
      break
    }
    guard let first = possible.first else {
      throw .failure("no argument is neither null nor an empty string")
    }
    guard let unknown = first.unknown else { return first }
    return .either(possible, unknown.reason, type)
  }

  private static func coalesceLists(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    guard arguments.count > 0 else { throw .failure("at least one argument is required") }
    for argument in arguments.values.prefix(while: { !$0.isUnknown }) {
      switch argument.content {
      case .null, .unknown, .tuple, .list: continue
      case .boolean, .number, .string, .set, .object, .map:
        throw .failure("the arguments must be lists or tuples")
      }
    }
    for argument in arguments.values {
      switch argument.content {
      case .unknown(let unknown):
        guard case .tuple(let parts) = unknown.type else { throw .unknown(unknown.reason) }
        if !parts.isEmpty { return argument }
      case .tuple(let elements), .list(let elements):
        if !elements.isEmpty { return argument }
      case .null, .boolean, .number, .string, .set, .object, .map: continue
      }
    }
    throw .failure("all lists are null or empty")
  }

  // MARK: Searching

  private static func contains(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    guard let elements = arguments[0].elements else {
      throw .failure("argument 1 must be a list, tuple, or set")
    }
    var reason: Undecided?
    for element in elements {
      guard let isEqual = element.isEqual(to: arguments[1]) else {
        reason = reason ?? (element.unknownPart ?? arguments[1].unknownPart)?.reason
        continue
      }
      if isEqual { return .boolean(true) }
    }
    if let reason { throw .unknown(reason) }
    return .boolean(false)
  }

  private static func index(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let elements: [TerraformValue]
    switch arguments[0].content {
    case .tuple(let values), .list(let values): elements = values
    case .null, .unknown, .boolean, .number, .string, .set, .object, .map:
      throw .failure("argument 1 must be a list or tuple")
    }
    guard !elements.isEmpty else { throw .failure("cannot search an empty list") }
    for (index, element) in elements.enumerated() {
      guard let isEqual = element.isEqual(to: arguments[1]) else {
        let part = element.unknownPart ?? arguments[1].unknownPart
        throw .unknown(part?.reason ?? .function("index"))
      }
      if isEqual { return .number(index) }
    }
    throw .failure("item not found")
  }

  private static func element(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    let elements: [TerraformValue]
    switch arguments[0].content {
    case .tuple(let values), .list(let values): elements = values
    case .null, .unknown, .boolean, .number, .string, .set, .object, .map:
      throw .failure("cannot read elements from \(arguments[0].type.name)")
    }
    guard !elements.isEmpty else { throw .failure("the list is empty") }
    if let unknown = arguments[1].unknown { return .either(elements, unknown.reason) }
    let index = try arguments.integer(1)
    let remainder = index % elements.count
    guard remainder < 0 else { return elements[remainder] }
    // Terraform 1.11 counts from the end of a list, and fails for a tuple.
    guard case .list = arguments[0].content else { throw .failure("the index is negative") }
    return elements[remainder + elements.count]
  }

  private static func lookup(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue
  {
    guard arguments.count <= 3 else { throw .failure("takes two or three arguments") }
    let key = arguments.text(1)
    let fallback = arguments.count == 3 ? arguments[2] : nil
    if let unknown = arguments[1].unknown {
      // Without a fallback, the call may fail.
      guard let fallback, let entries = arguments[0].entries else { throw .unknown(unknown.reason) }
      return .either(Array(entries.values) + [fallback], unknown.reason)
    }
    switch arguments[0].content {
    case .object(let attributes):
      if let value = attributes[key] { return value }
      guard let fallback else { throw .failure("the object has no attribute '\(key)'") }
      return fallback
    case .map(let entries):
      guard let fallback else {
        guard let value = entries[key] else { throw .failure("the map has no key '\(key)'") }
        return value
      }
      guard case .map(let type) = arguments[0].type,
        let fallback = try? fallback.converted(to: type)
      else { throw .failure("the default must have the type of the map's elements") }
      return entries[key] ?? fallback
    case .null, .unknown, .boolean, .number, .string, .tuple, .list, .set:
      throw .failure("argument 1 must be a map")
    }
  }

  private static func one(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    guard let elements = value.elements else {
      throw .failure("a list, set, or tuple with zero or one elements is required")
    }
    guard elements.count <= 1 else { throw .failure("the list has more than one element") }
    return elements.first ?? .null
  }

  // MARK: Size and parts

  private static func length(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    switch value.content {
    case .string(let text):
      guard !text.hasUncertainBoundaries else { throw .notEvaluated }
      return .number(text.string.count)
    case .tuple(let elements), .list(let elements), .set(let elements):
      return .number(elements.count)
    case .object(let entries), .map(let entries): return .number(entries.count)
    case .unknown(let unknown):
      switch unknown.type {
      case .tuple(let parts): return .number(parts.count)
      case .object(let attributes): return .number(attributes.count)
      case .any, .string, .list, .set, .map: throw .unknown(unknown.reason)
      case .boolean, .number: break
      }
    case .null, .boolean, .number: break
    }
    throw .failure("a string or a collection is required")
  }

  private static func keys(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    switch value.content {
    case .object(let attributes):
      return TerraformValue(.tuple(attributes.keys.sorted().map { .string($0) }))
    case .map(let entries): return TerraformValue(.list(entries.keys.sorted().map { .string($0) }))
    case .unknown(let unknown):
      switch unknown.type {
      case .object(let attributes):
        return TerraformValue(.tuple(attributes.keys.sorted().map { .string($0) }))
      case .any, .map: throw .unknown(unknown.reason)
      case .boolean, .number, .string, .list, .set, .tuple: break
      }
    case .null, .boolean, .number, .string, .tuple, .list, .set: break
    }
    throw .failure("a map or an object is required")
  }

  private static func values(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    switch value.content {
    case .object(let attributes):
      return TerraformValue(.tuple(attributes.sorted { $0.key < $1.key }.map(\.value)))
    case .map(let entries):
      return TerraformValue(.list(entries.sorted { $0.key < $1.key }.map(\.value)))
    case .null, .unknown, .boolean, .number, .string, .tuple, .list, .set:
      throw .failure("a map or an object is required")
    }
  }
}
