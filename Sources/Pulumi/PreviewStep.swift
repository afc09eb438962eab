internal import LintModel
internal import LintSyntax
internal import LintText

/// An operation on a resource, in a preview or in a log of events.
struct PreviewStep {
  let operation: Text?
  let urn: Node?

  /// The state of the resource before it.
  let old: Node?

  /// The state of the resource after it.
  let new: Node?

  /// Reads a step of a preview (pulumi `pkg/display/json.go`); nil for anything else.
  init?(step: Node) {
    guard step["op"] != nil, step["urn"] != nil else { return nil }
    self.init(step, old: step["oldState"], new: step["newState"])
  }

  /// Reads an event before an operation (pulumi `sdk/go/common/apitype/events.go`); nil for any
  /// other event.
  init?(event: Node) {
    guard let metadata = event["resourcePreEvent"]?["metadata"], metadata["op"] != nil else {
      return nil
    }
    self.init(metadata, old: metadata["old"], new: metadata["new"])
  }

  private init(_ step: Node, old: Node?, new: Node?) {
    operation = step["op"]?.text
    urn = step["urn"]
    self.old = old?.kind == .mapping ? old : nil
    self.new = new?.kind == .mapping ? new : nil
  }

  /// The beginning of the name of the resource, with the stack and its project.
  var stack: Text? { urn?.text?.split(separator: "::").prefix(2).joined(separator: "::") }

  /// Whether it is about the stack itself.
  var isStack: Bool { urn?.text?.contains("::pulumi:pulumi:Stack::") == true }

  /// Whether it leaves the resource as it is.
  var isSame: Bool { operation == "same" }

  /// Whether it creates the new resource of a replacement.
  var isReplacement: Bool {
    operation == "create-replacement" || operation == "import-replacement"
  }

  /// An effect on a resource.
  enum Effect {
    /// It is created, changed or kept.
    case deploy
    /// It is only read.
    case read
    /// It is deleted, or no longer managed.
    case remove
  }

  var effect: Effect {
    switch operation {
    case "delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace":
      .remove
    case "read", "read-replacement", "read-discard": .read
    default: .deploy
    }
  }

  var exemption: Exemption? {
    switch effect {
    case .deploy: nil
    case .read: .dataSource
    case .remove: .discarded
    }
  }
}
