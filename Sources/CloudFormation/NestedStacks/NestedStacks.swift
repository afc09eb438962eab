internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds the nested stacks of a template whose own templates are local files.
///
/// `TemplateURL` and `Location` name a local file until `aws cloudformation package` or `sam package`
/// uploads it; CDK writes the name of the file into the metadata.
struct NestedStacks {
  private let template: Template
  private let given: ParameterValues
  private let reader: CloudFormationCacheReader
  private let lines: LineIndex

  /// - Parameter reader: finds the duplicate keys on which a stack depends.
  init(
    _ template: Template,
    _ given: ParameterValues,
    _ reader: CloudFormationCacheReader,
    _ lines: LineIndex,
  ) {
    self.template = template
    self.given = given
    self.reader = reader
    self.lines = lines
  }

  /// The nested stacks of a template.
  struct Found {
    /// Those with local templates, one for each template of a stack.
    fileprivate(set) var local: [NestedStack] = []

    /// Those whose templates are not local files in some scenario.
    fileprivate var remote: Set<ObjectIdentifier> = []

    /// Those of them whose templates are local files in other scenarios.
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
  func all(_ budget: inout ScenarioBudget) -> Found {
    var found = Found()
    for resource in template.resources {
      guard let property = Self.pathProperty(of: resource) else { continue }
      add(resource, property, &budget, to: &found)
    }
    return found
  }

  /// The property that locates the template of a stack; nil if the resource is no stack.
  static func pathProperty(of resource: TemplateEntry) -> StaticString? {
    guard let type = resource.type else { return nil }
    if type.hasText("AWS::CloudFormation::Stack") { return "TemplateURL" }
    if type.hasText("AWS::Serverless::Application") { return "Location" }
    return nil
  }

  /// The name of a stack, cut where it is longer than the 255 characters that CloudFormation allows:
  /// every cache of the stack repeats it.
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
    var deployments: [NestedStack.Deployment]
  }

  private func add(
    _ resource: TemplateEntry,
    _ property: StaticString,
    _ budget: inout ScenarioBudget,
    to found: inout Found,
  ) {
    var templates: [LocalTemplate] = []
    var isRemote = false
    let duplicate =
      budget.isSpent
      ? nil : reader.decisiveDuplicate(for: resource, [property, "Parameters"], &budget)
    if let duplicate {
      (templates, isRemote) = unknown(resource, property, because: .duplicateKey(duplicate.name))
    } else {
      do throws(ScenarioLimit) {
        (templates, isRemote) = try evaluated(resource, property, &budget)
      } catch {
        (templates, isRemote) = unknown(resource, property, because: .tooManyScenarios)
      }
    }
    if isRemote { found.remote.insert(ObjectIdentifier(resource)) }
    guard !templates.isEmpty else { return }
    if isRemote { found.partlyLocal.insert(ObjectIdentifier(resource)) }
    let passed = passedParameters(of: resource)
    for template in templates {
      found.local.append(
        NestedStack(
          id: Self.id(resource.name),
          range: lines.range(resource.key.range),
          templatePath: template.path,
          deployments: template.deployments,
          passedParameters: passed,
          duplicate: duplicate.map { lines.range($0.key.range) },
        )
      )
    }
  }

  /// The templates of a stack and the values that it is given, in every scenario.
  private func evaluated(
    _ resource: TemplateEntry,
    _ property: StaticString,
    _ budget: inout ScenarioBudget,
  ) throws(ScenarioLimit) -> (templates: [LocalTemplate], isRemote: Bool) {
    let selections = Selections(
      of: CacheEvaluation.values(of: [property, "Parameters"], in: resource)
        + resource.memberships.map { ($0.collection, $0.bindings) },
      condition: resource["Condition"].flatMap(resource.bindings.text),
      in: template,
      given,
      budget,
    )
    var evaluator = Evaluator(template, given, selections, budget)
    defer { budget.spend(selections.effort + evaluator.diagrams.effort) }
    if selections.isExceeded { throw ScenarioLimit() }
    let stack = try evaluator.stack(resource, property)
    let found = evaluator.deployments(of: stack, selections)
    guard found.count <= Self.limit else { throw ScenarioLimit() }
    var templates: [LocalTemplate] = []
    var isRemote = false
    for deployment in found {
      for path in deployment.paths {
        guard let path = Self.localPath(path) else {
          isRemote = true
          continue
        }
        let own = NestedStack.Deployment(
          parameters: parameters(deployment.parameters),
          scenario: deployment.scenario,
          coverage: evaluator.coverage(of: stack, path),
        )
        if let index = templates.firstIndex(where: { $0.path == path }) {
          templates[index].deployments.append(own)
        } else {
          templates.append(LocalTemplate(path: path, deployments: [own]))
        }
      }
    }
    return (templates, isRemote)
  }

  /// Every local template that is written for a stack of which too little is known, with unknown
  /// values.
  private func unknown(
    _ resource: TemplateEntry,
    _ property: StaticString,
    because reason: Undecided,
  ) -> (templates: [LocalTemplate], isRemote: Bool) {
    var paths: [Text] = []
    var isRemote = false
    let properties = resource.node.writtenEntries.filter { $0.key.hasText("Properties") }
    if let asset = resource.assetPath {
      paths.append(asset)
    } else {
      for entry in properties.flatMap(\.value.writtenEntries) where entry.key.hasText(property) {
        let text = Intrinsic(entry.value) == nil ? resource.bindings.text(of: entry.value) : nil
        if let path = Self.localPath(text.map(Outcome.Value.text) ?? .absent(.notWritten)) {
          if !paths.contains(path) { paths.append(path) }
        } else {
          isRemote = true
        }
      }
    }
    var values = parameters([])
    values.setOthersUnknown(because: reason)
    let templates = paths.map { path in
      LocalTemplate(
        path: path,
        deployments: [
          NestedStack.Deployment(parameters: values, scenario: nil, coverage: .whole)
        ],
      )
    }
    return (templates, isRemote || paths.isEmpty)
  }

  /// The path of a template that is a local file; nil for any other location.
  fileprivate static func localPath(_ value: Outcome.Value) -> Text? {
    guard let path = value.text, !value.isSecret, !path.isEmpty, !path.contains("://") else {
      return nil
    }
    return path
  }

  /// The values that a stack is given.
  ///
  /// - Parameter passed: the values that the parent passes; see ``Evaluator/passedValues(to:)``.
  private func parameters(_ passed: [Outcome.Value]) -> ParameterValues {
    var parameters = ParameterValues()
    parameters.isComplete = true
    // The pseudo parameters of a nested stack are those of its parent.
    for name in [PseudoParameter.region, .accountID] {
      parameters[name.rawValue] = given[name.rawValue]
    }
    for parameter in passed {
      guard case .list(let pair) = parameter, pair.count == 2, let name = pair[0].text else {
        if case .undecided(let reason) = parameter { parameters.setOthersUnknown(because: reason) }
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
    }
    return parameters
  }

  /// The parameters that are written in the `Parameters` of a stack, in every branch of `Fn::If`.
  private func passedParameters(of resource: TemplateEntry) -> [NestedStack.PassedParameter] {
    var passed: [NestedStack.PassedParameter] = []
    var pending = [resource["Properties"]?["Parameters"]].compactMap(\.self)
    while let node = pending.popLast() {
      if let call = Intrinsic(node) {
        if call.name == "Fn::If" { pending += call.argument.elements.dropFirst() }
        continue
      }
      for entry in node.entries where !entry.key.isForEach && !entry.key.hasPrefix("Fn::") {
        guard let name = resource.bindings.text(of: entry.key) else { continue }
        passed.append(
          NestedStack.PassedParameter(name: name, range: lines.range(entry.key.range))
        )
      }
    }
    return passed
  }
}

extension TemplateEntry {
  /// The path of a stack's template that CDK writes into its metadata; nil if there is none.
  fileprivate var assetPath: Text? { self["Metadata"]?["aws:asset:path"]?.text }
}

extension Evaluator {
  /// The path of a stack's template and the values that it is given, wherever it is created.
  ///
  /// - Parameter property: the property that has the path.
  fileprivate mutating func stack(
    _ resource: TemplateEntry,
    _ property: StaticString,
  ) throws(ScenarioLimit) -> Diagram {
    let deployment = try deployment(of: resource)
    let path =
      if let asset = resource.assetPath {
        try outcome(.text(asset), at: nil)
      } else {
        try self.property(property, of: resource)
      }
    let both = try diagrams.combine(path, try passedValues(to: resource)) { path, values in
      if case .refused = path.value { return path }
      if case .refused = values.value { return values }
      return Outcome(.list([path.value, values.value]), at: nil)
    }
    return try deployed(both, where: deployment)
  }

  /// The values that a stack is passed, as a list of pairs of a name and a value; a reason in it that
  /// is no pair tells why there may be others.
  private mutating func passedValues(to resource: TemplateEntry) throws(ScenarioLimit) -> Diagram {
    let written = try property("Parameters", of: resource)
    return try bind(written) { (evaluator, outcome) throws(ScenarioLimit) in
      switch outcome.value {
      case .mapping(let node):
        return try evaluator.passedValues(in: node, resource.bindings)
      case .absent, .scalar(.null, _):
        return try evaluator.outcome(.list([]), at: nil)
      case .refused:
        return try evaluator.outcome(outcome.value, at: nil)
      default:
        let malformed = Outcome.Value.undecided(.malformed("'Parameters' is not a mapping"))
        return try evaluator.outcome(.list([outcome.value.obstacle ?? malformed]), at: nil)
      }
    }
  }

  private mutating func passedValues(
    in node: Node,
    _ bindings: Bindings,
  ) throws(ScenarioLimit) -> Diagram {
    let unrolled = TemplateLoops(template, given).unroll(node.entries, bindings)
    try diagrams.spend(unrolled.effort)
    var lists: [Diagram] = []
    for entry in unrolled.entries { lists.append(try passedValue(of: entry)) }
    // In pairs: one entry after the other would copy a list for each of its elements.
    while lists.count > 1 {
      var joined: [Diagram] = []
      for index in stride(from: 0, to: lists.count - 1, by: 2) {
        joined.append(
          try diagrams.combine(lists[index], lists[index + 1]) { left, right in
            guard case .list(let first) = left.value else { return left }
            guard case .list(let second) = right.value else { return right }
            return Outcome(.list(first + second), at: nil)
          }
        )
      }
      if lists.count % 2 == 1 { joined += lists.suffix(1) }
      lists = joined
    }
    guard let result = lists.first else { return try outcome(.list([]), at: nil) }
    return result
  }

  /// The pair of one entry of `Parameters`; an empty list where `AWS::NoValue` removes it or a loop
  /// does not make it.
  private mutating func passedValue(of entry: TemplateEntry) throws(ScenarioLimit) -> Diagram {
    let isLoop = entry.key.isForEach || entry.loop != nil
    if isLoop || entry.name == "Fn::Transform" {
      let function: Text = isLoop ? "Fn::ForEach" : "Fn::Transform"
      let reason = Undecided.insertedEntry("parameters of the stack", by: function)
      return try outcome(.list([.undecided(reason)]), at: nil)
    }
    var result = try diagrams.map(try value(entry.node, entry.bindings)) { outcome in
      switch outcome.value {
      case .refused: outcome
      case .absent(.noValue): Outcome(.list([]), at: nil)
      default: Outcome(.list([.list([.text(entry.name), outcome.value])]), at: nil)
      }
    }
    for membership in entry.memberships {
      result = try diagrams.combine(try self.membership(membership), result) { isThere, value in
        if case .refused = isThere.value { return isThere }
        return isThere.value == .truth(true) ? value : Outcome(.list([]), at: nil)
      }
    }
    return result
  }

  /// The scenarios in which a stack is created from a local template.
  fileprivate func coverage(of stack: Diagram, _ path: Text) -> ScenarioCoverage {
    func isFrom(_ value: Outcome.Value, every: Bool) -> Bool {
      guard case .list(let parts) = value, let paths = parts.first?.candidates else { return false }
      let matches = paths.map { NestedStacks.localPath($0) == path }
      return every ? !matches.contains(false) : matches.contains(true)
    }
    let byDefault = diagrams.outcome(of: stack) { domains[$0].defaultIndex }
    let isDefault = byDefault.map { isFrom($0.value, every: false) } ?? false
    return ScenarioCoverage(
      hasDefault: isDefault && domains.allSatisfy { $0.defaultIndex != nil },
      isAlwaysCreated: diagrams.outcomes(of: stack).allSatisfy { outcome in
        switch outcome.value {
        case .list: isFrom(outcome.value, every: true)
        default: outcome.value != .notCreated
        }
      },
    )
  }

  /// Each set of passed values with the possible paths of the template and the fewest values of
  /// parameters that lead there, the default first.
  fileprivate func deployments(
    of stack: Diagram,
    _ selections: Selections,
  ) -> [(paths: [Outcome.Value], parameters: [Outcome.Value], scenario: Scenario?)] {
    let ways = diagrams.cheapestWays(in: stack, cost: cost)
    let byDefault = diagrams.outcome(of: stack) { domains[$0].defaultIndex }
    var found: [(paths: [Outcome.Value], parameters: [Outcome.Value], scenario: Scenario?)] = []
    for outcome in diagrams.outcomes(of: stack) {
      guard case .list(let parts) = outcome.value, parts.count == 2,
        case .list(let values) = parts[1]
      else { continue }
      let paths = parts[0].candidates
      if outcome == byDefault {
        found.insert((paths, values, nil), at: 0)
      } else {
        found.append((paths, values, ways[outcome].map { scenario($0.values, selections) }))
      }
    }
    return found
  }
}
