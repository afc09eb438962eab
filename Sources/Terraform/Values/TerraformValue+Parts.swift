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
