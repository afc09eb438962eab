internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A preview, as `pulumi preview --json` prints it, or as the events of its log.
struct Preview {
  /// The document, or the first of its events.
  private let root: Node
  private var steps: [PreviewStep]

  /// The indices of the steps of a log, by their keys.
  private var indices: [Text: Int] = [:]

  /// Notes on resources that are not in it.
  private var notes: [Remark] = []

  /// The numbers of resources by operation; nil if they are not known.
  private let summary: Node?

  private let isFailed: Bool

  /// Whether the end is missing.
  private let isTruncated: Bool

  /// Recognizes a preview by its steps; nil for any other document.
  init?(_ root: Node) {
    guard let elements = root["steps"], elements.kind == .sequence,
      case let steps = elements.elements.compactMap(PreviewStep.init(step:)), !steps.isEmpty
    else { return nil }
    self.root = root
    self.steps = steps
    summary = root["changeSummary"]
    isFailed =
      root["maybeCorrupt"]?.scalarValue == .boolean(true)
      || root["diagnostics"]?.elements.contains { $0["severity"]?.hasText("error") == true } == true
    isTruncated = false
    notes = [unchanged, failure].compactMap(\.self)
  }

  /// Whether a document is an event of a log.
  static func isEvent(_ root: Node) -> Bool {
    root["sequence"] != nil && root["timestamp"] != nil
  }

  /// Returns the previews in the events of logs.
  ///
  /// The events of each preview, and of each update, are numbered from zero, and are about one stack.
  /// The log of an update has its preview as well.
  static func previews(of events: [Node]) -> [Preview] {
    var logs: [[Node]] = []
    var (last, stack) = (Int.max, Text?.none)
    for event in events {
      let next = PreviewStep(event: event)?.stack
      var isFirst = logs.isEmpty || stack != nil && next != nil && stack != next
      if case .integer(let number)? = event["sequence"]?.scalarValue {
        isFirst = isFirst || number <= last
        last = number
      }
      if isFirst {
        logs.append([])
        stack = nil
      }
      logs[logs.count - 1].append(event)
      stack = stack ?? next
    }
    var previews: [Preview] = []
    var indices: [Text: Int] = [:]
    for preview in logs.compactMap({ Preview(events: $0) }) {
      if let stack = preview.stack, let index = indices[stack] {
        previews[index].add(preview)
      } else {
        if let stack = preview.stack { indices[stack] = previews.count }
        previews.append(preview)
      }
    }
    return previews
  }

  /// Reads the events of a log; nil without any.
  private init?(events: [Node]) {
    guard let root = events.first else { return nil }
    self.root = root
    let last = events.last { $0["summaryEvent"] != nil }?["summaryEvent"]
    summary = last?["resourceChanges"]
    isTruncated = last == nil
    isFailed =
      last?["maybeCorrupt"]?.scalarValue == .boolean(true)
      || events.contains { event in
        event["diagnosticEvent"]?["severity"]?.hasText("error") == true
          || event["errorEvent"] != nil || event["resOpFailedEvent"] != nil
      }
    steps = []
    add(events.compactMap(PreviewStep.init(event:)))
    notes = [unchanged, failure].compactMap(\.self)
  }

  /// Adds a later preview, or an update, of the same stack.
  private mutating func add(_ other: Preview) {
    add(other.steps)
    notes += other.notes.filter { note in !notes.contains { $0.message == note.message } }
  }

  /// Adds steps, of which the last about an operation counts.
  private mutating func add(_ others: [PreviewStep]) {
    for step in others where step.urn != nil {
      let key: Text = "\(step.operation ?? "") \(step.urn?.text ?? "")"
      if let index = indices[key] {
        steps[index] = step
      } else {
        indices[key] = steps.count
        steps.append(step)
      }
    }
  }

  /// The stack and its project; nil without steps.
  private var stack: Text? { steps.first?.stack }

  /// Returns the caches that it creates, changes, keeps and deletes.
  ///
  /// - Parameter namesManifests: whether the text names a group of manifests of caches.
  func extraction(namesManifests: Bool) -> Extraction {
    var extraction = Extraction(kind: .preview)
    extraction.isGenerated = true
    var document = root.document
    var unexamined = UnexaminedResources(in: document, namesManifests: namesManifests)
    let overrides = AccountOverrides(
      steps.filter { $0.effect == .deploy }.compactMap { $0.new ?? $0.old }
    )
    let replaced = Set(steps.filter(\.isReplacement).compactMap { $0.urn?.text })
    for step in steps {
      // A replacement has several steps, of which one creates the new resource.
      if step.effect != .deploy && !step.isReplacement || step.operation == "replace",
        let urn = step.urn?.text, replaced.contains(urn)
      {
        continue
      }
      guard let state = step.new ?? step.old, let urn = state["urn"] ?? step.urn else {
        if step.effect == .deploy, let remark = Self.stateless(step) {
          extraction.remarks.append(remark)
        }
        continue
      }
      // The inputs of the old state are not those that are deployed.
      let isOld = step.effect == .deploy && step.new == nil && !step.isSame
      if let resource = StackResource(state, urn, hasInputs: !isOld) {
        extraction.add(resource, step.exemption)
      } else if step.effect == .deploy {
        // Each event is a document of its own.
        if state.document !== document {
          document = state.document
          unexamined = UnexaminedResources(in: document, namesManifests: namesManifests)
        }
        StackTemplate.add(state, urn, unexamined, overrides, to: &extraction)
      }
    }
    extraction.remarks += notes
    return extraction
  }

  // MARK: Notes

  /// Returns a note on a step on a cache that has no state.
  private static func stateless(_ step: PreviewStep) -> Remark? {
    guard let urn = step.urn, let parts = urn.text?.split(separator: "::"), parts.count > 3,
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
    guard !isTruncated, !others.contains(where: \.isSame) else { return nil }
    let count: Int?
    if case .integer(let number)? = summary?["same"]?.scalarValue {
      let isStackChanged = !stacks.isEmpty && !stacks.contains(where: \.isSame)
      count = number - (isStackChanged ? 0 : 1)
    } else {
      count = summary == nil ? nil : 0
    }
    guard count.map({ $0 > 0 }) ?? true else { return nil }
    return note(
      "resources that the preview leaves unchanged are not in it, and were not judged",
      help: "preview with them: pulumi preview --json --show-sames > preview.json",
    )
  }

  /// A note on a preview that failed, or of which only a part is there.
  private var failure: Remark? {
    if isFailed {
      return note(
        "the preview failed, so resources may be missing",
        help: "fix what it reports, then preview again",
      )
    }
    guard isTruncated else { return nil }
    return note(
      "the log of the preview has no summary, so resources may be missing",
      help: "preview again, and lint the whole log",
    )
  }

  private func note(_ message: String, help: String) -> Remark {
    Remark(.notExamined, message, help: help, atStartOf: root)
  }
}
