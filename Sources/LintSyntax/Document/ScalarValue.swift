package import LintText

/// The value of a scalar in its language, with the types of YAML 1.1 or JSON.
package enum ScalarValue: Sendable, Hashable {
  /// Null: `null`, `~`, or a missing value.
  case null
  /// A Boolean, in YAML 1.1 also written `yes`, `no`, `on` and `off`.
  case boolean(Bool)
  /// An integer.
  case integer(Int)
  /// A number with a fraction or an exponent, or too large for an integer.
  case real(Double)
  /// Text, including anything the language reads as text: `1e1`, `08` and `0o7` in YAML 1.1.
  case text(Text)
}

extension Node {
  /// The value of a scalar, or nil for another kind of node.
  package var scalarValue: ScalarValue? {
    guard kind == .scalar, let text else { return nil }
    let plain = document.isJSON ? ScalarValue(json: text) : ScalarValue(yaml: text)
    switch (tag, plain) {
    case (nil, _): return style == .plain ? plain : .text(text)
    case ("tag:yaml.org,2002:null", _): return .null
    case ("tag:yaml.org,2002:bool", .boolean), ("tag:yaml.org,2002:int", .integer),
      ("tag:yaml.org,2002:float", .real):
      return plain
    case ("tag:yaml.org,2002:float", .integer(let number)): return .real(Double(number))
    default: return .text(text)
    }
  }
}

extension ScalarValue {
  /// Parses an unquoted JSON value.
  init(json text: Text) {
    switch text {
    case "null": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default:
      self = Int(text.string).map(Self.integer) ?? Double(text.string).map(Self.real) ?? .text(text)
    }
  }

  /// Parses a plain YAML scalar by the rules of YAML 1.1, as PyYAML and the AWS CLI apply them.
  init(yaml text: Text) {
    // Most scalars are longer than every word below.
    guard text.utf8.count > 5 else {
      self = Self.word(text) ?? Self.number(text)
      return
    }
    self = Self.number(text)
  }

  private static func word(_ text: Text) -> ScalarValue? {
    switch text {
    case "", "~", "null", "Null", "NULL":
      .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON":
      .boolean(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF":
      .boolean(false)
    default:
      nil
    }
  }

  /// Returns a number, or text that isn't one.
  private static func number(_ text: Text) -> ScalarValue {
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else {
      return .text(text)
    }
    return YAMLNumber.value(text.string) ?? .text(text)
  }
}
