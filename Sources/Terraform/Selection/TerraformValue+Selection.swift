internal import LintText

/// Constants and collections to compare with or to select from.
extension TerraformValue {
  /// The number with those beside it; empty for other values.
  var neighbors: Set<TerraformValue> {
    guard let number = wholeNumber else { return [] }
    return [.number(number - 1), .number(number), .number(number + 1)]
  }

  /// Whether it is known and of a primitive type, or null.
  var isScalar: Bool {
    switch content {
    case .null, .boolean, .number, .string: true
    case .unknown, .tuple, .list, .set, .object, .map: false
    }
  }

  /// The elements or values of a collection; nil for other values.
  var parts: [TerraformValue]? { elements ?? entries.map { Array($0.values) } }

  /// The elements of a list of known values; nil for other values.
  var scalars: [TerraformValue]? {
    guard let parts, parts.allSatisfy(\.isScalar) else { return nil }
    return parts
  }

  /// The keys or indexes of a collection; nil for other values.
  var keys: Set<TerraformValue>? {
    switch content {
    case .tuple(let elements), .list(let elements):
      Set(elements.indices.map { .number($0) })
    case .object(let entries), .map(let entries): Set(entries.keys.map { .string($0) })
    case .set, .null, .unknown, .boolean, .number, .string: nil
    }
  }
}
