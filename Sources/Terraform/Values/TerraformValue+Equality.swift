internal import LintText

extension TerraformValue {
  /// Whether two values are equal as Terraform's `==` compares; nil if that is not known.
  ///
  /// Values of different types are not equal.
  func isEqual(to other: TerraformValue) -> Bool? {
    isEqual(to: other, depth: 0)
  }

  private func isEqual(to other: TerraformValue, depth: Int) -> Bool? {
    guard depth < Self.depthLimit else { return nil }
    switch (content, other.content) {
    case (.unknown(let unknown), _): return unknown.mayEqual(other) ? nil : false
    case (_, .unknown(let unknown)): return unknown.mayEqual(self) ? nil : false
    case (.null, .null): return true
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.tuple(let left), .tuple(let right)), (.list(let left), .list(let right)),
      (.set(let left), .set(let right)):
      return Self.areEqual(left, right, depth: depth + 1)
    case (.object(let left), .object(let right)), (.map(let left), .map(let right)):
      return Self.areEqual(left, right, depth: depth + 1)
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.tuple, _), (.list, _), (.set, _),
      (.object, _), (.map, _):
      return false
    }
  }

  private static func areEqual(
    _ left: [TerraformValue],
    _ right: [TerraformValue],
    depth: Int,
  ) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (left, right) in zip(left, right) {
      guard let isEqual = left.isEqual(to: right, depth: depth) else {
        result = nil
        continue
      }
      if !isEqual { return false }
    }
    return result
  }

  private static func areEqual(
    _ left: [Text: TerraformValue],
    _ right: [Text: TerraformValue],
    depth: Int,
  ) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (key, left) in left {
      guard let right = right[key] else { return false }
      guard let isEqual = left.isEqual(to: right, depth: depth) else {
        result = nil
        continue
      }
      if !isEqual { return false }
    }
    return result
  }
}

extension UnknownValue {
  /// Whether the value may turn out to equal another one.
  fileprivate func mayEqual(_ other: TerraformValue) -> Bool {
    if !candidates.isEmpty { return candidates.contains { $0.isEqual(to: other) != false } }
    switch other.content {
    case .null: return !isNeverNull
    case .unknown(let other):
      if prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix) { return true }
      return !isNeverNull && !other.isNeverNull
    case .string(let text): return text.hasPrefix(prefix) && type.mayBe(.string)
    case .boolean: return type.mayBe(.boolean)
    case .number(let number): return type.mayBe(.number) && bounds.contains(number)
    case .tuple, .list, .set, .object, .map: return true
    }
  }
}

extension TerraformType {
  /// Whether a value of this type may have a primitive type.
  fileprivate func mayBe(_ primitive: TerraformType) -> Bool { self == .any || self == primitive }
}
