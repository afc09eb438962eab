internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The deviations of a plan from Terraform's output, caused by filters or other programs.
struct PlanForm {
  private let plan: Plan

  private static let help = "use the plan exactly as 'terraform show -json PLAN' prints it"

  init(of plan: Plan) {
    self.plan = plan
  }

  /// The error that makes all changes unreadable: `resource_changes` is neither a list nor a
  /// change; nil otherwise.
  var error: Remark? {
    guard let node = plan.root["resource_changes"], plan.changes == nil else { return nil }
    return noList("resource_changes", node)
  }

  private func noList(_ name: String, _ node: Node) -> Remark {
    let form =
      switch node.kind {
      case .mapping: "an object"
      case .scalar, .sequence: node.hasText("null") && node.style == .plain ? "null" : "a value"
      }
    return Remark(
      .unreadable,
      "'\(name)' is \(form), not a list",
      help: Self.help,
      at: node.range.lowerBound..<node.range.lowerBound,
    )
  }

  /// Returns the remarks on a plan that is readable nevertheless.
  ///
  /// - Parameter listed: the addresses of the caches that it lists.
  func remarks(listed: Set<Text>) -> [Remark] {
    var remarks = repeatedKeys
    if let node = plan.root["resource_changes"], node.kind == .mapping {
      remarks.append(
        note("'resource_changes' is one change, not a list; it was judged as a list of one", node)
      )
    }
    if plan.hasMalformedDeferredChanges, let node = plan.root["deferred_changes"] {
      remarks.append(noList("deferred_changes", node))
    }
    let missing = plannedCaches.filter { !listed.contains($0["address"]?.text ?? "") }
    if let first = missing.first {
      let others = missing.count - 1
      let (subject, verb) =
        others == 0 ? ("a cache", "is") : ("this cache and \(others) more", "are")
      remarks.append(
        note(
          "\(subject) of 'planned_values' \(verb) not in 'resource_changes', so not judged",
          first["address"] ?? first,
        )
      )
    }
    return remarks
  }

  private func note(_ message: String, _ node: Node) -> Remark {
    let start = node.range.lowerBound
    let end = node.kind == .scalar ? node.range.upperBound : start
    return Remark(.surroundings, message, help: Self.help, at: start..<end)
  }

  // MARK: Repeated keys

  /// Repeated keys of the plan itself and of its changes.
  private var repeatedKeys: [Remark] {
    let document = plan.root.document
    let mappings = document.mappingsWithRepeatedKeys
    guard !mappings.isEmpty else { return [] }
    let lines = LineIndex(document.text)
    let changes = plan.changes ?? []
    return mappings.flatMap { mapping -> [Remark] in
      let isRoot = mapping.isIdentical(to: plan.root)
      guard isRoot || changes.contains(where: { $0.range.contains(mapping.range.lowerBound) })
      else { return [] }
      var first: [Text: Node] = [:]
      return mapping.writtenEntries.compactMap { entry in
        guard let name = entry.key.text else { return nil }
        guard let earlier = first.updateValue(first[name] ?? entry.key, forKey: name) else {
          return nil
        }
        let line = lines.position(at: earlier.range.lowerBound).line
        return Remark(
          .duplicateKey(isDecisive: !isRoot || Self.decisive.contains(name)),
          "key '\(name)' is written twice, first on line \(line)",
          help: Self.help,
          at: entry.key.range,
          explanations: [Explanation("first written here", at: earlier.range)],
        )
      }
    }
  }

  private static let decisive: Set<Text> = [
    "resource_changes", "deferred_changes", "configuration", "variables", "format_version",
  ]

  // MARK: Planned values

  /// The caches in `planned_values`; empty unless they outnumber the changes of caches.
  ///
  /// Nodes are built only then: in a complete plan each cache has a change, and `planned_values` is
  /// half of the plan.
  private var plannedCaches: [Node] {
    let hasChanges = plan.root["resource_changes"] != nil
    // A plan without changes is reported separately if its configuration has caches.
    guard let values = plan.root["planned_values"],
      hasChanges || plan.configuration?.caches.isEmpty != false
    else { return [] }
    let start = values.range.lowerBound
    let bytes = plan.root.document.text.bytes
    let end =
      plan.root.writtenEntries.map(\.key.range.lowerBound).filter { $0 > start }.min()
      ?? bytes.count
    let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    let count = Self.names.reduce(0) { $0 + Self.count(of: $1, in: part) }
    guard count > (plan.changes?.count ?? 0) + plan.deferredChanges.count,
      let root = try? JSONReader().readValue(
        of: plan.root.document.text,
        at: start,
        selecting: .framedPlan,
      ).document.root
    else { return [] }
    var caches: [Node] = []
    var pending = [root["root_module"]].compactMap(\.self)
    while let module = pending.popLast() {
      caches += (module["resources"]?.elements ?? []).filter { resource in
        resource["type"]?.text.flatMap(CacheType.init) != nil && resource["mode"]?.text != "data"
      }
      pending += (module["child_modules"]?.elements ?? []).reversed()
    }
    return caches
  }

  private static let names: [StaticString] = ["\"aws_elasticache_", "\"awscc_elasticache_"]

  private static func count(of name: StaticString, in bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var start = 0
    while let offset = bytes.firstOffset(of: name, from: start) {
      let rest = bytes[offset + 1..<min(offset + 64, bytes.count)]
      let type = rest.prefix { $0 != UInt8(ascii: "\"") }
      if CacheType(Text(decoding: type)) != nil { count += 1 }
      start = offset + 1
    }
    return count
  }
}
