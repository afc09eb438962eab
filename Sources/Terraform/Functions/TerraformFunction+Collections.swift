internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformFunction {
  /// Computes the functions that make new lists and maps.
  func collectionResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let elements = arguments.elements(0)
    switch self {
    case .chunklist: return try Self.chunks(arguments)
    case .compact:
      try CallInterruption.check(arguments[0])
      return TerraformValue(.list(elements.filter { !$0.isNull && $0.content != .string("") }))
    case .concat: return try Self.concatenate(arguments)
    case .distinct:
      try CallInterruption.check(arguments[0])
      var seen: Set<TerraformValue> = []
      return TerraformValue(.list(elements.filter { seen.insert($0).inserted }))
    case .flatten: return try Self.flatten(arguments[0])
    case .matchkeys: return try Self.matchKeys(arguments)
    case .merge: return try Self.merge(arguments)
    case .range: return try Self.range(arguments)
    case .reverse:
      switch arguments[0].content {
      case .tuple: return TerraformValue(.tuple(elements.reversed()))
      case .list, .set: return TerraformValue(.list(elements.reversed()))
      case .null, .unknown, .boolean, .number, .string, .object, .map:
        throw .failure("cannot reverse \(arguments[0].type.name)")
      }
    case .slice: return try Self.slice(arguments)
    case .sort:
      try CallInterruption.check(arguments[0])
      guard !elements.contains(where: \.isNull) else { throw .failure("an element is null") }
      return TerraformValue(.list(elements.sorted { Self.text($0) < Self.text($1) }))
    case .transpose: return try Self.transpose(arguments[0])
    case .zipmap: return try Self.zip(arguments)
    default: throw .notEvaluated
    }
  }

  private static func text(_ value: TerraformValue) -> Text {
    if case .string(let text) = value.content { text } else { "" }
  }

  // MARK: Lists

  private static func chunks(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue
  {
    let size = try arguments.integer(1)
    guard size >= 0 else { throw .failure("the size must not be negative") }
    let elements = arguments.elements(0)
    guard size > 0, !elements.isEmpty else {
      return TerraformValue(.list(elements.isEmpty ? [] : [arguments[0]]))
    }
    var chunks: [TerraformValue] = []
    var rest = elements[...]
    while !rest.isEmpty {
      chunks.append(TerraformValue(.list(Array(rest.prefix(size)))))
      rest = rest.dropFirst(size)
    }
    return TerraformValue(.list(chunks))
  }

  private static func concatenate(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    guard arguments.count > 0 else { throw .failure("at least one argument is required") }
    var areLists = true
    var count = 0
    for argument in arguments.values {
      switch argument.content {
      case .list(let elements): count += elements.count
      case .tuple(let elements):
        areLists = false
        count += elements.count
      case .null, .unknown, .boolean, .number, .string, .set, .object, .map:
        throw .failure("all arguments must be lists or tuples, not \(argument.type.name)")
      }
    }
    guard count <= CallLimits.elements else { throw .notEvaluated }
    if areLists, let type = TerraformType.unified(arguments.values.map(\.type)) {
      var elements: [TerraformValue] = []
      for (index, argument) in arguments.values.enumerated() {
        do {
          elements += try argument.converted(to: type).elements ?? []
        } catch {
          throw .failure("argument \(index + 1): \(error.message)")
        }
      }
      return TerraformValue(.list(elements))
    }
    return TerraformValue(.tuple(arguments.values.flatMap { $0.elements ?? [] }))
  }

  private static func flatten(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    guard value.elements != nil else { throw .failure("can only flatten lists, sets and tuples") }
    var elements: [TerraformValue] = []
    try append(value, to: &elements, depth: 0)
    return TerraformValue(.tuple(elements))
  }

  private static func append(
    _ list: TerraformValue,
    to elements: inout [TerraformValue],
    depth: Int,
  ) throws(CallInterruption) {
    guard depth < TerraformValue.depthLimit else { throw .notEvaluated }
    for element in list.elements ?? [] {
      switch element.content {
      case .tuple, .list, .set: try append(element, to: &elements, depth: depth + 1)
      case .unknown(let unknown):
        switch unknown.type {
        case .any, .list, .set, .tuple: throw .unknown(unknown.reason)
        case .boolean, .number, .string, .map, .object: elements.append(element)
        }
      case .null, .boolean, .number, .string, .object, .map: elements.append(element)
      }
      guard elements.count <= CallLimits.elements else { throw .notEvaluated }
    }
  }

  private static func matchKeys(
    _ arguments: CallArguments
  ) throws(CallInterruption) -> TerraformValue {
    guard let type = TerraformType.unified([arguments[1].type, arguments[2].type]),
      let keys = try? arguments[1].converted(to: type).elements,
      let wanted = try? arguments[2].converted(to: type).elements
    else { throw .failure("keys and search set must have the same type") }
    let values = arguments.elements(0)
    guard values.count == keys.count else {
      throw .failure("there must be as many keys as values")
    }
    if wanted.isEmpty { return TerraformValue(.list([])) }
    for argument in arguments.values { try CallInterruption.check(argument) }
    let set = Set(wanted)
    return TerraformValue(.list(Swift.zip(values, keys).filter { set.contains($1) }.map(\.0)))
  }

  private static func range(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    guard (1...3).contains(arguments.count) else {
      throw .failure("takes one, two, or three arguments")
    }
    let (start, end): (Decimal, Decimal) =
      arguments.count == 1
      ? (0, arguments.number(0)) : (arguments.number(0), arguments.number(1))
    let step = arguments.count == 3 ? arguments.number(2) : end < start ? -1 : 1
    guard step < 0 ? end <= start : end >= start else {
      throw .failure("the step leads away from the end")
    }
    var numbers: [TerraformValue] = []
    var number = start
    while step < 0 ? number > end : number < end {
      guard numbers.count < 1_024 else { throw .failure("more than 1024 values") }
      numbers.append(try .number(number))
      number += step
    }
    return TerraformValue(.list(numbers))
  }

  private static func slice(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let elements = arguments.elements(0)
    let isTuple: Bool
    switch arguments[0].content {
    case .tuple: isTuple = true
    case .list: isTuple = false
    case .null, .unknown, .boolean, .number, .string, .set, .object, .map:
      throw .failure("argument 1 must be a list or tuple")
    }
    let (start, end) = (try arguments.integer(1), try arguments.integer(2))
    guard 0 <= start, start <= end, end <= elements.count else {
      throw .failure("the indexes must lie within the list")
    }
    let part = Array(elements[start..<end])
    return TerraformValue(isTuple ? .tuple(part) : .list(part))
  }

  // MARK: Maps

  private static func merge(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    var result: [Text: TerraformValue] = [:]
    var types: Set<TerraformType> = []
    for argument in arguments.values {
      switch argument.content {
      case .null: continue
      case .object(let entries), .map(let entries):
        types.insert(argument.type)
        result.merge(entries) { $1 }
      case .unknown, .boolean, .number, .string, .tuple, .list, .set:
        throw .failure("the arguments must be maps or objects, not \(argument.type.name)")
      }
    }
    guard result.count <= CallLimits.elements else { throw .notEvaluated }
    if types.count == 1, case .map = types.first { return TerraformValue(.map(result)) }
    return TerraformValue(.object(result))
  }

  private static func transpose(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue
  {
    try CallInterruption.check(value)
    var result: [Text: [Text]] = [:]
    for (key, list) in value.entries ?? [:] {
      guard let elements = list.elements else { throw .failure("a list is null") }
      for element in elements {
        guard case .string(let text) = element.content else { throw .failure("a string is null") }
        result[text, default: []].append(key)
      }
    }
    return TerraformValue(
      .map(
        result.mapValues { TerraformValue(.list($0.sorted().map { .string($0) })) }
      )
    )
  }

  private static func zip(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let values = arguments.elements(1)
    let isTuple: Bool
    switch arguments[1].content {
    case .tuple: isTuple = true
    case .list: isTuple = false
    case .null, .unknown, .boolean, .number, .string, .set, .object, .map:
      throw .failure("argument 2 must be a list or tuple")
    }
    try CallInterruption.check(arguments[0])
    let keys = arguments.elements(0)
    guard keys.count == values.count else {
      throw .failure("there must be as many keys as values")
    }
    var result: [Text: TerraformValue] = [:]
    for (key, value) in Swift.zip(keys, values) {
      guard case .string(let name) = key.content else { throw .failure("a key is null") }
      result[name] = value
    }
    return TerraformValue(isTuple ? .object(result) : .map(result))
  }
}
