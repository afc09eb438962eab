internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// A Terraform plan in JSON, as `terraform show -json PLAN` prints it.
struct Plan {
  let root: Node

  /// The configuration; nil in the redacted plans of HCP Terraform.
  let configuration: PlanConfiguration?

  /// Recognizes a plan by its shape.
  ///
  /// Every plan of Terraform contains `planned_values` and `configuration`; some tools filter plans
  /// down to the changes. The redacted plan of HCP Terraform names its version differently.
  init?(_ root: Node) {
    let isPlan =
      root["format_version"] != nil
      && (root["planned_values"] != nil || root["resource_changes"] != nil
        || root["configuration"] != nil)
    guard isPlan || root["plan_format_version"] != nil && root["resource_changes"] != nil else {
      return nil
    }
    self.root = root
    configuration = PlanConfiguration(root)
  }

  /// The version of the format, such as `1.2`.
  var formatVersion: Node? { root["format_version"] ?? root["plan_format_version"] }

  /// Whether the format version is known: Terraform promises that nothing changes its meaning
  /// within a major version (`json-format` documentation).
  var hasKnownFormat: Bool {
    guard let version = formatVersion?.text else { return false }
    return version.hasPrefix("0.") || version.hasPrefix("1.")
  }

  /// The changes of the selected resources; nil without a valid `resource_changes`.
  ///
  /// A single change counts as a list of one, since programs such as PowerShell unwrap it.
  var changes: [Node]? {
    guard let node = root["resource_changes"] else { return nil }
    return elements(of: node) { $0["change"] != nil && $0["type"] != nil }
  }

  /// Deferred changes, each with the reason; empty without a valid `deferred_changes`.
  var deferredChanges: [Node] {
    root["deferred_changes"].flatMap { elements(of: $0) { $0["resource_change"] != nil } } ?? []
  }

  /// Whether `deferred_changes` is anything but a list, one of its elements, or null.
  var hasMalformedDeferredChanges: Bool {
    guard let node = root["deferred_changes"], !node.hasText("null") else { return false }
    return elements(of: node) { $0["resource_change"] != nil } == nil
  }

  private func elements(of node: Node, isElement: (Node) -> Bool) -> [Node]? {
    switch node.kind {
    case .sequence: node.elements
    case .mapping: isElement(node) ? [node] : nil
    case .scalar: nil
    }
  }

  /// Whether planning failed halfway.
  var isErrored: Bool { root["errored"]?.hasText("true") == true }

  /// Whether the plan is marked as incomplete.
  var isPartial: Bool { root["complete"]?.hasText("false") == true }
}
