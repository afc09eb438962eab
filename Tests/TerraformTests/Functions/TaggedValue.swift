import Foundation
import LintModel
import LintText

@testable import Terraform

/// A value or type constraint of the table of Terraform's results, in JSON.
indirect enum TaggedValue: Decodable {
  case null
  case boolean(Bool)
  case text(String)
  case list([TaggedValue])
  case object([String: TaggedValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([TaggedValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: TaggedValue].self))
    }
  }

  /// Reads a list of values, such as the arguments of a call.
  static func list(_ json: String) throws -> [TaggedValue] {
    try JSONDecoder().decode([TaggedValue].self, from: Data(json.utf8))
  }

  /// The value; nil if it isn't one.
  var value: TerraformValue? {
    switch self {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .text(let text): return .string(Text(text))
    case .list: return nil
    case .object(let object):
      guard let (kind, part) = object.first else { return nil }
      switch (kind, part) {
      case ("n", .text(let text)):
        return Decimal(string: text).map { TerraformValue(.number($0)) }
      case ("t", .list(let list)): return TerraformValue(.tuple(list.compactMap(\.value)))
      case ("l", .list(let list)): return TerraformValue(.list(list.compactMap(\.value)))
      case ("s", .list(let list)): return TerraformValue(.set(list.compactMap(\.value)))
      case ("o", .object(let entries)): return TerraformValue(.object(Self.values(entries)))
      case ("m", .object(let entries)): return TerraformValue(.map(Self.values(entries)))
      default: return nil
      }
    }
  }

  private static func values(_ entries: [String: TaggedValue]) -> [Text: TerraformValue] {
    var values: [Text: TerraformValue] = [:]
    for (key, entry) in entries { values[Text(key)] = entry.value }
    return values
  }

  /// The type constraint; nil if it isn't one.
  var type: TerraformType? {
    switch self {
    case .text("any"): return .any
    case .text("bool"): return .boolean
    case .text("number"): return .number
    case .text("string"): return .string
    case .list(let list):
      guard case .text(let shape)? = list.first, let part = list.dropFirst().first else {
        return nil
      }
      switch (shape, part) {
      case ("list", _): return part.type.map { .list($0) }
      case ("set", _): return part.type.map { .set($0) }
      case ("map", _): return part.type.map { .map($0) }
      case ("tuple", .list(let parts)): return .tuple(parts.compactMap(\.type))
      case ("object", .object(let parts)):
        var attributes: [Text: TerraformType.ObjectAttribute] = [:]
        for (name, part) in parts { attributes[Text(name)] = part.attribute }
        return .object(attributes)
      default: return nil
      }
    case .null, .boolean, .text, .object: return nil
    }
  }

  private var attribute: TerraformType.ObjectAttribute? {
    guard case .list(let list) = self, case .text("optional")? = list.first, list.count > 1 else {
      return type.map { TerraformType.ObjectAttribute(type: $0, isOptional: false, fallback: nil) }
    }
    return list[1].type.map {
      TerraformType.ObjectAttribute(
        type: $0,
        isOptional: true,
        fallback: list.count > 2 ? list[2].value : nil,
      )
    }
  }
}
