internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A preview, as `pulumi preview --json` prints it (pulumi `pkg/display/json.go`).
struct Preview {
  private let root: Node
  private let steps: [Node]

  /// Recognizes a preview by its steps; nil for any other document.
  init?(_ root: Node) {
    guard let steps = root["steps"], steps.kind == .sequence,
      steps.elements.contains(where: { $0["op"] != nil && $0["urn"] != nil })
    else { return nil }
    self.root = root
    self.steps = steps.elements
  }

  /// The caches that it creates, changes, keeps and deletes.
  var extraction: Extraction {
    var extraction = Extraction(kind: .preview)
    extraction.isGenerated = true
    let unexamined = UnexaminedResources(in: root.document)
    let replaced = Set(steps.filter(\.isReplacement).compactMap { $0["urn"]?.text })
    for step in steps {
      let operation = Operation(step["op"]?.text)
      // A replacement has several steps, of which one creates the new resource.
      if operation != .deploy, !step.isReplacement,
        let urn = step["urn"]?.text, replaced.contains(urn)
      {
        continue
      }
      if step["op"]?.hasText("replace") == true, let urn = step["urn"]?.text, replaced.contains(urn)
      {
        continue
      }
      let new = step["newState"].flatMap { $0.kind == .mapping ? $0 : nil }
      let old = step["oldState"].flatMap { $0.kind == .mapping ? $0 : nil }
      guard let state = new ?? old, let urn = state["urn"] ?? step["urn"] else {
        if operation.isDeployed, let remark = Self.stateless(step) {
          extraction.remarks.append(remark)
        }
        continue
      }
      // The inputs of the old state are not those that are deployed.
      let isOld = operation.isDeployed && new == nil && step["op"]?.hasText("same") != true
      if let resource = StackResource(state, urn, hasInputs: !isOld) {
        extraction.add(resource, operation.exemption)
      } else if operation.isDeployed {
        StackTemplate.add(state, urn, to: &extraction)
        if let remark = unexamined.remark(state, urn) { extraction.remarks.append(remark) }
      }
    }
    extraction.remarks += notes
    return extraction
  }

  /// An effect of a step on a resource.
  private enum Operation {
    /// It is created, changed or kept.
    case deploy
    /// It is only read.
    case read
    /// It is deleted, or no longer managed.
    case remove

    init(_ name: Text?) {
      switch name {
      case "delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace":
        self = .remove
      case "read", "read-replacement", "read-discard": self = .read
      default: self = .deploy
      }
    }

    var isDeployed: Bool { self == .deploy }

    var exemption: Exemption? {
      switch self {
      case .deploy: nil
      case .read: .dataSource
      case .remove: .discarded
      }
    }
  }

  private var notes: [Remark] {
    [unchanged, failure].compactMap(\.self)
  }

  /// Returns a note on a step on a cache that has no state.
  private static func stateless(_ step: Node) -> Remark? {
    guard let urn = step["urn"], let parts = urn.text?.split(separator: "::"), parts.count > 3,
      let type = parts[2].split(separator: "$").last, CacheType(type)?.language == .pulumi
    else { return nil }
    return Remark(
      .notExamined,
      "the preview has no state of '\(parts[parts.count - 1])', so it is not examined",
      help: "preview again: pulumi preview --json > preview.json",
      at: urn.range,
    )
  }

  /// A note on resources that are not listed, because they stay as they are.
  private var unchanged: Remark? {
    // The stack is a resource of its own, which every preview lists.
    let (stacks, others) = (steps.filter(\.isStack), steps.filter { !$0.isStack })
    guard !others.contains(where: { $0["op"]?.hasText("same") == true }) else { return nil }
    let count: Int?
    if case .integer(let number)? = root["changeSummary"]?["same"]?.scalarValue {
      let isStackChanged = !stacks.isEmpty && !stacks.contains { $0["op"]?.hasText("same") == true }
      count = number - (isStackChanged ? 0 : 1)
    } else {
      count = root["changeSummary"] == nil ? nil : 0
    }
    guard count.map({ $0 > 0 }) ?? true else { return nil }
    let start = root.range.lowerBound
    return Remark(
      .notExamined,
      "resources that the preview leaves unchanged are not in it, and were not judged",
      help: "preview with them: pulumi preview --json --show-sames > preview.json",
      at: start..<start,
    )
  }

  /// A note on a preview that failed.
  private var failure: Remark? {
    let isFailed =
      root["maybeCorrupt"]?.scalarValue == .boolean(true)
      || root["diagnostics"]?.elements.contains { $0["severity"]?.hasText("error") == true } == true
    guard isFailed else { return nil }
    let start = root.range.lowerBound
    return Remark(
      .notExamined,
      "the preview failed, so resources may be missing",
      help: "fix what it reports, then preview again",
      at: start..<start,
    )
  }
}

extension Node {
  /// Whether a step is about the stack itself.
  fileprivate var isStack: Bool {
    self["urn"]?.text?.contains("::pulumi:pulumi:Stack::") == true
  }

  /// Whether a step creates the new resource of a replacement.
  fileprivate var isReplacement: Bool {
    self["op"]?.hasText("create-replacement") == true
      || self["op"]?.hasText("import-replacement") == true
  }
}
