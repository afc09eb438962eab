internal import LintModel
internal import LintText

/// Instances of blocks with `count` or `for_each`.
extension ConfigurationEvaluation {
  /// The maximum number of instances of a block that are distinguished.
  private static let instanceLimit = 256

  /// Represents more instances than are distinguished.
  private static let tooMany = Repetition.unknown(UnknownValue(reason: .tooManyInstances))

  /// Returns the instances of a block with `count` or `for_each`.
  func repetitions(
    of block: ConfigurationBlock,
    in module: ModuleInstance,
  ) throws(EvaluationError) -> [Repetition] {
    if let count = block.attribute("count") {
      return try Self.repetitions(count: value(of: count, in: module))
    }
    guard let loop = block.attribute("for_each") else { return [.single] }
    return try Self.repetitions(forEach: value(of: loop, in: module))
  }

  private static func repetitions(
    count: TerraformValue
  ) throws(EvaluationError) -> [Repetition] {
    let number = try count.converted(to: .number)
    if case .unknown(let unknown) = number.content { return [.unknown(unknown)] }
    guard let count = number.wholeNumber, count >= 0 else {
      throw EvaluationError("'count' is not a whole number", at: count.origin)
    }
    guard count <= instanceLimit else { return [tooMany] }
    return (0..<count).map { .count($0) }
  }

  private static func repetitions(
    forEach value: TerraformValue
  ) throws(EvaluationError) -> [Repetition] {
    switch value.content {
    case .unknown(let unknown): return [.unknown(unknown)]
    case .object(let entries), .map(let entries):
      guard entries.count <= instanceLimit else { return [tooMany] }
      return entries.sorted { $0.key < $1.key }.map { .each(key: $0.key, value: $0.value) }
    case .set(let elements):
      guard elements.count <= instanceLimit else { return [tooMany] }
      var repetitions: [Repetition] = []
      for element in elements {
        switch element.content {
        case .string(let key): repetitions.append(.each(key: key, value: element))
        case .unknown(let unknown): return [.unknown(unknown)]
        default: throw EvaluationError("'for_each' is not a set of strings", at: value.origin)
        }
      }
      return repetitions
    case .null, .boolean, .number, .string, .tuple, .list:
      throw EvaluationError("'for_each' is neither a map nor a set of strings", at: value.origin)
    }
  }
}
