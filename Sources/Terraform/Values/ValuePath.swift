internal import LintModel
internal import LintText

/// A part of a value: the names of attributes, keys and indexes that lead to it.
enum ValuePath {
  /// The step to each element of a collection.
  static let everyElement: Text = "[*]"

  /// The step to each key of a map or an object.
  static let everyKey: Text = "[key]"

  /// Whether a step leads to each element or key.
  static func isMany(_ step: Text) -> Bool { step == everyElement || step == everyKey }

  /// Returns the expression of a part of a value: `var.a.days`, `var.a[0]`, `keys(var.a)[*]`.
  static func shown(_ path: [Text], of name: Text) -> Text {
    guard path.last == everyKey else { return "\(name)\(shown(path))" }
    return "keys(\(name)\(shown(path.dropLast())))[*]"
  }

  /// Returns the path as an expression continues with it: `.backup.days`, `[0]`, `["a b"]`.
  static func shown(_ path: [Text]) -> Text {
    path.map { step in
      if step == everyElement { return step }
      if step.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return "[\(step)]" }
      return step.isName ? ".\(step)" : "[\(step.quoted)]"
    }
    .joined(separator: "")
  }

  /// Whether one of two parts contains the other.
  static func overlap(_ left: [Text], _ right: [Text]) -> Bool {
    let all = [everyElement, everyKey]
    return zip(left, right).allSatisfy { $0 == $1 || all.contains($0) || all.contains($1) }
  }
}

extension Text {
  /// Whether it consists of letters, digits, `_` and `-`.
  fileprivate var isName: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }
  }
}

extension TerraformValue {
  /// Returns a part of the value, the first one of several; nil if the value has no such part.
  func part(at path: [Text]) -> TerraformValue? {
    var part = self
    for step in path {
      let next: TerraformValue?
      switch part.content {
      case .object(let entries), .map(let entries):
        let first = entries.min { $0.key < $1.key }
        next =
          switch step {
          case ValuePath.everyElement: first?.value
          case ValuePath.everyKey: first.map { .string($0.key) }
          default: entries[step]
          }
      case .tuple(let elements), .list(let elements), .set(let elements):
        let index = step == ValuePath.everyElement ? 0 : Int(step.string)
        next = index.flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .null, .unknown, .boolean, .number, .string: next = nil
      }
      guard let next else { return nil }
      part = next
    }
    return part
  }

  /// Returns a part; nil also if it is another one in each element of a collection.
  func onlyPart(at path: [Text]) -> TerraformValue? {
    guard let index = path.firstIndex(of: ValuePath.everyElement),
      let elements = part(at: Array(path[..<index]))?.parts
    else { return part(at: path) }
    let found = Set(elements.map { $0.onlyPart(at: Array(path[(index + 1)...])) })
    return found.count == 1 ? found.first ?? nil : nil
  }

  /// Returns the value with another part; nil if it cannot have the part.
  func replacing(_ path: ArraySlice<Text>, with part: TerraformValue) -> TerraformValue? {
    guard let step = path.first else { return part }
    let rest = path.dropFirst()
    // A map with an unknown key is unknown.
    if step == ValuePath.everyKey, let unknown = part.unknown, entries?.isEmpty == false {
      return .unknown(UnknownValue(reason: unknown.reason, isNeverNull: true))
    }
    func replaced(_ elements: [TerraformValue]) -> [TerraformValue]? {
      var elements = elements
      let indexes =
        step == ValuePath.everyElement ? Array(elements.indices) : [Int(step.string) ?? -1]
      for index in indexes {
        guard elements.indices.contains(index),
          let element = elements[index].replacing(rest, with: part)
        else { return nil }
        elements[index] = element
      }
      return elements.isEmpty ? nil : elements
    }
    func replaced(_ entries: [Text: TerraformValue]) -> [Text: TerraformValue]? {
      var entries = entries
      if step == ValuePath.everyKey {
        guard case .string(let key) = part.content, let first = entries.min(by: { $0.key < $1.key })
        else { return nil }
        return [key: first.value]
      }
      for key in step == ValuePath.everyElement ? Array(entries.keys) : [step] {
        guard let entry = (entries[key] ?? .null).replacing(rest, with: part) else { return nil }
        entries[key] = entry
      }
      return entries.isEmpty ? nil : entries
    }
    switch content {
    case .object(let entries): return replaced(entries).map { TerraformValue(.object($0)) }
    case .map(let entries): return replaced(entries).map { TerraformValue(.map($0)) }
    case .tuple(let elements): return replaced(elements).map { TerraformValue(.tuple($0)) }
    case .list(let elements): return replaced(elements).map { TerraformValue(.list($0)) }
    case .set(let elements): return replaced(elements).map { TerraformValue(setOf: $0) }
    // An optional object that is missing.
    case .null:
      let isOne = step != ValuePath.everyElement && step != ValuePath.everyKey
      return isOne ? replaced([:]).map { .init(.object($0)) } : nil
    case .unknown, .boolean, .number, .string: return nil
    }
  }
}

extension TerraformType {
  /// Returns the type of a part, and whether it may be null; nil if the type has no such part.
  func part(at path: [Text]) -> (type: TerraformType, isNullable: Bool)? {
    var part = (type: self, isNullable: true)
    for step in path {
      switch part.type {
      case .any: return (step == ValuePath.everyKey ? .string : .any, true)
      case .map where step == ValuePath.everyKey, .object where step == ValuePath.everyKey:
        part = (.string, false)
      case .list where step == ValuePath.everyKey, .set where step == ValuePath.everyKey: return nil
      case .list(let element), .set(let element), .map(let element): part = (element, true)
      case .tuple(let types):
        let index = step == ValuePath.everyElement ? 0 : Int(step.string) ?? -1
        guard types.indices.contains(index) else { return nil }
        part = (types[index], true)
      case .object(let attributes):
        guard let attribute = attributes[step] else { return nil }
        part = (attribute.type, attribute.fallback == nil)
      case .boolean, .number, .string: return nil
      }
    }
    return part
  }

  /// Returns an object whose attributes are unknown one by one; nil for other types.
  func unknownParts(_ reason: Undecided) -> TerraformValue? {
    guard case .object(let attributes) = self else { return nil }
    return TerraformValue(
      .object(
        attributes.mapValues { attribute in
          attribute.type.unknownParts(reason)
            ?? .unknown(UnknownValue(reason: reason, type: attribute.type))
        }
      )
    )
  }
}
