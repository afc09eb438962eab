internal import LintModel
internal import LintSyntax
internal import LintText

/// The parts of a template that may deploy caches outside the template itself.
struct UnexaminedParts {
  private let template: Template
  private let stacks: NestedStacks.Found

  /// - Parameter stacks: the nested stacks of the template.
  init(_ template: Template, _ stacks: NestedStacks.Found) {
    self.template = template
    self.stacks = stacks
  }

  /// Whether a resource deploys a template that is not a local file.
  var haveStacks: Bool {
    template.resources.contains { deployedPart($0) != nil }
  }

  /// One remark for each part.
  var remarks: [Remark] {
    // A loop has thousands of entries, and one remark is enough.
    var loops: Set<Node> = []
    var remarks = template.transforms.compactMap(remark(onTransform:)) + remarksOnInsertions
    for resource in template.resources {
      if let loop = resource.loop, !loops.insert(loop.key).inserted { continue }
      if let remark = remark(onResource: resource) { remarks.append(remark) }
      for loop in resource.openLoops where loop.decides(on: resource) {
        guard loops.insert(loop.key).inserted else { continue }
        remarks.append(
          remark(
            "not every resource that '\(loop.key.text ?? "")' generates is examined: "
              + "parameter '\(loop.parameter)' may have other values",
            help: "give the value that will be deployed: --parameter \(loop.parameter)=VALUE",
            at: loop.key,
          )
        )
      }
      if let remark = remark(onParametersOf: resource) { remarks.append(remark) }
    }
    return remarks + CarriedCaches(template).remarks
  }

  /// Returns a remark on the parameters of a nested stack that have another name, or are written
  /// beside its properties.
  private func remark(onParametersOf resource: TemplateEntry) -> Remark? {
    guard let template = TemplateProperty(of: resource), !template.isSet,
      let properties = resource["Properties"],
      Intrinsic(properties) == nil, properties["Parameters"] == nil
    else { return nil }
    let written = MisplacedProperty.key(named: "Parameters", in: properties.entries)
    guard let key = written ?? resource.node.entry("Parameters")?.key else { return nil }
    let name = key.text ?? ""
    return remark(
      "CloudFormation refuses nested stack '\(resource.name)': "
        + (written == nil
          ? "'\(name)' is outside 'Properties'" : "'\(name)' is not one of its properties"),
      help: written == nil ? "move it below 'Properties'" : "did you mean 'Parameters'?",
      at: key,
    )
  }

  private func remark(onTransform transform: Node) -> Remark? {
    let name = TemplateInsertions.name(of: transform)
    switch name {
    case _ where TemplateInsertions.insertsNothing(name):
      return nil
    case "AWS::Include":
      return remark(
        "the text that 'AWS::Include' inserts is not examined",
        help: Undecided.processedTemplate,
        at: transform,
      )
    default:
      return remark(
        "macro '\(name)' may change any resource; the template is judged as it is written",
        help: Undecided.processedTemplate,
        at: transform,
      )
    }
  }

  private func remark(onResource resource: TemplateEntry) -> Remark? {
    let id = resource.name
    if let loop = resource.loop, let name = loop.key.text {
      let reason =
        switch loop.reason {
        case .collection(let reason): reason.description
        case .size:
          "loops make more than \(LoopBudget.entryLimit) entries of one section, or"
            + " \(LoopBudget.byteLimit >> 20) MiB of text"
        }
      return remark(
        "not every resource that '\(name)' generates is examined: \(reason)",
        help: Undecided.processedTemplate,
        at: loop.key,
      )
    }
    if resource.key.isForEach {
      return remark(
        "the resources that '\(id)' generates are not examined",
        help: Undecided.processedTemplate,
        at: resource.key,
      )
    }
    if id == "Fn::Transform" {
      return remark(
        "the resources that 'Fn::Transform' inserts are not examined",
        help: Undecided.processedTemplate,
        at: resource.key,
      )
    }
    if let mistyped = MistypedType.remark(on: resource) { return mistyped }
    if resource.type == nil, resource.node.isInserted {
      return remark(
        "resource '\(id)', which 'Fn::Transform' inserts, is not examined",
        help: Undecided.processedTemplate,
        at: resource.key,
      )
    }
    if resource.type?.hasPrefix("AWS::ElastiCache::") == true,
      let properties = resource["Properties"], properties["SnapshotRetentionLimit"] != nil,
      let transform = properties.entry("Fn::Transform") ?? resource.node.entry("Fn::Transform"),
      // Those of AWS change nothing that is written.
      case let macro = TemplateInsertions.name(of: transform.value), !macro.hasPrefix("AWS::")
    {
      return remark(
        "macro '\(macro)' may change resource '\(id)', which is judged as it is written",
        help: Undecided.processedTemplate,
        at: transform.key,
      )
    }
    // A local template is examined, or reported missing, where files are read.
    guard let part = deployedPart(resource) else { return nil }
    if stacks.isLocalSometimes(resource) {
      return remark("\(part) not examined where its template is not a local file", at: resource.key)
    }
    if resource["Properties"]?["TemplateBody"] != nil {
      return remark(
        "\(part) not examined: its 'TemplateBody' depends on functions",
        help: "deploy it from a file of its own, and lint that",
        at: resource.key,
      )
    }
    return remark("\(part) not examined", at: resource.key)
  }

  /// Remarks on text that is inserted into sections other than `Resources`.
  private var remarksOnInsertions: [Remark] {
    var remarks: [Remark] = []
    func note(_ entries: String, in mapping: Node?) {
      guard let key = mapping?.entry("Fn::Transform")?.key else { return }
      remarks.append(
        remark(
          "the \(entries) that 'Fn::Transform' inserts are not examined",
          help: Undecided.processedTemplate,
          at: key,
        )
      )
    }
    let root = template.root
    note("sections", in: root)
    note("parameters", in: root["Parameters"])
    note("mappings", in: root["Mappings"])
    for mapping in root["Mappings"]?.entries ?? [] where !mapping.key.hasText("Fn::Transform") {
      note("keys", in: mapping.value)
      for row in mapping.value.entries where !row.key.hasText("Fn::Transform") {
        note("keys", in: row.value)
      }
    }
    note("conditions", in: root["Conditions"])
    note("rules", in: root["Rules"])
    note("outputs", in: root["Outputs"])
    return remarks
  }

  /// Returns the part that a resource deploys from elsewhere, with its verb; nil if it deploys only
  /// itself, or if its template is always a local file.
  private func deployedPart(_ resource: TemplateEntry) -> String? {
    guard let type = resource.type else { return nil }
    let id = resource.name
    if let template = TemplateProperty(of: resource) {
      guard stacks.isRemote(resource) else { return nil }
      if template.isSet { return "stack set '\(id)' is" }
      return type.hasText("AWS::CloudFormation::Stack")
        ? "nested stack '\(id)' is" : "nested application '\(id)' is"
    }
    if type.hasText("AWS::ServiceCatalog::CloudFormationProvisionedProduct") {
      return "provisioned product '\(id)' is"
    }
    if type.hasText("AWS::ServiceCatalog::CloudFormationProduct") { return "product '\(id)' is" }
    if type.hasSuffix("::MODULE") { return "the resources of module '\(id)' are" }
    return nil
  }

  private func remark(
    _ message: String,
    help: String = "lint its own template as well",
    at node: Node,
  ) -> Remark {
    Remark(.notExamined, message, help: help, at: node.range)
  }
}
