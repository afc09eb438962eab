internal import LintSyntax
internal import LintText

/// A JSON document around plans, as in the input of policy engines: `{"plan": …}`, `{"tfplan": …}`,
/// a list.
struct PlanFrame {
  /// The plans in it, in order.
  let plans: [Plan]

  /// The maximum nesting depth of a plan.
  private static let depth = 3

  /// Finds the plans in a document that isn't a plan itself.
  init(_ root: Node) {
    var plans: [(start: Int, plan: Plan)] = []
    var level = [root]
    for _ in 0..<Self.depth {
      let children = level.flatMap { node -> [Node] in
        node.kind == .mapping ? node.entries.map(\.value) : node.elements
      }
      level = []
      for child in children {
        if let plan = Plan(child) {
          plans.append((child.range.lowerBound, plan))
        } else {
          level.append(child)
        }
      }
    }
    self.plans = plans.sorted { $0.start < $1.start }.map(\.plan)
  }

  /// Returns a document, or a member or element of it, that is a plan as a string:
  /// `{"plan": "{\"format_version\":…"}`.
  static func text(in root: Node) -> Node? {
    ([root] + root.entries.map(\.value) + root.elements).first { node in
      guard node.kind == .scalar, node.style == .doubleQuoted, let text = node.text,
        let source = try? SourceText(contents: text.utf8)
      else { return false }
      return PlanStart.isAtStart(of: source)
    }
  }

  /// Whether a document, or a member of it, is a part of a plan: some of its changes or values
  /// without the object around them.
  static func isPart(_ root: Node) -> Bool {
    isFragment(root) || root.entries.contains { isFragment($0.value) }
  }

  /// Returns the first part of a plan that is a member or element of a document beside whole plans;
  /// nil if there isn't any.
  static func part(besidePlansIn root: Node) -> Node? {
    if root.kind == .sequence {
      return root.elements.first { Plan($0) == nil && isFragment($0) }
    }
    return root.entries.first { entry in
      guard Plan(entry.value) == nil else { return false }
      switch entry.key.text {
      case "resource_changes": return entry.value.kind == .sequence
      case "planned_values": return true
      default: return isFragment(entry.value)
      }
    }?.value
  }

  private static func isFragment(_ node: Node) -> Bool {
    if node.kind == .sequence { return node.elements.contains { isChange($0) } }
    return isChange(node) || node["resource_changes"]?.kind == .sequence
      || node["planned_values"] != nil || node["root_module"]?.kind == .mapping
  }

  private static func isChange(_ node: Node) -> Bool {
    node["change"] != nil && node["type"] != nil
  }
}
