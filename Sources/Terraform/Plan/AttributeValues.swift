/// The attributes of a cache on which its verdict depends; all others are passed over.
struct AttributeValues: Decodable {
  private let values: [Attribute: JSONValue]
  private let isTrue: Bool

  /// Whether text replaces the whole object, as a tool that hides values writes it.
  let isText: Bool

  init(from decoder: any Decoder) throws {
    // `after_unknown` and `after_sensitive` may be a single truth value for the whole object.
    guard let container = try? decoder.container(keyedBy: Attribute.self) else {
      values = [:]
      let value = try decoder.singleValueContainer().decode(JSONValue.self)
      isTrue = value == .boolean(true)
      if case .text = value { isText = true } else { isText = false }
      return
    }
    isTrue = false
    isText = false
    var values: [Attribute: JSONValue] = [:]
    for attribute in container.allKeys {
      values[attribute] = try container.decode(JSONValue.self, forKey: attribute)
    }
    self.values = values
  }

  /// The value of an attribute, or nil if it is not listed.
  subscript(attribute: Attribute) -> JSONValue? { values[attribute] }

  /// Whether an attribute is marked with `true`, by itself or with all others.
  func marks(_ attribute: Attribute) -> Bool {
    isTrue || values[attribute] == .boolean(true)
  }
}
