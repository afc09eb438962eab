internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A state, as `pulumi stack export` prints it.
///
/// A checkpoint, as a backend in a folder or a bucket keeps it, has the same content.
struct StackExport {
  private let root: Node
  private let deployment: Node

  /// Recognizes a state by its deployment; nil for any other document.
  init?(_ root: Node) {
    guard let deployment = root["deployment"] ?? root["checkpoint"]?["latest"],
      deployment.kind == .mapping, root["version"] != nil
    else { return nil }
    self.root = root
    self.deployment = deployment
  }

  /// The caches that the stack manages.
  var extraction: Extraction {
    guard case .integer(3...4)? = root["version"]?.scalarValue else {
      return refused(
        "this version of a stack is not read, only 3 and 4",
        root["version"] ?? root,
      )
    }
    guard let resources = deployment["resources"], resources.kind == .sequence else {
      return refused("the stack has no list of resources", root)
    }
    var extraction = Extraction(kind: .state)
    let unexamined = UnexaminedResources(
      in: root.document,
      namesManifests: CacheNames.kubernetes.areFound(in: root.document.text),
    )
    let overrides = AccountOverrides(resources.elements)
    for state in resources.elements {
      guard let urn = state["urn"] else { continue }
      let isPending = state["delete"]?.scalarValue == .boolean(true)
      if let resource = StackResource(state, urn, isState: true) {
        let isRead = state["external"]?.scalarValue == .boolean(true)
        extraction.add(resource, isPending ? .deposed : isRead ? .dataSource : nil)
      } else if !isPending {
        StackTemplate.add(state, urn, unexamined, overrides, to: &extraction)
      }
    }
    extraction.remarks += pending
    return extraction
  }

  /// Notes on caches whose operations were not completed.
  private var pending: [Remark] {
    (deployment["pending_operations"]?.elements ?? []).compactMap { operation in
      guard let state = operation["resource"], let urn = state["urn"],
        let type = state["type"]?.text, CacheType(type)?.language == .pulumi
      else { return nil }
      return Remark(
        .notExamined,
        "an operation on '\(urn.text?.split(separator: "::").last ?? "")' is pending, so it is not"
          + " examined there",
        help: "run 'pulumi refresh', then export the stack again",
        at: urn.range,
      )
    }
  }

  private func refused(_ message: String, _ node: Node) -> Extraction {
    let remark = Remark(
      .unreadable,
      message,
      help: "use the stack exactly as 'pulumi stack export' prints it",
      atStartOf: node,
    )
    return Extraction(kind: nil, remarks: [remark])
  }
}
