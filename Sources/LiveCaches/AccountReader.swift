internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Reads the caches of one document.
struct AccountReader {
  private let form: AccountForm

  /// Creates a reader for documents of a form.
  init(_ form: AccountForm) {
    self.form = form
  }

  /// Returns the caches of a document, with remarks on what is missing or cannot be read.
  func extraction(of root: Node) -> Extraction {
    switch form {
    case .stateFile, .state: return StateReader(root, form).extraction
    case .replicationGroups, .cacheClusters, .serverlessCaches, .resource, .resources,
      .stackDrifts:
      break
    }
    var extraction = Extraction(kind: .listing)
    for element in elements(of: root, &extraction) {
      guard element.kind == .mapping else {
        extraction.remarks.append(Self.unreadable("this is not an object with a cache", element))
        continue
      }
      add(element, of: root, to: &extraction)
    }
    if let remark = incompleteness(of: root) { extraction.remarks.append(remark) }
    return extraction
  }

  /// Returns the objects with the caches.
  private func elements(of root: Node, _ extraction: inout Extraction) -> [Node] {
    let list: Node?
    switch form {
    case .replicationGroups: list = root["ReplicationGroups"]
    case .cacheClusters: list = root["CacheClusters"]
    case .serverlessCaches: list = root["ServerlessCaches"]
    case .resources: list = root["ResourceDescriptions"]
    case .stackDrifts: list = root["StackResourceDrifts"]
    case .resource: return [root["ResourceDescription"]].compactMap(\.self)
    case .stateFile, .state: list = nil
    }
    guard let list, list.kind == .sequence else {
      extraction.kind = nil
      extraction.remarks.append(Self.unreadable("this is not a list of caches", list ?? root))
      return []
    }
    return list.elements
  }

  private func add(_ element: Node, of root: Node, to extraction: inout Extraction) {
    let found: (cache: Cache, remark: Remark?)?
    switch form {
    case .replicationGroups:
      found = DescribedCache(element, .cloudFormationReplicationGroup)?.cache
    case .cacheClusters: found = DescribedCache(element, .cloudFormationCluster)?.cache
    case .serverlessCaches: found = DescribedCache(element, .cloudFormationServerless)?.cache
    case .resource, .resources:
      guard let type = root["TypeName"]?.text.flatMap(CacheType.init) else {
        if root["TypeName"]?.hasText("AWS::CloudFormation::Stack") == true {
          extraction.remarks.append(Self.stack(element))
        }
        return
      }
      let isWhole = if case .resource = form { true } else { false }
      found = CloudControlCache(element, type, isWhole: isWhole)?.cache
    case .stackDrifts:
      if let note = StackCache.noteOnNestedStack(element) { extraction.remarks.append(note) }
      guard let type = element["ResourceType"]?.text.flatMap(CacheType.init) else { return }
      found = StackCache(element, type)?.cache
    case .stateFile, .state: return
    }
    guard let found else {
      extraction.remarks.append(
        Self.unreadable("this cache has no name, or properties that cannot be read", element)
      )
      return
    }
    extraction.caches.append(found.cache)
    extraction.remarks += [found.remark].compactMap(\.self)
  }

  /// Returns a note on a stack, whose resources are in a list of their own.
  private static func stack(_ element: Node) -> Remark {
    let name = element["Identifier"]
    return Remark(
      .notExamined,
      "the resources of stack '\(name?.text ?? "")' are not in this list",
      help: "audit its drift: aws cloudformation describe-stack-resource-drifts",
      at: (name ?? element).range,
    )
  }

  static func unreadable(_ message: String, _ node: Node) -> Remark {
    Remark(
      .unreadable,
      message,
      help: "use the output exactly as it was printed",
      atStartOf: node,
    )
  }

  /// Returns a remark on a list that continues elsewhere; nil for a complete one.
  private func incompleteness(of root: Node) -> Remark? {
    let tokens = [root.entry("NextToken"), root.entry("Marker")].compactMap(\.self)
    guard let token = tokens.first(where: { $0.value.scalarValue != .null }),
      let name = token.key.text
    else { return nil }
    return Remark(
      .notExamined,
      "the list is incomplete: '\(name)' says that more follows",
      help: "print all of it, without --max-items and --no-paginate: \(form.command ?? "")",
      at: token.key.range,
    )
  }
}
