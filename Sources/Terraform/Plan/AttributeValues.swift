/// The attributes that the verdict of a cache depends on; all others are skipped.
struct AttributeValues: Decodable {
  private let values: [Attribute: JSONValue]
  private let isTrue: Bool

  /// Whether text replaces the whole object, as redaction tools do.
  let isText: Bool

  init(from decoder: any Decoder) throws {
    // `after_unknown` and `after_sensitive` may be a single Boolean for the whole object.
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

  /// The value of an attribute; nil if it isn't listed.
  subscript(attribute: Attribute) -> JSONValue? { values[attribute] }

  /// Whether an attribute is marked `true`, individually or for the whole object.
  func marks(_ attribute: Attribute) -> Bool {
    isTrue || values[attribute] == .boolean(true)
  }
}
