internal import LintDiagnostics
package import LintModel
package import LintSyntax
package import LintText

/// Finds the caches of a Terraform plan.
package struct PlanExtractor {
  /// Candidates for the root module of the plan.
  private let rootModules: [RootModule]

  /// Whether to skip the caches that a plan leaves as they are.
  private let changesOnly: Bool

  /// Creates an extractor.
  ///
  /// - Parameters:
  ///   - rootModules: candidates for the root module of the plan. The only one that matches the plan
  ///     is used.
  ///   - changesOnly: whether to skip the caches that a plan leaves as they are.
  package init(rootModules: [RootModule] = [], changesOnly: Bool = false) {
    self.rootModules = rootModules
    self.changesOnly = changesOnly
  }

  /// Parses the plans of a text: validates each completely, and builds nodes only for parts that
  /// are relevant to caches.
  package func read(_ text: SourceText) -> PlanTexts { PlanTexts(text, selecting: .plan) }

  /// Parses the plans of a text without cache names: validates each completely, and builds nodes
  /// only for the outermost keys.
  package func readOutline(_ text: SourceText) -> PlanTexts {
    PlanTexts(text, selecting: .outermostKeys)
  }

  /// Finds the caches of a document, or of the plans in it, or rejects it.
  package func extractions(from document: Document) -> [Extraction] {
    guard let root = document.root else { return [] }
    if Plan(root) == nil {
      let plans = framedPlans(in: document)
      if !plans.isEmpty {
        let extractions = plans.map { extraction(of: $0) }
        return noting(
          PlanFrame.part(besidePlansIn: root),
          "a part of a plan beside the whole one was not judged",
          .planPart,
          noting(textIn: root, extractions),
        )
      }
    }
    if let extraction = extract(from: document) {
      return noting(textIn: root, [extraction])
    }
    if PlanFrame.text(in: root) != nil { return [Extraction(refusing: .planText, at: root)] }
    return PlanFrame.isPart(root) ? [Extraction(refusing: .planPart, at: root)] : []
  }

  /// Adds a remark to the extractions from a document if it also contains a plan in another form,
  /// which was not judged.
  private func noting(
    _ part: Node?,
    _ problem: String,
    _ form: ForeignDocument,
    _ extractions: [Extraction],
  ) -> [Extraction] {
    guard let part else { return extractions }
    var extractions = extractions
    extractions[0].remarks.append(
      Remark(.surroundings, problem, help: form.help, atStartOf: part)
    )
    return extractions
  }

  private func noting(
    textIn root: Node,
    _ extractions: [Extraction],
  ) -> [Extraction] {
    noting(
      PlanFrame.text(in: root),
      "a plan as text in this JSON was not judged",
      .planText,
      extractions,
    )
  }

  /// Returns the plans in a document that isn't a plan itself.
  private func framedPlans(in document: Document) -> [Plan] {
    guard let root = document.root else { return [] }
    let plans = PlanFrame(root).plans
    guard plans.isEmpty, root.entries.contains(where: { JSONSelection.plan.skips($0.key) }),
      let whole = try? JSONReader()
        .readValue(of: document.text, at: root.range.lowerBound, selecting: .framedPlan).document
        .root
    else { return plans }
    return PlanFrame(whole).plans
  }

  /// Whether a document is a plan, judging by its outermost keys.
  package func isPlan(_ document: Document) -> Bool { document.root.flatMap(Plan.init) != nil }

  /// Finds the caches of a plan, or rejects documents that users mistake for a plan.
  ///
  /// Returns nil for anything else.
  package func extract(from document: Document) -> Extraction? {
    guard let root = document.root, root.kind == .mapping else { return nil }
    guard let plan = Plan(root) else {
      return Extraction(refusing: document)
    }
    return extraction(of: plan)
  }

  private func extraction(of plan: Plan) -> Extraction {
    guard plan.hasKnownFormat else {
      return Extraction(kind: nil, remarks: [unknownFormat(plan)])
    }
    let form = PlanForm(of: plan)
    if let error = form.error { return Extraction(kind: nil, remarks: [error]) }
    var origins = OriginFinder(plan.configuration, in: rootModules)
    var reader = PlanCacheReader(plan, origins)
    var extraction = Extraction(kind: .plan)
    extraction.suppressions = origins.suppressions
    extraction.sourceFolders = origins.folders
    extraction.sourceFiles = origins.sources?.unit?.paths ?? []
    extraction.sources = origins.sources?.files ?? []
    extraction.matchedFolders = origins.matchedFolders
    extraction.hasUnknownSources = origins.sources == nil
    addTemplates(of: plan, to: &extraction)
    for change in plan.changes ?? [] {
      guard change["type"]?.kind == .scalar else {
        extraction.remarks.append(unreadable(change))
        continue
      }
      do {
        if let cache = try reader.cache(change) { extraction.caches.append(cache) }
      } catch {
        extraction.remarks.append(unreadable(change))
      }
    }
    let decoded = reader.decoded
    extraction.suppressions += decoded.suppressions
    extraction.sources += decoded.sources
    for change in plan.deferredChanges {
      if change["resource_change"]?["type"]?.kind != .scalar {
        extraction.remarks.append(unreadable(change["resource_change"] ?? change))
      } else if let cache = reader.deferredCache(change) {
        extraction.caches.append(cache)
      }
    }
    if !extraction.caches.isEmpty || !extraction.nestedStacks.isEmpty {
      extraction.remarks += (plan.changes ?? []).compactMap(PlannedTemplates.possibleRemark)
    }
    extraction.remarks += form.remarks(listed: Set(extraction.caches.map(\.id)))
    let written = plan.configuration?.caches ?? []
    if plan.isErrored {
      let planned = Set((plan.changes ?? []).compactMap(Self.configurationAddress))
      extraction.caches += written.filter { !planned.contains($0.address) }
        .map { reader.unplannedCache($0) }
    }
    let unchanged = changesOnly ? Self.unchangedCaches(plan) : []
    let skipped = extraction.caches.filter { unchanged.contains($0.id) }
    extraction.caches.removeAll { unchanged.contains($0.id) }
    extraction.unchangedCaches = skipped.count
    extraction.unlistedLines = unlistedLines(
      of: written,
      listed: Set(extraction.caches.filter { $0.origin.block != nil }.compactMap(\.declaration))
        .subtracting(skipped.compactMap(\.declaration)),
      &origins,
    )
    let additions = origins.additions(besides: Self.plannedCaches(plan))
    extraction.unlistedLines += additions.flatMap(\.lines)
    extraction.configuredBlocks = written.compactMap(origins.header)
    extraction.configurationChanges =
      additions.map(\.change) + written.compactMap { origins.changedLimit(of: $0) }
      + reader.contradictions
    if let remark = incompleteness(plan, hasCaches: !extraction.caches.isEmpty || !written.isEmpty)
    {
      extraction.isPartial = true
      extraction.remarks.append(
        Remark(.notExamined, remark.message, help: remark.help, at: remark.node.range)
      )
    }
    return extraction
  }

  /// Adds the stacks that a plan deploys, and remarks on those whose templates are not judged.
  private func addTemplates(of plan: Plan, to extraction: inout Extraction) {
    let changes = plan.changes ?? []
    let deferred = plan.deferredChanges.compactMap { $0["resource_change"] }
    let overrides = StackSetOverrides(in: changes + deferred, plan.configuration)
    let isSetChanged = changes.contains { change in
      change["type"]?.text?.contains("_cloudformation_stack_") == true && !Self.isUnchanged(change)
    }
    for change in changes {
      // Instances of a stack set may give its parameters other values.
      let isSet = change["type"]?.hasSuffix("_stack_set") == true
      if changesOnly, Self.isUnchanged(change), !isSet || !isSetChanged { continue }
      if let stack = PlannedTemplates.stack(in: change, overrides, plan.configuration) {
        extraction.nestedStacks.append(stack)
      } else if let remark = PlannedTemplates.remark(on: change) {
        extraction.remarks.append(remark)
      }
    }
    extraction.remarks += deferred.compactMap(PlannedTemplates.remark)
  }

  /// Returns the lines of caches in the configuration that have no instance in the plan, have
  /// changed since or are skipped, of the calls on the path to them, and of the values of their
  /// limits.
  ///
  /// - Parameter listed: the addresses, without instance keys, of the other caches.
  private func unlistedLines(
    of written: [PlanConfiguration.Resource],
    listed: Set<Text>,
    _ origins: inout OriginFinder,
  ) -> [LineRange] {
    guard !origins.suppressions.isEmpty else { return [] }
    return written.filter { !listed.contains($0.address) }.flatMap { resource in
      let (type, name, path) = (Text(resource.type.rawValue), resource.name, resource.modulePath)
      let trail = origins.origin(type: type, name: name, at: path).block?.trail ?? []
      return origins.writtenLines(type: type, name: name, at: path)
        + trail.map { LineRange($0.place) }
    }
  }

  /// Returns the addresses of the caches that the plan leaves as they are.
  private static func unchangedCaches(_ plan: Plan) -> Set<Text> {
    let changes =
      (plan.changes ?? []) + plan.deferredChanges.compactMap { $0["resource_change"] }
    return Set(changes.filter(isUnchanged).compactMap { $0["address"]?.text })
  }

  /// Whether a plan leaves a resource as it is.
  private static func isUnchanged(_ change: Node) -> Bool {
    let actions = change["change"]?["actions"]?.elements ?? []
    return !actions.isEmpty && actions.allSatisfy { $0.hasText("no-op") || $0.hasText("read") }
  }

  /// Returns the caches that remain after apply, by address without instance keys.
  private static func plannedCaches(_ plan: Plan) -> Set<Text> {
    let changes = (plan.changes ?? []).filter { change in
      let actions = change["change"]?["actions"]?.elements ?? []
      return !actions.isEmpty
        && !actions.allSatisfy { $0.hasText("delete") || $0.hasText("forget") }
    }
    return Set(changes.compactMap(configurationAddress))
  }

  /// Returns the address of a change without instance keys; nil if it is malformed.
  private static func configurationAddress(_ change: Node) -> Text? {
    guard let address = change["address"]?.text, let type = change["type"]?.text,
      let name = change["name"]?.text
    else { return nil }
    return "\(ModulePath(ofAddress: address).prefix)\(type).\(name)"
  }

  private func incompleteness(
    _ plan: Plan,
    hasCaches: Bool,
  ) -> (message: String, help: String, node: Node)? {
    guard hasCaches else { return nil }
    if plan.isErrored, let node = plan.root["errored"] {
      return (
        "Terraform could not finish this plan; only what it lists is judged",
        "fix what 'terraform plan' reports, then plan again",
        node,
      )
    }
    if plan.isPartial, let node = plan.root["complete"] {
      return (
        "this plan is partial; only what it lists is judged",
        "plan without -target, or again once the deferred changes can be planned",
        node,
      )
    }
    if plan.changes == nil {
      return (
        "this plan changes no resource, so no cache was judged",
        "plan without -refresh-only",
        plan.formatVersion ?? plan.root,
      )
    }
    return nil
  }

  private func unknownFormat(_ plan: Plan) -> Remark {
    let version = plan.formatVersion?.text ?? "unknown"
    return Remark(
      .unreadable,
      "plan format '\(version)' is not supported; formats 0.x and 1.x are",
      help: "look for a newer version of this tool",
      at: (plan.formatVersion ?? plan.root).range,
    )
  }

  private func unreadable(_ change: Node) -> Remark {
    Remark(
      .unreadable,
      "this resource change does not have the form that Terraform gives it",
      help: "use the plan exactly as 'terraform show -json PLAN' prints it",
      at: (change["address"] ?? change).range,
    )
  }
}
