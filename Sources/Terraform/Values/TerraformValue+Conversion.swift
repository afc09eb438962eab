internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformValue {
  /// Converts the value as Terraform converts an argument or a variable.
  ///
  /// Missing and null attributes take the defaults of `optional`, null stays null, and an unknown
  /// value gets the type. A value that needs no conversion keeps its origin, also as a part.
  func converted(to type: TerraformType) throws(EvaluationError) -> TerraformValue {
    try converted(to: type, depth: 0)
  }

  private func converted(
    to type: TerraformType,
    depth: Int,
  ) throws(EvaluationError) -> TerraformValue {
    guard depth < Self.depthLimit else {
      return .unknown(UnknownValue(reason: .malformed("nested too deep"), type: type))
    }
    switch (content, type) {
    case (_, .any), (.null, _), (.boolean, .boolean), (.number, .number), (.string, .string):
      return self
    case (.unknown(let unknown), _):
      guard unknown.type.canConvert(to: type) else { throw mismatch(type) }
      var result = unknown
      result.type = type
      if type != .string || unknown.type != .string { result.prefix = "" }
      let candidates = unknown.candidates.compactMap { try? $0.converted(to: type) }
      if !candidates.isEmpty, candidates.count == unknown.candidates.count {
        return .either(candidates, unknown.reason, type)
      }
      result.candidates = []
      result.resource = nil
      if type != .number { result.bounds = .none }
      return TerraformValue(.unknown(result), at: origin)
    case (.boolean(let boolean), .string):
      return TerraformValue(.string(boolean ? "true" : "false"), at: origin)
    case (.number(let number), .string):
      return TerraformValue(Content(textOf: number), at: origin)
    case (.string(let text), .number): return try TerraformValue(numberOf: text, at: origin)
    case (.string(let text), .boolean): return try TerraformValue(booleanOf: text, at: origin)
    case (.list, .list(let part)), (.set, .list(let part)), (.tuple, .list(let part)):
      let elements = try self.elements(convertedTo: part, depth: depth)
      guard let elements else { return unknownCollection(type) }
      return TerraformValue(.list(elements), at: origin)
    case (.list, .set(let part)), (.set, .set(let part)), (.tuple, .set(let part)):
      let elements = try self.elements(convertedTo: part, depth: depth)
      guard let elements else { return unknownCollection(type) }
      var result = TerraformValue(setOf: elements)
      result.origin = origin
      return result
    case (.tuple(let elements), .tuple(let parts)):
      guard elements.count == parts.count else { throw mismatch(type) }
      var result: [TerraformValue] = []
      for (index, (element, part)) in zip(elements, parts).enumerated() {
        result.append(try Self.element(element, index, to: part, depth: depth))
      }
      return TerraformValue(.tuple(result), at: origin)
    case (.map(let entries), .map(let part)), (.object(let entries), .map(let part)):
      let entries = try Self.entries(entries, convertedTo: part, depth: depth)
      guard let entries else { return unknownCollection(type) }
      return TerraformValue(.map(entries), at: origin)
    case (.map(let entries), .object(let attributes)),
      (.object(let entries), .object(let attributes)):
      return TerraformValue(
        .object(try Self.attributes(attributes, of: entries, depth: depth)),
        at: origin,
      )
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.set, _), (.tuple, _), (.map, _),
      (.object, _):
      throw mismatch(type)
    }
  }

  private func mismatch(_ type: TerraformType) -> EvaluationError {
    EvaluationError("\(type.name) required, but have \(self.type.name)", at: origin)
  }

  private func unknownCollection(_ type: TerraformType) -> TerraformValue {
    let reason = unknownPart?.reason ?? .malformed("elements of too many types")
    return .unknown(UnknownValue(reason: reason, isNeverNull: true, type: type))
  }

  // MARK: Elements

  /// Returns the elements of a sequence, each of the given type; nil if their type is not known.
  private func elements(
    convertedTo part: TerraformType,
    depth: Int,
  ) throws(EvaluationError) -> [TerraformValue]? {
    let elements: [TerraformValue]
    switch content {
    case .tuple(let values):
      guard part == .any else {
        elements = values
        break
      }
      guard let type = Self.unifiedType(of: values) else {
        throw EvaluationError("all elements must have the same type", at: origin)
      }
      if type == .any, values.contains(where: { !$0.isNull && $0.type != .any }) { return nil }
      return try self.elements(convertedTo: type, orKept: values, depth: depth)
    case .list(let values), .set(let values): elements = values
    case .null, .unknown, .boolean, .number, .string, .object, .map: return []
    }
    let result = try self.elements(convertedTo: part, orKept: elements, depth: depth)
    guard part != .any, part.isOpen else { return result }
    // `list(list(any))` needs one type for the lists.
    guard let type = Self.unifiedType(of: result) else {
      throw EvaluationError("all elements must have the same type", at: origin)
    }
    return type == .any
      ? result : try self.elements(convertedTo: type, orKept: result, depth: depth)
  }

  private func elements(
    convertedTo part: TerraformType,
    orKept elements: [TerraformValue],
    depth: Int,
  ) throws(EvaluationError) -> [TerraformValue] {
    if part == .any { return elements }
    var result: [TerraformValue] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      result.append(try Self.element(element, index, to: part, depth: depth))
    }
    return result
  }

  private static func element(
    _ element: TerraformValue,
    _ index: Int,
    to type: TerraformType,
    depth: Int,
  ) throws(EvaluationError) -> TerraformValue {
    do {
      return try element.converted(to: type, depth: depth + 1)
    } catch {
      throw EvaluationError("element \(index): \(error.message)", at: error.origin)
    }
  }

  private static func entries(
    _ entries: [Text: TerraformValue],
    convertedTo part: TerraformType,
    depth: Int,
  ) throws(EvaluationError) -> [Text: TerraformValue]? {
    var type = part
    if part == .any {
      guard let unified = unifiedType(of: Array(entries.values)) else {
        throw EvaluationError("all elements must have the same type")
      }
      if unified == .any, entries.values.contains(where: { !$0.isNull && $0.type != .any }) {
        return nil
      }
      type = unified
    }
    var result: [Text: TerraformValue] = [:]
    result.reserveCapacity(entries.count)
    for (key, entry) in entries {
      result[key] = try attribute(entry, key, to: type, depth: depth)
    }
    guard part != .any, part.isOpen else { return result }
    guard let unified = unifiedType(of: Array(result.values)) else {
      throw EvaluationError("all elements must have the same type")
    }
    guard unified != .any else { return result }
    for (key, entry) in result {
      result[key] = try attribute(entry, key, to: unified, depth: depth)
    }
    return result
  }

  private static func attributes(
    _ attributes: [Text: TerraformType.ObjectAttribute],
    of entries: [Text: TerraformValue],
    depth: Int,
  ) throws(EvaluationError) -> [Text: TerraformValue] {
    var result: [Text: TerraformValue] = [:]
    result.reserveCapacity(attributes.count)
    for (name, attribute) in attributes {
      guard let entry = entries[name] ?? (attribute.isOptional ? .null : nil) else {
        throw EvaluationError("attribute '\(name)' is required")
      }
      let given = entry.isNull ? attribute.fallback ?? entry : entry
      result[name] = try self.attribute(given, name, to: attribute.type, depth: depth)
    }
    return result
  }

  private static func attribute(
    _ value: TerraformValue,
    _ name: Text,
    to type: TerraformType,
    depth: Int,
  ) throws(EvaluationError) -> TerraformValue {
    do {
      return try value.converted(to: type, depth: depth + 1)
    } catch {
      throw EvaluationError("attribute '\(name)': \(error.message)", at: error.origin)
    }
  }

  // MARK: Unification

  /// Returns the type to which all values convert, as Terraform chooses it; nil if none does.
  ///
  /// It is `any` if that depends on unknown values.
  static func unifiedType(of values: [TerraformValue]) -> TerraformType? {
    let types = values.map(\.type)
    let isOpen = zip(values, types).contains { $0.isUnknown && $1 == .any }
    if isOpen, types.contains(where: { $0 != .any && !$0.isPrimitive }) { return .any }
    return TerraformType.unified(types)
  }

  /// Converts values to one type, as Terraform does with the results of a conditional; returns nil
  /// if they have no common type.
  static func unified(_ values: [TerraformValue]) -> [TerraformValue]? {
    guard let type = unifiedType(of: values) else { return nil }
    var result: [TerraformValue] = []
    for value in values {
      guard let converted = try? value.converted(to: type) else { return nil }
      result.append(converted)
    }
    return result
  }
}

// MARK: Primitive values

extension TerraformValue.Content {
  /// Creates the text of a number.
  fileprivate init(textOf number: Decimal) {
    if let text = number.terraformText {
      self = .string(text)
    } else {
      self = .unknown(
        UnknownValue(reason: .malformed("a number is rounded"), isNeverNull: true, type: .string)
      )
    }
  }
}

extension TerraformValue {
  fileprivate init(numberOf text: Text, at origin: ValueOrigin?) throws(EvaluationError) {
    if let number = Decimal(terraform: text) {
      self.init(.number(number), at: origin)
    } else if Decimal.isNumber(text) {
      let reason = Undecided.malformed("a number has too many digits")
      self = .unknown(UnknownValue(reason: reason, isNeverNull: true, type: .number))
    } else {
      throw EvaluationError("a number is required, not \(Self.shown(text))", at: origin)
    }
  }

  fileprivate init(booleanOf text: Text, at origin: ValueOrigin?) throws(EvaluationError) {
    switch text {
    case "true", "1": self.init(.boolean(true), at: origin)
    case "false", "0": self.init(.boolean(false), at: origin)
    default: throw EvaluationError("a bool is required, not \(Self.shown(text))", at: origin)
    }
  }

  /// Returns a text for a message, shortened.
  private static func shown(_ text: Text) -> String {
    let scalars = text.string.unicodeScalars.prefix(41)
    guard scalars.count > 40 else { return "'\(text)'" }
    return "'\(String(Substring(scalars.dropLast())))…'"
  }
}
