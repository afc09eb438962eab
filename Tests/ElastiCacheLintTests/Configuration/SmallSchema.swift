import Foundation
import LintDiagnostics
import LintSyntax
import LintText

/// As much of JSON Schema as our schema uses; a keyword that it does not know refuses everything.
struct SmallSchema {
  private let root: [String: Any]

  init(_ root: [String: Any]) {
    self.root = root
  }

  func accepts(_ value: Any) -> Bool { accepts(value, root) }

  func property(_ name: String) -> [String: Any]? {
    (root["properties"] as? [String: Any])?[name] as? [String: Any]
  }

  func definition(_ name: String) -> [String: Any]? {
    (root["$defs"] as? [String: Any])?[name] as? [String: Any]
  }

  /// The keys of the root, or of the entries of the lists that lead away from it.
  func keys(at path: [String]) -> Set<String> {
    let schema = path.reduce(root) { schema, name in
      let property = (schema["properties"] as? [String: Any])?[name] as? [String: Any]
      return property?["items"] as? [String: Any] ?? [:]
    }
    return Set((schema["properties"] as? [String: Any] ?? [:]).keys)
  }

  // MARK: Values

  /// A node as the values of JSON, by the types of YAML 1.2.
  static func value(_ node: Node) -> Any {
    switch node.kind {
    case .mapping:
      return Dictionary(
        node.entries.map { ($0.key.text?.string ?? "", value($0.value)) },
        uniquingKeysWith: { first, _ in first },
      )
    case .sequence: return node.elements.map(value)
    case .scalar: break
    }
    guard let text = node.text?.string else { return NSNull() }
    guard node.style == .plain else { return text }
    switch text {
    case "true": return true
    case "false": return false
    case "null", "~", "": return NSNull()
    default: break
    }
    if let number = Int(text) { return number }
    return Double(text).map { $0 as Any } ?? text
  }

  // MARK: Keywords

  private func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    schema.allSatisfy { keyword, argument in accepts(value, keyword, argument, schema) }
  }

  private func accepts(
    _ value: Any,
    _ keyword: String,
    _ argument: Any,
    _ schema: [String: Any],
  ) -> Bool {
    switch keyword {
    case "$schema", "$defs", "title", "description", "default": return true
    case "format": return true  // Only dates, which have a pattern too, and days that there are.
    case "type":
      let names = argument as? [String] ?? [argument as? String ?? ""]
      return names.contains { isOfType(value, $0) }
    case "enum": return (argument as? [String] ?? []).contains { $0 == value as? String }
    case "anyOf":
      return (argument as? [[String: Any]] ?? []).contains { accepts(value, $0) }
    case "allOf":
      return (argument as? [[String: Any]] ?? []).allSatisfy { accepts(value, $0) }
    case "$ref": return accepts(value, referred(argument as? String ?? ""))
    case "minimum": return (value as? Int).map { $0 >= argument as? Int ?? 0 } ?? true
    case "maximum": return (value as? Int).map { $0 <= argument as? Int ?? 0 } ?? true
    case "minLength": return (value as? String).map { $0.count >= argument as? Int ?? 0 } ?? true
    case "pattern": return (value as? String).map { matches($0, argument as? String) } ?? true
    case "minItems": return (value as? [Any]).map { $0.count >= argument as? Int ?? 0 } ?? true
    case "items":
      let items = argument as? [String: Any] ?? [:]
      return (value as? [Any])?.allSatisfy { accepts($0, items) } ?? true
    case "required":
      let names = argument as? [String] ?? []
      return (value as? [String: Any]).map { object in names.allSatisfy { object[$0] != nil } }
        ?? true
    case "properties":
      let properties = argument as? [String: [String: Any]] ?? [:]
      return (value as? [String: Any])?.allSatisfy { key, value in
        properties[key].map { accepts(value, $0) } ?? true
      } ?? true
    case "additionalProperties":
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return (value as? [String: Any])?.allSatisfy { key, value in
        known.contains(key) || (argument as? [String: Any]).map { accepts(value, $0) } ?? false
      } ?? true
    default: return false
    }
  }

  private func isOfType(_ value: Any, _ name: String) -> Bool {
    switch name {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "null": value is NSNull
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int
    case "number": value is Int || value is Double
    default: false
    }
  }

  private func matches(_ text: String, _ pattern: String?) -> Bool {
    guard let pattern, let regex = try? Regex(pattern), text.contains(regex) else { return false }
    // What `format` adds to the pattern of days.
    return !pattern.contains("{4}") || CalendarDateText.isDay(text)
  }

  private func referred(_ reference: String) -> [String: Any] {
    reference.split(separator: "/").dropFirst().reduce(root) { schema, name in
      schema[String(name)] as? [String: Any] ?? [:]
    }
  }
}

private enum CalendarDateText {
  static func isDay(_ text: String) -> Bool {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return formatter.date(from: text).map { formatter.string(from: $0) == text } ?? false
  }
}
