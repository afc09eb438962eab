internal import LintText

/// A JSON value in the detail that attributes need.
enum JSONValue: Decodable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(Text)
  case container

  init(from decoder: any Decoder) throws {
    guard let value = try? decoder.singleValueContainer() else {
      self = .container
      return
    }
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(Text.self) {
      self = .text(text)
    } else {
      self = .container
    }
  }
}

extension ConstantValue {
  /// Converts a value; returns nil for a collection.
  init?(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .container: return nil
    }
  }
}
