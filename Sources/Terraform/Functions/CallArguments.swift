internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The arguments of a call, which have the types of its signature.
struct CallArguments {
  let values: [TerraformValue]

  var count: Int { values.count }

  subscript(index: Int) -> TerraformValue {
    index < values.count ? values[index] : .null
  }

  /// The first unknown argument that makes the result unknown; nil without one.
  func blockingUnknown(_ signature: FunctionSignature) -> UnknownValue? {
    for (index, value) in values.enumerated() {
      guard case .unknown(let unknown) = value.content else { continue }
      if let parameter = signature.parameter(at: index), !parameter.allowsUnknown { return unknown }
    }
    return nil
  }

  /// The text of an argument that is a known string.
  func text(_ index: Int) -> Text {
    if case .string(let text) = self[index].content { text } else { "" }
  }

  /// The number of an argument that is a known number.
  func number(_ index: Int) -> Decimal {
    if case .number(let number) = self[index].content { number } else { 0 }
  }

  /// The number of an argument that must be whole.
  func integer(_ index: Int) throws(CallInterruption) -> Int {
    guard let integer = number(index).integer else {
      throw .failure("argument \(index + 1) must be a whole number")
    }
    return integer
  }

  /// The elements of an argument that is a known list, set or tuple; empty for other values.
  func elements(_ index: Int) -> [TerraformValue] { self[index].elements ?? [] }
}

extension TerraformValue {
  /// The elements of a known list, set or tuple; nil for other values.
  var elements: [TerraformValue]? {
    switch content {
    case .tuple(let elements), .list(let elements), .set(let elements): elements
    case .null, .unknown, .boolean, .number, .string, .object, .map: nil
    }
  }

  /// The entries of a known object or map; nil for other values.
  var entries: [Text: TerraformValue]? {
    switch content {
    case .object(let entries), .map(let entries): entries
    case .null, .unknown, .boolean, .number, .string, .tuple, .list, .set: nil
    }
  }

  static func number(_ value: Decimal) throws(CallInterruption) -> TerraformValue {
    guard value.isFinite else { throw .notEvaluated }
    return TerraformValue(.number(value))
  }

  /// Creates a list of strings.
  static func strings(_ texts: [Text]) throws(CallInterruption) -> TerraformValue {
    guard texts.count <= CallLimits.elements else { throw .notEvaluated }
    return TerraformValue(.list(texts.map { .string($0.normalized) }))
  }

  /// Creates a string that is computed.
  static func computed(_ text: Text) throws(CallInterruption) -> TerraformValue {
    guard text.utf8.count <= CallLimits.bytes else { throw .notEvaluated }
    return .string(text.normalized)
  }
}

extension CallInterruption {
  /// Throws if a value is not wholly known.
  static func check(_ value: TerraformValue) throws(CallInterruption) {
    if let part = value.unknownPart { throw .unknown(part.reason) }
  }
}
