internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A state, as `pulumi stack export` prints it.
struct StackExport {
  private let root: Node

  /// Recognizes a state by its deployment; nil for any other document.
  init?(_ root: Node) {
    guard let deployment = root["deployment"], deployment.kind == .mapping, root["version"] != nil
    else { return nil }
    self.root = root
  }

  /// The caches that the stack manages.
  var extraction: Extraction {
    guard case .integer(3...4)? = root["version"]?.scalarValue else {
      return refused(
        "this version of a stack is not read, only 3 and 4",
        root["version"] ?? root,
      )
    }
    guard let resources = root["deployment"]?["resources"], resources.kind == .sequence else {
      return refused("the stack has no list of resources", root)
    }
    var extraction = Extraction(kind: .state)
    for state in resources.elements {
      guard let urn = state["urn"] else { continue }
      let isPending = state["delete"]?.scalarValue == .boolean(true)
      if let resource = StackResource(state, urn, isDeployed: true, isState: true) {
        let isRead = state["external"]?.scalarValue == .boolean(true)
        extraction.add(resource, isPending ? .deposed : isRead ? .dataSource : nil)
      } else if !isPending {
        StackTemplate.add(state, urn, to: &extraction)
      }
    }
    return extraction
  }

  private func refused(_ message: String, _ node: Node) -> Extraction {
    let start = node.range.lowerBound
    let remark = Remark(
      .unreadable,
      message,
      help: "use the stack exactly as 'pulumi stack export' prints it",
      at: start..<start,
    )
    return Extraction(kind: nil, remarks: [remark])
  }
}
