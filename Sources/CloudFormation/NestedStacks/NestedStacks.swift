internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Finds the nested stacks and stack sets of a template whose own templates are local files, or
/// written there.
///
/// `TemplateURL` and `Location` name a local file until `aws cloudformation package` or `sam package`
/// uploads it; CDK writes the name of the file into the metadata.
struct NestedStacks {
  private let template: Template
  private let given: ParameterValues
  private let reader: CloudFormationCacheReader
  private let folders: TemplateFolders

  /// - Parameters:
  ///   - reader: finds the duplicate keys on which a stack depends.
  ///   - folders: the folders of templates that are uploaded.
  init(
    _ template: Template,
    _ given: ParameterValues,
    _ reader: CloudFormationCacheReader,
    _ folders: TemplateFolders,
  ) {
    self.folders = folders
    self.template = template
    self.given = given
    self.reader = reader
  }

  /// The nested stacks of a template.
  struct Found {
    /// The stacks with local templates, one for each template of a stack.
    fileprivate(set) var local: [NestedStack] = []

    /// The stacks whose templates are not local files in some scenario.
    fileprivate var remote: Set<ObjectIdentifier> = []

    /// The remote stacks whose templates are local files in other scenarios.
    fileprivate var partlyLocal: Set<ObjectIdentifier> = []

    /// Whether the template of a stack is not a local file in some scenario.
    func isRemote(_ resource: TemplateEntry) -> Bool {
      remote.contains(ObjectIdentifier(resource))
    }

    /// Whether the template of such a stack is a local file in some other scenario.
    func isLocalSometimes(_ resource: TemplateEntry) -> Bool {
      partlyLocal.contains(ObjectIdentifier(resource))
    }
  }

  /// - Parameter budget: the budget for the scenarios of the template.
  func all(_ budget: inout Budget) -> Found {
    var found = Found()
    for resource in template.resources {
      guard let property = TemplateProperty(of: resource) else { continue }
      add(resource, property, &budget, to: &found)
    }
    return found
  }

  /// Returns the name of a stack, cut after the 255 characters that CloudFormation allows: every
  /// cache of the stack repeats it.
  private static func id(_ name: Text) -> Text {
    // By scalars: a letter with its accents may be as long as a text.
    let scalars = name.string.unicodeScalars
    return scalars.count <= 255
      ? name : Text(String(String.UnicodeScalarView(scalars.prefix(255))) + "…")
  }

  /// The maximum number of different sets of passed values; a stack with more is given unknown
  /// values.
  private static let limit = 64

  /// A template of a stack, with the deployments that use it.
  private struct LocalTemplate {
    let path: Text
    let body: InlineTemplate?

    /// Whether the path is that of a file in a folder of the settings.
    var isUploaded = false
    let value: Outcome.Value
    var deployments: [NestedStack.Deployment]
  }

  private func add(
    _ resource: TemplateEntry,
    _ property: TemplateProperty,
    _ budget: inout Budget,
    to found: inout Found,
  ) {
    var templates: [LocalTemplate] = []
    var isRemote = false
    let duplicate =
      budget.isSpent
      ? nil : reader.decisiveDuplicate(for: resource, [property.name, "Parameters"], &budget)
    if let duplicate {
      (templates, isRemote) = unknown(resource, property, because: .duplicateKey(duplicate.name))
    } else {
      (templates, isRemote) = evaluated(resource, property, &budget)
    }
    if isRemote { found.remote.insert(ObjectIdentifier(resource)) }
    guard !templates.isEmpty else { return }
    if isRemote { found.partlyLocal.insert(ObjectIdentifier(resource)) }
    let passed = passedParameters(of: resource)
    for template in templates {
      var stack = NestedStack(
        id: Self.id(resource.name),
        range: resource.key.range,
        templatePath: template.path,
        body: template.body,
        deployments: template.deployments,
        passedParameters: passed,
        duplicate: duplicate?.key.range,
      )
      stack.isUploaded = template.isUploaded
      found.local.append(stack)
    }
  }

  /// Returns the templates of a stack and the values that it is given, in every scenario.
  private func evaluated(
    _ resource: TemplateEntry,
    _ property: TemplateProperty,
    _ budget: inout Budget,
  ) -> (templates: [LocalTemplate], isRemote: Bool) {
    let selections = Selections(
      of: CacheEvaluation.values(of: [property.name, "Parameters"], in: resource),
      collections: resource.memberships.map { ($0.collection, $0.bindings) },
      condition: resource["Condition"].flatMap(resource.bindings.text),
      in: template,
      given,
      budget,
    )
    var evaluator = Evaluator(template, given, selections, budget)
    defer { budget.charge(selections.effort + evaluator.diagrams.effort) }
    let stack = selections.isExceeded ? nil : evaluator.stack(resource, property)
    guard let stack, evaluator.diagrams.excess == nil else {
      return unknown(resource, property, because: .tooManyScenarios)
    }
    if let reason = evaluator.obstacle(of: stack) {
      return unknown(resource, property, because: reason, isDeployed: false)
    }
    let found = evaluator.deployments(of: stack, selections)
    guard found.count <= Self.limit else {
      return unknown(resource, property, because: .tooManyScenarios)
    }
    var templates: [LocalTemplate] = []
    var isRemote = false
    for deployment in found {
      for path in deployment.paths {
        let known = templates.firstIndex { $0.value == path }
        guard
          let template = known.map({ templates[$0] })
            ?? local(path, of: resource, property, after: templates.count)
        else {
          isRemote = true
          continue
        }
        let own = NestedStack.Deployment(
          parameters: parameters(
            deployment.parameters,
            of: resource,
            property,
            evaluator,
            resource.bindings,
          ),
          scenario: deployment.scenario,
          coverage: evaluator.coverage(of: stack) { $0 == path },
        )
        if let known {
          templates[known].deployments.append(own)
        } else {
          templates.append(template)
          templates[templates.count - 1].deployments = [own]
        }
      }
    }
    return (templates, isRemote)
  }

  /// Returns every local template that is written for a stack of which too little is known, with
  /// unknown values.
  ///
  /// - Parameter isDeployed: whether it is certain that the stack is deployed.
  private func unknown(
    _ resource: TemplateEntry,
    _ property: TemplateProperty,
    because reason: Undecided,
    isDeployed: Bool = true,
  ) -> (templates: [LocalTemplate], isRemote: Bool) {
    var values: [Outcome.Value] = []
    let properties = resource.node.writtenEntries.filter { $0.key.hasText("Properties") }
    if !property.isBody, let asset = resource.assetPath {
      values.append(.text(asset))
    } else {
      for entry in properties.flatMap(\.value.writtenEntries)
      where entry.key.hasText(property.name) {
        let text = Intrinsic(entry.value) == nil ? resource.bindings.text(of: entry.value) : nil
        let value = text.map(Outcome.Value.text) ?? .mapping(entry.value)
        if !values.contains(value) { values.append(value) }
      }
    }
    var parameters = parameters([], of: resource, property)
    parameters.setOthersUnknown(because: reason)
    var templates: [LocalTemplate] = []
    for value in values {
      guard var template = local(value, of: resource, property, after: templates.count) else {
        continue
      }
      template.deployments = [
        NestedStack.Deployment(
          parameters: parameters,
          scenario: nil,
          coverage: .whole,
          undecided: isDeployed ? nil : reason,
        )
      ]
      templates.append(template)
    }
    return (templates, templates.count < values.count || templates.isEmpty)
  }

  /// Returns the template that the property of a stack has; nil for one that is elsewhere or
  /// unknown.
  ///
  /// - Parameter count: the number of the stack's templates before it.
  private func local(
    _ value: Outcome.Value,
    of resource: TemplateEntry,
    _ property: TemplateProperty,
    after count: Int,
  ) -> LocalTemplate? {
    guard property.isBody else {
      if let path = folders.path(value, writtenIn: resource, property) {
        return LocalTemplate(path: path, body: nil, isUploaded: true, value: value, deployments: [])
      }
      // Packaging uploads no templates of stack sets.
      return (property.isSet ? nil : Self.localPath(value)).map {
        LocalTemplate(path: $0, body: nil, value: value, deployments: [])
      }
    }
    let name = Text(property.name.description)
    return property.body(value, of: resource).map { body in
      LocalTemplate(
        path: count == 0 ? name : "\(name) (\(count + 1))",
        body: body,
        value: value,
        deployments: [],
      )
    }
  }

  /// Returns the path of a template that is a local file; nil for any other location.
  static func localPath(_ value: Outcome.Value) -> Text? {
    guard let path = value.text, !value.isSecret, !path.isEmpty, !path.contains("://") else {
      return nil
    }
    return path
  }

  /// Returns the values that a stack is given.
  ///
  /// - Parameter passed: the values that the parent passes; see ``Evaluator/passedValues(to:)``.
  private func parameters(
    _ passed: [Outcome.Value],
    of resource: TemplateEntry,
    _ property: TemplateProperty,
    _ evaluator: Evaluator? = nil,
    _ bindings: Bindings = Bindings(),
  ) -> ParameterValues {
    var parameters = ParameterValues()
    parameters.isComplete = true
    parameters.choosesAllowed = given.choosesAllowed
    // The pseudo parameters of a nested stack are those of its parent; a stack set has many.
    for name in property.isSet ? [] : [PseudoParameter.region, .accountID] {
      parameters[name.rawValue] = given[name.rawValue]
    }
    var unknown: Undecided?
    for parameter in passed {
      guard case .list(let pair) = parameter, pair.count >= 2, let name = pair[0].text else {
        if case .undecided(let reason) = parameter { unknown = unknown ?? reason }
        continue
      }
      let value = pair[1]
      if let text = value.text {
        parameters[name] = text
      } else if case .list(let values) = value, case let texts = values.compactMap(\.text),
        texts.count == values.count
      {
        parameters[name] = texts.joined(separator: ",")
      } else if case .undecided(let reason)? = value.obstacle {
        parameters.setUnknown(name, because: reason)
      } else {
        parameters.setUnknown(name, because: .malformed("what is passed as '\(name)' is no value"))
      }
      if case .mapping(let node)? = pair.dropFirst(2).first,
        let outer = evaluator?.outer(of: node, bindings)
      {
        parameters.setOuter(outer, of: name)
      }
    }
    for (name, value, source) in passedOn(to: resource) where parameters[name] == value {
      parameters.setSource(source, of: name)
    }
    if let unknown {
      // An override takes precedence over a value that is written.
      property.isSet
        ? parameters.setAllUnknown(because: unknown)
        : parameters.setOthersUnknown(because: unknown)
    }
    return parameters
  }

  /// Returns the scalars that a value is, or that the branches of its `Fn::If` are.
  private static func literals(of value: Node) -> [(text: Text, range: Range<Int>)] {
    var literals: [(text: Text, range: Range<Int>)] = []
    var pending = [value]
    while let node = pending.popLast() {
      if let call = Intrinsic(node) {
        if call.function == .choice { pending += call.argument.elements.dropFirst() }
      } else if let text = node.text {
        literals.append((text, node.range))
      }
    }
    return literals
  }

  /// Returns the parameters of a stack that are given a value which this template was given, with
  /// its source there.
  private func passedOn(
    to resource: TemplateEntry
  ) -> [(name: Text, value: Text, source: ParameterSource)] {
    guard given.isComplete else { return [] }
    return entries(passedTo: resource).compactMap { name, entry in
      guard let call = Intrinsic(entry.value), call.function == .reference,
        let own = resource.bindings.text(of: call.argument), let value = given[own],
        let source = given.source(of: own)
      else { return nil }
      return (name, value, source)
    }
  }

  /// Returns the parameters that are written in the `Parameters` of a stack, in every branch of
  /// `Fn::If`.
  private func passedParameters(of resource: TemplateEntry) -> [NestedStack.PassedParameter] {
    entries(passedTo: resource).map { name, entry in
      NestedStack.PassedParameter(
        name: name,
        range: entry.key.range,
        values: Self.literals(of: entry.value),
      )
    }
  }

  private func entries(passedTo resource: TemplateEntry) -> [(name: Text, entry: Node.Entry)] {
    var passed: [(name: Text, entry: Node.Entry)] = []
    var pending = [resource["Properties"]?["Parameters"]].compactMap(\.self)
    while let node = pending.popLast() {
      if let call = Intrinsic(node), call.function != .condition {
        if call.function == .choice { pending += call.argument.elements.dropFirst() }
        continue
      }
      for entry in node.entries where !entry.key.isForEach && !entry.key.hasPrefix("Fn::") {
        guard let name = resource.bindings.text(of: entry.key) else { continue }
        passed.append((name, entry))
      }
    }
    return passed
  }
}

extension TemplateEntry {
  /// The path of a stack's template that CDK writes into its metadata; nil if it has none.
  var assetPath: Text? { self["Metadata"]?["aws:asset:path"]?.text }
}
