package import LintText

/// A JSON value that the server sends.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A string, which may have text of inputs.
  case text(Text)
  case array([JSON])
  case object([String: JSON])
}

extension JSON {
  /// Creates a string.
  static func string(_ string: String) -> JSON { .text(Text(string)) }
}

extension JSON: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value.string)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(integerLiteral value: Int) { self = .number(value) }

  package init(stringLiteral value: String) { self = .string(value) }

  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Creates an object without the members that are null.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements.filter { $0.1 != .null }) { first, _ in first })
  }
}
