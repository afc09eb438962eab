import CloudFormation
import ElastiCacheLint
import Foundation
import LintSyntax
import LintText

/// Writes a YAML template as JSON, with intrinsic functions in their long form and the resources
/// in reverse order.
enum JSONDisguise {
  /// The JSON, or nil if the fixture says something that JSON cannot say.
  static func json(of fixture: Fixture) -> String? {
    guard !fixture.speaksInComments, let text = try? SourceText(contents: fixture.contents) else {
      return nil
    }
    let reading = YAMLReader().read(text)
    guard reading.error == nil, reading.documents.count == 1,
      let root = reading.documents.first?.root, root.kind == .mapping,
      reading.documents.first?.firstReuse == nil
    else { return nil }
    return write(root, isRoot: true)
  }

  /// - Parameter typedLevels: how many levels of mappings have keys that CloudFormation types.
  private static func write(_ node: Node, isRoot: Bool = false, typedLevels: Int = 0) -> String? {
    if let tag = node.tag?.string, tag.hasPrefix("!"), tag != "!" {
      let name = String(tag.dropFirst())
      // A tag that is no function, and one in the place of a key, have no long form.
      guard isFunction(name), let argument = write(node.untagged) else { return nil }
      return "{\(quoted(name == "Ref" || name == "Condition" ? name : "Fn::\(name)")): \(argument)}"
    }
    switch node.kind {
    case .scalar:
      switch node.scalarValue {
      case .null: return "null"
      case .boolean(let value): return "\(value)"
      case .integer(let value): return "\(value)"
      case .real(let value): return value.isFinite ? "\(value)" : nil
      case .text(let value): return quoted(value.string)
      case nil: return nil
      }
    case .sequence:
      let elements = node.elements.map { write($0) }
      return elements.contains(nil)
        ? nil : "[\(elements.compactMap(\.self).joined(separator: ", "))]"
    case .mapping:
      var members: [String] = []
      for entry in node.entries {
        guard let key = entry.key.text?.string else { return nil }
        let isResources = isRoot && key == "Resources"
        // The names of mappings, and the two keys that lead to a value.
        let levels = isRoot && key == "Mappings" ? 3 : max(0, typedLevels - 1)
        let value = isResources ? reversed(entry.value) : write(entry.value, typedLevels: levels)
        guard let value else { return nil }
        members.append("\(typedLevels > 0 ? typed(entry.key) : quoted(key)): \(value)")
      }
      return "{\(members.joined(separator: ", "))}"
    }
  }

  /// A key as the text that CloudFormation makes of it: `Yes` is `true`, and `012` is `10`.
  private static func typed(_ key: Node) -> String {
    switch key.scalarValue {
    case .boolean(let value): quoted("\(value)")
    case .integer(let value): quoted("\(value)")
    case .real(let value): quoted("\(value)")
    case .null, .text, nil: quoted(key.text?.string ?? "")
    }
  }

  private static func reversed(_ resources: Node) -> String? {
    guard resources.kind == .mapping else { return write(resources) }
    let members = resources.entries.reversed().map { entry -> String? in
      // The braces of an engine are a mapping as a key.
      guard let key = entry.key.text, let value = write(entry.value) else { return nil }
      return "\(quoted(key.string)): \(value)"
    }
    return members.contains(nil) ? nil : "{\(members.compactMap(\.self).joined(separator: ",\n"))}"
  }

  private static func isFunction(_ name: String) -> Bool {
    [
      "Ref", "Condition", "If", "Sub", "GetAtt", "FindInMap", "Select", "Split", "Join", "Base64",
      "ImportValue", "Equals", "And", "Or", "Not", "Cidr", "GetAZs", "Transform",
    ].contains(name)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
