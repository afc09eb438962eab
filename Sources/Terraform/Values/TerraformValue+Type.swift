internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformValue {
  /// The maximum nesting depth of values that are compared, converted or searched.
  static let depthLimit = 200

  /// The type of the value, as far as it shows: an empty list has elements of any type, and null is
  /// of any type.
  var type: TerraformType { type(depth: 0) }

  private func type(depth: Int) -> TerraformType {
    guard depth < Self.depthLimit else { return .any }
    switch content {
    case .null: return .any
    case .unknown(let unknown): return unknown.type
    case .boolean: return .boolean
    case .number: return .number
    case .string: return .string
    case .tuple(let elements): return .tuple(elements.map { $0.type(depth: depth + 1) })
    case .list(let elements): return .list(Self.common(elements, depth: depth + 1))
    case .set(let elements): return .set(Self.common(elements, depth: depth + 1))
    case .map(let entries): return .map(Self.common(entries.values, depth: depth + 1))
    case .object(let attributes):
      return .object(
        attributes.mapValues {
          TerraformType.ObjectAttribute(
            type: $0.type(depth: depth + 1),
            isOptional: false,
            fallback: nil
          )
        }
      )
    }
  }

  /// Returns the type of the elements of a collection, which all have the same type.
  private static func common(
    _ elements: some Collection<TerraformValue>,
    depth: Int,
  ) -> TerraformType {
    var result = TerraformType.any
    for element in elements {
      result = result.completed(by: element.type(depth: depth))
      // Only types with parts can become more complete.
      if result.isPrimitive { break }
    }
    return result
  }

  /// Whether the value is unknown itself.
  var isUnknown: Bool {
    if case .unknown = content { true } else { false }
  }

  /// Whether the value is null.
  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The first unknown part of the value; nil if it is wholly known.
  var unknownPart: UnknownValue? { unknownPart(depth: 0) }

  private func unknownPart(depth: Int) -> UnknownValue? {
    guard depth < Self.depthLimit else {
      return UnknownValue(reason: .malformed("nested too deep"))
    }
    switch content {
    case .unknown(let unknown): return unknown
    case .null, .boolean, .number, .string: return nil
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements {
        if let part = element.unknownPart(depth: depth + 1) { return part }
      }
      return nil
    case .object(let entries), .map(let entries):
      for (_, entry) in entries.sorted(by: { $0.key < $1.key }) {
        if let part = entry.unknownPart(depth: depth + 1) { return part }
      }
      return nil
    }
  }
}

extension TerraformType {
  /// Whether the type is that of a boolean, a number or a string.
  var isPrimitive: Bool {
    switch self {
    case .boolean, .number, .string: true
    case .any, .list, .set, .map, .tuple, .object: false
    }
  }

  /// Returns the type with its unknown parts taken from another value's type.
  fileprivate func completed(by other: TerraformType) -> TerraformType {
    switch (self, other) {
    case (.any, _): other
    case (.list(let left), .list(let right)): .list(left.completed(by: right))
    case (.set(let left), .set(let right)): .set(left.completed(by: right))
    case (.map(let left), .map(let right)): .map(left.completed(by: right))
    case (.tuple(let left), .tuple(let right)) where left.count == right.count:
      .tuple(zip(left, right).map { $0.completed(by: $1) })
    case (.object(let left), .object(let right)):
      .object(
        left.merging(right) { left, right in
          ObjectAttribute(
            type: left.type.completed(by: right.type),
            isOptional: left.isOptional,
            fallback: left.fallback,
          )
        }
      )
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.set, _), (.map, _), (.tuple, _),
      (.object, _):
      self
    }
  }

  /// The name of the type in messages.
  var name: String {
    switch self {
    case .any: "any value"
    case .boolean: "bool"
    case .number: "number"
    case .string: "string"
    case .list: "list"
    case .set: "set"
    case .map: "map"
    case .tuple: "tuple"
    case .object: "object"
    }
  }
}
