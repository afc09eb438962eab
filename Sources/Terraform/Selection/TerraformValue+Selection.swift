#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import LintText

/// Constants and collections to compare with or to select from.
extension TerraformValue {
  /// The number with those beside it; empty for other values.
  var neighbors: Set<TerraformValue> {
    if let number = wholeNumber {
      return [.number(number - 1), .number(number), .number(number + 1)]
    }
    guard let number = try? converted(to: .number), case .number(let fraction) = number.content
    else { return [] }
    return [TerraformValue(.number(fraction - 1)), number, TerraformValue(.number(fraction + 1))]
  }

  /// The value; of a number, also those beside it, which are other values.
  var equals: Set<TerraformValue> {
    if case .number = content { neighbors.union([self]) } else { [self] }
  }

  /// Whether it equals another value, or as a text differs only in case or in white space around it,
  /// which functions may change before a comparison.
  func isLikeText(_ other: TerraformValue) -> Bool {
    guard case .string(let text) = content, case .string(let other) = other.content else {
      return self == other
    }
    func plain(_ text: Text) -> Text {
      Text(text.string.lowercased().filter { !$0.isWhitespace })
    }
    return plain(text) == plain(other)
  }

  /// Whether it is a string.
  var isText: Bool { if case .string = content { true } else { false } }

  /// Whether it is a number.
  var isNumber: Bool { if case .number = content { true } else { false } }

  /// Whether it is a boolean.
  var isBoolean: Bool { if case .boolean = content { true } else { false } }

  /// Whether it is null, or a collection without elements.
  var isEmptyCollection: Bool { isNull || parts?.isEmpty == true }

  /// Whether it is known and of a primitive type, or null.
  var isScalar: Bool {
    switch content {
    case .null, .boolean, .number, .string: true
    case .unknown, .tuple, .list, .set, .object, .map: false
    }
  }

  /// The elements or values of a collection; nil for other values.
  var parts: [TerraformValue]? { elements ?? entries.map { Array($0.values) } }

  /// Whether it is a known collection.
  var isCollection: Bool { parts != nil }

  /// The elements of a list of known values; nil for other values.
  var scalars: [TerraformValue]? {
    guard let parts, parts.allSatisfy(\.isScalar) else { return nil }
    return parts
  }

  /// The keys of a collection, or its indexes with the first one that it lacks; nil for other
  /// values.
  var keys: Set<TerraformValue>? {
    switch content {
    case .tuple(let elements), .list(let elements):
      Set((0...elements.count).map { .number($0) })
    case .object(let entries), .map(let entries): Set(entries.keys.map { .string($0) })
    case .set, .null, .unknown, .boolean, .number, .string: nil
    }
  }

  /// Whether people give such a value where another one is given: of its kind, or null.
  func isLike(_ other: TerraformValue) -> Bool {
    switch (content, other.content) {
    case (.null, _), (_, .null), (.boolean, .boolean), (.boolean, .string), (.string, .string): true
    case (.number, .number): true
    case (.number, .string): (try? other.converted(to: .number)) != nil
    case (.string, .number): (try? converted(to: .number)) != nil
    case (.tuple, .tuple), (.tuple, .list), (.tuple, .set), (.object, .object), (.object, .map):
      true
    default: false
    }
  }
}
