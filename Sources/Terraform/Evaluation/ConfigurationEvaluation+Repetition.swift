internal import LintModel
internal import LintText

/// Instances of blocks with `count` or `for_each`.
extension ConfigurationEvaluation {
  /// The maximum number of instances of a block that are distinguished.
  private static let instanceLimit = 256

  /// Represents more instances than are distinguished.
  private static let tooMany = Repetition.Kind.unknown(UnknownValue(reason: .tooManyInstances))

  /// Returns the instances of a block with `count` or `for_each`.
  func repetitions(
    of block: ConfigurationBlock,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [Repetition] {
    let count = block.attribute("count")
    guard let written = count ?? block.attribute("for_each") else {
      guard let enabled = block.enabled else { return [.single] }
      return try repetitions(enabled: enabled, in: module)
    }
    let (value, uses) = try valueWithUses(of: written, in: module, .single)
    recordUses(uses.names)
    let kinds = try count == nil ? Self.kinds(forEach: value) : Self.kinds(count: value)
    let elements = value.parts?.compactMap(\.origin) ?? []
    return kinds.map { Repetition($0, from: uses.names, elements: elements) }
  }

  /// Returns the instance of a block if OpenTofu creates it.
  private func repetitions(
    enabled condition: WrittenAttribute,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [Repetition] {
    let (value, uses) = try valueWithUses(of: condition, in: module, .single)
    recordUses(uses.names)
    switch try value.converted(to: .boolean).content {
    case .boolean(let isEnabled): return isEnabled ? [Repetition(.single, from: uses.names)] : []
    case .unknown(let unknown): return [Repetition(.unknown(unknown), from: uses.names)]
    case .null, .number, .string, .tuple, .list, .set, .object, .map:
      throw EvaluationError("'enabled' is neither true nor false", at: value.origin)
    }
  }

  private static func kinds(
    count: TerraformValue
  ) throws(EvaluationError) -> [Repetition.Kind] {
    let number = try count.converted(to: .number)
    if case .unknown(let unknown) = number.content { return [.unknown(unknown)] }
    guard let count = number.wholeNumber, count >= 0 else {
      throw EvaluationError("'count' is not a whole number", at: count.origin)
    }
    guard count <= instanceLimit else { return [tooMany] }
    return (0..<count).map { .count($0) }
  }

  private static func kinds(
    forEach value: TerraformValue
  ) throws(EvaluationError) -> [Repetition.Kind] {
    switch value.content {
    case .unknown(let unknown): return [.unknown(unknown)]
    case .object(let entries), .map(let entries):
      guard entries.count <= instanceLimit else { return [tooMany] }
      return entries.sorted { $0.key < $1.key }.map { .each(key: $0.key, value: $0.value) }
    case .set(let elements):
      guard elements.count <= instanceLimit else { return [tooMany] }
      var kinds: [Repetition.Kind] = []
      for element in elements {
        switch element.content {
        case .string(let key): kinds.append(.each(key: key, value: element))
        case .unknown(let unknown): return [.unknown(unknown)]
        default: throw EvaluationError("'for_each' is not a set of strings", at: value.origin)
        }
      }
      return kinds
    case .null, .boolean, .number, .string, .tuple, .list:
      throw EvaluationError("'for_each' is neither a map nor a set of strings", at: value.origin)
    }
  }
}
