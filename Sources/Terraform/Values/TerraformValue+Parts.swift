internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformValue {
  /// The value of a condition, converting as Terraform does; nil if it is not known or no boolean.
  var boolean: Bool? {
    switch content {
    case .boolean(let value): value
    case .string("true"): true
    case .string("false"): false
    case .null, .unknown, .number, .string, .tuple, .list, .set, .object, .map: nil
    }
  }

  /// The value as a whole number; nil if it is not known or no such number.
  var wholeNumber: Int? {
    switch content {
    case .number(let number): number.integer
    case .string(let text): WholeNumber.value(text)
    case .null, .unknown, .boolean, .tuple, .list, .set, .object, .map: nil
    }
  }

  /// Returns the value with parts of another one where it is not known; nil if they differ elsewhere.
  func completed(by other: TerraformValue) -> TerraformValue? {
    if isUnknown { return TerraformValue(other.content, at: origin) }
    if let elements, let others = other.elements, elements.count == others.count {
      let completed = zip(elements, others).compactMap { $0.completed(by: $1) }
      guard completed.count == elements.count else { return nil }
      var value = self
      switch content {
      case .list: value.content = .list(completed)
      case .set: value.content = .set(completed)
      default: value.content = .tuple(completed)
      }
      return value
    }
    if let entries, let others = other.entries, entries.keys == others.keys {
      var completed: [Text: TerraformValue] = [:]
      for (key, part) in entries {
        guard let whole = others[key].flatMap(part.completed) else { return nil }
        completed[key] = whole
      }
      var value = self
      if case .map = content {
        value.content = .map(completed)
      } else {
        value.content = .object(completed)
      }
      return value
    }
    return self == other ? self : nil
  }

  /// The value as a message shows it.
  var shown: Text {
    switch content {
    case .null: "null"
    case .unknown: "unknown"
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): Text("\(number)")
    case .string(let text): text
    case .tuple, .list, .set: "a list"
    case .object, .map: "a map"
    }
  }

  var unknown: UnknownValue? { if case .unknown(let unknown) = content { unknown } else { nil } }
}
