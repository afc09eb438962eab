import Foundation
import LintModel
import LintSyntax
import LintText

@testable import Terraform

/// The values of `fixtures/expressions/scope.tf`, in which `terraform_data.u` is not yet created.
final class TableScope: EvaluationScope {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "fixtures/expressions")

  private var variables: [Text: HCLTree] = [:]
  private var types: [Text: TerraformType] = [:]
  private var locals: [Text: HCLTree] = [:]

  init() throws {
    let contents = try Data(contentsOf: Self.folder.appending(path: "scope.tf"))
    let file = try HCLReader().read(try SourceText(contents: contents))
    for block in file.body.blocks {
      for attribute in block.body.attributes {
        switch (block.type, attribute.name) {
        case ("locals", let name): locals[name] = attribute.tree
        case ("variable", "default"): variables[block.labels[0]] = attribute.tree
        case ("variable", "type"):
          types[block.labels[0]] = attribute.tree.flatMap { Self.types[$0.name(of: $0.root)] }
        default: continue
        }
      }
    }
  }

  /// The types of the collections, by their constructors.
  private static let types: [Text: TerraformType] = [
    "list": .list(.number),
    "set": .set(.string),
    "map": .map(.string),
    "object": .object([
      "a": .init(type: .number, isOptional: false, fallback: nil),
      "b": .init(
        type: .list(.object(["c": .init(type: .string, isOptional: false, fallback: nil)])),
        isOptional: false,
        fallback: nil,
      ),
    ]),
  ]

  func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue {
    switch reference {
    case .variable(let name):
      guard let tree = variables[name] else { throw EvaluationError("no variable '\(name)'") }
      return try evaluate(tree).converted(to: types[name] ?? .any)
    case .local(let name):
      guard let tree = locals[name] else { throw EvaluationError("no local value '\(name)'") }
      return try evaluate(tree)
    case .resource(type: "terraform_data", name: "u"):
      let reason = Undecided.knownAfterApply([])
      return TerraformValue(
        .object([
          "id": .unknown(reason, .string),
          "input": .unknown(UnknownValue(reason: reason)),
          "output": .unknown(UnknownValue(reason: reason)),
        ])
      )
    case .pathModule: return .string(".")
    case .workspace: return .string("default")
    default: throw EvaluationError("no such object")
    }
  }

  private func evaluate(_ tree: HCLTree) throws(EvaluationError) -> TerraformValue {
    var evaluator = ExpressionEvaluator(scope: self)
    return try evaluator.value(of: tree, in: 1)
  }

  /// The value of an expression in this scope.
  func value(_ expression: String) throws -> TerraformValue {
    let text = try SourceText(contents: expression.utf8)
    let tree = try HCLTree(in: text, 0..<text.bytes.count)
    var evaluator = ExpressionEvaluator(scope: self)
    return try evaluator.value(of: tree, in: 0)
  }
}

extension TerraformValue {
  /// The value with its type, as `Tools/checks/terraform/expressions` writes it; `?` is unknown.
  var outline: String {
    func list(_ elements: [TerraformValue]) -> String {
      "[" + elements.map(\.outline).joined(separator: ",") + "]"
    }
    func entries(_ entries: [Text: TerraformValue]) -> String {
      let sorted = entries.sorted { $0.key < $1.key }
      return "{"
        + sorted.map { "\(Self.quoted($0.key)):\($0.value.outline)" }.joined(separator: ",") + "}"
    }
    switch content {
    case .null: return "null"
    case .unknown: return "?"
    case .boolean(let boolean): return "\(boolean)"
    case .number(let number): return number.description
    case .string(let text): return "s" + Self.quoted(text)
    case .tuple(let elements): return list(elements)
    case .list(let elements): return "list" + list(elements)
    case .set(let elements):
      return "set[" + elements.map(\.outline).sorted().joined(separator: ",") + "]"
    case .object(let attributes): return entries(attributes)
    case .map(let elements): return "map" + entries(elements)
    }
  }

  private static func quoted(_ text: Text) -> String {
    let escaped = text.string.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
