internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformValue {
  /// Creates a set of elements of one type.
  ///
  /// It is unknown as a whole if an element is not wholly known, because that one may equal another.
  init(setOf elements: [TerraformValue]) {
    for element in elements {
      guard let part = element.unknownPart else { continue }
      let type = TerraformValue(.set(elements)).type
      self = .unknown(UnknownValue(reason: part.reason, isNeverNull: true, type: type))
      return
    }
    var seen: Set<TerraformValue> = []
    let distinct = elements.filter { seen.insert($0).inserted }
    self.init(.set(Self.sorted(distinct)))
  }

  /// Returns elements of one type in the order in which Terraform iterates over a set: null last,
  /// and values of other types than primitive ones by a text of their parts.
  private static func sorted(_ elements: [TerraformValue]) -> [TerraformValue] {
    guard elements.count > 1 else { return elements }
    let isPrimitive = elements.allSatisfy { $0.isNull || $0.type.isPrimitive }
    if isPrimitive { return elements.sorted(by: precedes) }
    return elements.map { (key: $0.isNull ? nil : $0.sortKey, value: $0) }
      .sorted { left, right in
        guard let leftKey = left.key else { return false }
        guard let rightKey = right.key else { return true }
        return leftKey < rightKey
      }
      .map(\.value)
  }

  private static func precedes(_ left: TerraformValue, _ right: TerraformValue) -> Bool {
    switch (left.content, right.content) {
    case (.string(let left), .string(let right)): left < right
    case (.number(let left), .number(let right)): left < right
    case (.boolean(let left), .boolean(let right)): !left && right
    case (.null, _): false
    case (_, .null): true
    case (.unknown, _), (.boolean, _), (.number, _), (.string, _), (.tuple, _), (.list, _),
      (.set, _), (.object, _), (.map, _):
      false
    }
  }

  private var sortKey: Text {
    var key = ""
    appendSortKey(to: &key, depth: 0)
    return Text(key)
  }

  private func appendSortKey(to key: inout String, depth: Int) {
    guard depth < Self.depthLimit else { return }
    switch content {
    case .unknown: key += "?"
    case .null: key += "~"
    case .boolean(let boolean): key += boolean ? "T" : "F"
    case .number(let number): key += NumberFormat.general(number, digits: 10)
    case .string(let text): Self.appendQuoted(text, to: &key)
    case .tuple(let elements):
      key += "<"
      for element in elements {
        element.appendSortKey(to: &key, depth: depth + 1)
        key += ";"
      }
      key += ">"
    case .list(let elements), .set(let elements):
      key += "["
      for element in elements {
        element.appendSortKey(to: &key, depth: depth + 1)
        key += ";"
      }
      key += "]"
    case .map(let entries):
      key += "{"
      for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
        Self.appendQuoted(name, to: &key)
        key += ":"
        entry.appendSortKey(to: &key, depth: depth + 1)
        key += ";"
      }
      key += "}"
    case .object(let entries):
      key += "<"
      for (_, entry) in entries.sorted(by: { $0.key < $1.key }) {
        entry.appendSortKey(to: &key, depth: depth + 1)
        key += ";"
      }
      key += ">"
    }
  }

  private static func appendQuoted(_ text: Text, to key: inout String) {
    key += "\""
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "\"": key += "\\\""
      case "\\": key += "\\\\"
      case "\u{7}": key += "\\a"
      case "\u{8}": key += "\\b"
      case "\u{C}": key += "\\f"
      case "\n": key += "\\n"
      case "\r": key += "\\r"
      case "\t": key += "\\t"
      case "\u{B}": key += "\\v"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        key += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      case _ where !scalar.isPrintable:
        let digits = String(scalar.value, radix: 16)
        let width = digits.utf8.count > 4 ? 8 : 4
        key += width == 4 ? "\\u" : "\\U"
        key += String(repeating: "0", count: width - digits.utf8.count) + digits
      default: key.unicodeScalars.append(scalar)
      }
    }
    key += "\""
  }
}

extension Unicode.Scalar {
  /// Whether Go prints the scalar as it is.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .spaceSeparator: self == " "
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
