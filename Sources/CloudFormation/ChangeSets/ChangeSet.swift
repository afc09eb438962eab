internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A change set, as it is described.
struct ChangeSet {
  private let root: Node
  private let changes: Node

  /// Recognizes a change set by its outermost keys; nil for any other document.
  init?(_ root: Node) {
    guard root.kind == .mapping, let changes = root["Changes"], root["Resources"] == nil,
      ["ChangeSetId", "ChangeSetName", "StackId", "StackName"].contains(where: { root[$0] != nil })
    else { return nil }
    self.root = root
    self.changes = changes
  }

  /// Whether it says nothing but what every change set says: that the rest of the stack stays as it
  /// is.
  static func saysNothing(_ extraction: Extraction) -> Bool {
    extraction.caches.isEmpty && extraction.kind != nil
      && extraction.remarks.allSatisfy { $0.message == unchanged }
  }

  private static let unchanged =
    "resources that the change set leaves unchanged are not in it, and were not judged"

  /// The types of resources that deploy other templates.
  static let stackTypes: [StaticString] = [
    "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::Serverless::Application",
  ]

  /// The caches that it creates, changes and removes.
  var extraction: Extraction {
    if let mapping = root.document.mappingsWithRepeatedKeys.first {
      return refused("a key is written twice, which no AWS command does", help: Self.help, mapping)
    }
    guard changes.kind == .sequence else {
      return refused("'Changes' is not a list", help: Self.help, changes)
    }
    var extraction = Extraction(kind: .changeSet)
    var others: [Node] = []
    for change in changes.elements {
      guard let resource = change["ResourceChange"] else { continue }
      if let type = resource["ResourceType"], Self.stackTypes.contains(where: { type.hasText($0) })
      {
        if let note = Self.nested(resource) { extraction.remarks.append(note) }
        continue
      }
      guard let type = resource["ResourceType"]?.text.flatMap(CacheType.init),
        type.language == .cloudFormation
      else {
        others.append(resource)
        continue
      }
      guard let changed = ChangedCache(resource, type) else {
        return refused("this change names no resource", help: Self.help, resource)
      }
      if changed.lacksValues { return withoutValues(resource) }
      extraction.caches.append(changed.cache)
    }
    let hasCaches = !extraction.caches.isEmpty
    extraction.remarks += others.compactMap { Self.carried($0, besideCaches: hasCaches) } + notes
    return extraction
  }

  /// The suppressions in the metadata that its resources have afterwards.
  func suppressions(_ metadata: SuppressionMetadata, _ lines: LineIndex) -> [WrittenSuppression] {
    changes.elements.flatMap { change -> [WrittenSuppression] in
      guard let resource = change["ResourceChange"], let id = resource["LogicalResourceId"],
        let context = resource["AfterContext"].flatMap(EmbeddedJSON.init)
      else { return [] }
      return metadata.suppressions(
        in: context.root?["Metadata"],
        .resource(lines.range(id.range)),
        at: context.range,
      )
    }
  }

  private static let help =
    "use the change set exactly as 'aws cloudformation describe-change-set' prints it"

  private func refused(_ message: String, help: String, _ node: Node) -> Extraction {
    let remark = Remark(.unreadable, message, help: help, atStartOf: node)
    return Extraction(kind: nil, remarks: [remark])
  }

  /// Reports that the properties of caches are missing.
  private func withoutValues(_ resource: Node) -> Extraction {
    let range = (resource["LogicalResourceId"] ?? resource).range
    let remark = Remark(
      .wrongDocument,
      "this change set has no values of properties, so its caches cannot be judged",
      help: ChangeSetCommand(root).map { "describe it with them: \($0.describing)" }
        ?? "describe it with --include-property-values",
      at: range,
    )
    return Extraction(kind: nil, remarks: [remark])
  }

  /// Returns a note on a nested stack or a stack set, whose resources are not in the change set; nil
  /// for one that is removed.
  private static func nested(_ resource: Node) -> Remark? {
    if resource["Action"]?.hasText("Remove") == true { return nil }
    let id = resource["LogicalResourceId"]
    if resource["ResourceType"]?.hasText("AWS::CloudFormation::StackSet") == true {
      return Remark(
        .notExamined,
        "the resources of stack set '\(id?.text ?? "")' are not in this change set",
        help: "lint its template as well",
        at: (id ?? resource).range,
      )
    }
    return Remark(
      .notExamined,
      "the resources of nested stack '\(id?.text ?? "")' are not in this change set",
      help: ChangeSetCommand(resource).map {
        "lint the change set of the nested stack as well: \($0.describing)"
      }
        ?? "create the change set with --include-nested-stacks, and lint those of its stacks as well",
      at: (id ?? resource).range,
    )
  }

  /// Returns a note on a resource that deploys caches from its properties, or, beside caches, on a
  /// product, of which most have none; nil for any other, and for one that is removed.
  private static func carried(_ resource: Node, besideCaches: Bool) -> Remark? {
    guard resource["Action"]?.hasText("Remove") != true, let id = resource["LogicalResourceId"]
    else { return nil }
    let product: StaticString = "AWS::ServiceCatalog::CloudFormationProvisionedProduct"
    if besideCaches, resource["ResourceType"]?.hasText(product) == true {
      return Remark(
        .notExamined,
        "the resources of provisioned product '\(id.text ?? "")' are not in this change set",
        help: "lint its own template as well",
        at: id.range,
      )
    }
    return resource["AfterContext"].flatMap { CarriedCaches.remark(onChangeOf: id, $0) }
  }

  /// The notes on what the change set does not list.
  private var notes: [Remark] {
    var notes: [Remark] = []
    func note(_ message: String, help: String, _ entry: Node.Entry) {
      notes.append(Remark(.notExamined, message, help: help, at: entry.key.range))
    }
    if let token = root.entry("NextToken"), token.value.scalarValue != .null {
      note(
        "the list of changes is incomplete: 'NextToken' says that more follows",
        help: "print all of it, without --max-items and --no-paginate",
        token,
      )
    }
    if let status = root.entry("Status"), let text = status.value.text,
      text != "CREATE_COMPLETE"
    {
      note(
        "the change set is not complete: its status is \(text)",
        help: text == "CREATE_PENDING" || text == "CREATE_IN_PROGRESS"
          ? ChangeSetCommand(root).map { "wait for it: \($0.waiting)" } ?? "wait for it"
          : "'StatusReason' says why; create the change set again",
        status,
      )
    }
    if let name = root.entry("StackName") ?? root.entry("ChangeSetName") {
      note(
        Self.unchanged,
        help: "lint the template as well",
        name,
      )
    }
    return notes
  }
}
