internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Evaluates values of a template in every scenario at once.
///
/// The result is a diagram: which outcome a value has depends on the parameters that *select* it,
/// in conditions, as keys of mappings and as indices of lists. A parameter that only *is* a value
/// keeps its default (article "Verdicts and scenarios").
struct Evaluator {
  typealias Diagram = Diagrams.Diagram

  /// The maximum nesting depth of functions and conditions, references included.
  static let depthLimit = 400

  let template: Template
  let given: ParameterValues
  var diagrams: Diagrams

  let selections: Selections
  private(set) var variables: [Text: Int] = [:]
  private(set) var domains: [ParameterDomain] = []
  /// The diagrams of conditions; nil while a condition is being evaluated.
  var conditions: [Text: Diagram?] = [:]
  var depth = 0

  init(
    _ template: Template,
    _ given: ParameterValues,
    _ selections: Selections,
    _ budget: Budget,
  ) {
    diagrams = Diagrams(limit: budget.nodeLimit, effortLimit: budget.remaining)
    self.template = template
    self.given = given
    self.selections = selections
  }

  // MARK: Making diagrams

  mutating func outcome(
    _ value: Outcome.Value,
    at node: Node?,
    steps: Steps = [],
  ) -> Diagram {
    diagrams.outcome(Outcome(value, at: node, steps: steps))
  }

  /// Replaces each outcome of a diagram by a diagram of its own.
  mutating func bind(
    _ diagram: Diagram,
    _ replacement: (inout Self, Outcome) -> Diagram,
  ) -> Diagram {
    if let excess = diagrams.excess { return excess }
    let outcomes = diagrams.outcomes(of: diagram)
    if outcomes.count == 1 { return replacement(&self, outcomes[0]) }
    var replacements: [(outcome: Outcome, diagram: Diagram)] = []
    for outcome in outcomes {
      replacements.append((outcome, replacement(&self, outcome)))
    }
    return diagrams.replace(diagram, by: replacements)
  }

  /// Charges the cost of looking up a name, which matters where many caches use a long one.
  mutating func spend(on name: Text) {
    diagrams.spend(bytes: name.utf8.count)
  }

  // MARK: Values

  /// Returns the value of a node.
  ///
  /// - Parameter way: the enclosing conditions, recorded in each outcome.
  mutating func value(
    _ node: Node,
    _ bindings: Bindings,
    behind way: Steps = [],
  ) -> Diagram {
    if let excess = diagrams.excess { return excess }
    guard depth < Self.depthLimit else {
      let problem = Undecided.malformed("functions are nested too deep")
      return outcome(.undecided(problem), at: node, steps: way)
    }
    depth += 1
    defer { depth -= 1 }
    // Among values, a key `Condition` is a name like any other.
    guard let call = Intrinsic(node), call.function != .condition || node.tag != nil else {
      return tell(way, to: written(node, bindings))
    }
    // `Fn::If` passes the path down to its branches; adding it to each outcome afterwards would be
    // quadratic in the nesting depth.
    if call.function == .choice { return choice(call, bindings, behind: way) }
    return tell(way, to: result(of: call, bindings))
  }

  private mutating func tell(_ way: Steps, to value: Diagram) -> Diagram {
    way == [] ? value : diagrams.map(value) { $0.behind(way) }
  }

  private mutating func written(
    _ node: Node,
    _ bindings: Bindings,
  ) -> Diagram {
    switch node.kind {
    case .mapping:
      return outcome(.mapping(node), at: node)
    case .sequence:
      return list(node.elements, at: node, bindings)
    case .scalar:
      diagrams.spend(bytes: node.contentSize)
      return outcome(scalar(node, bindings), at: node)
    }
  }

  private func scalar(_ node: Node, _ bindings: Bindings) -> Outcome.Value {
    guard let value = node.typedScalar else { return .absent(.notWritten) }
    if case .text(let text) = value, let identifier = bindings.openIdentifier(in: text) {
      return .undecided(.loopIdentifier(identifier))
    }
    if value.text.isEncrypted { return .undecided(.encrypted) }
    return .scalar(value.applying(bindings), isSecret: false)
  }

  /// Returns a list without the elements that `AWS::NoValue` removes.
  mutating func list(
    _ elements: [Node],
    at node: Node,
    _ bindings: Bindings,
  ) -> Diagram {
    var lists: [Diagram] = []
    for element in elements {
      lists.append(
        diagrams.map(value(element, bindings)) { element in
          if case .absent = element.value { return Outcome(.list([]), at: node) }
          return Outcome(.list([element.value]), at: node)
        }
      )
    }
    // In pairs: appending one element after the other would copy a list for each element.
    while lists.count > 1 {
      var joined: [Diagram] = []
      for index in stride(from: 0, to: lists.count - 1, by: 2) {
        joined.append(
          diagrams.combine(lists[index], lists[index + 1]) { left, right in
            guard case .list(let first) = left.value, case .list(let second) = right.value else {
              return left
            }
            return Outcome(.list(first + second), at: node)
          }
        )
      }
      if lists.count % 2 == 1 { joined += lists.suffix(1) }
      lists = joined
    }
    guard let result = lists.first else { return outcome(.list([]), at: node) }
    return result
  }

  // MARK: Parameters

  /// Returns the value of a `Ref` to a name.
  mutating func reference(
    to name: Text,
    at node: Node,
    _ bindings: Bindings,
  ) -> Diagram {
    spend(on: name)
    if let value = bindings[name] { return outcome(.text(value), at: node) }
    let identifier = bindings.hides(name) ? name : bindings.openIdentifier(in: name)
    if let identifier { return outcome(.undecided(.loopIdentifier(identifier)), at: node) }
    if name == "AWS::NoValue" { return outcome(.absent(.noValue), at: node) }
    if let pseudo = PseudoParameter(rawValue: name) {
      let region = given[PseudoParameter.region.rawValue]
      if let given = given[name] ?? region.flatMap(pseudo.value) {
        return outcome(.text(given), at: node)
      }
      guard selections.selects(name) else {
        return outcome(.undecided(.deployTime(function: "Ref", argument: name)), at: node)
      }
      return selected(name, nil, at: node)
    }
    guard let parameter = template.parameters[name] else {
      let reason =
        template.insertions.parameter(name).map { Undecided.insertedEntry("'\(name)'", by: $0) }
        ?? .reference(name)
      return outcome(.undecided(reason), at: node)
    }
    let isPassedOn = given.outer(name) != nil && selections.selects(name)
    if !isPassedOn, let reason = given.reasonUnknown(name) {
      return outcome(.undecided(reason), at: node)
    }
    if parameter.isParameterStoreKey, !given.hasStoredValue(of: name) {
      return outcome(.undecided(.parameterStore(parameter: name)), at: node)
    }
    if isPassedOn || given[name] == nil, selections.selects(name) {
      return selected(name, parameter, at: node)
    }
    if let value = parameter.defaultValue { diagrams.spend(bytes: value.contentSize) }
    let outcome = fixed(parameter, at: node)
    // Every allowed value is judged.
    if case .anyValue = outcome.value, let count = parameter.allowedValueCount {
      diagrams.spend(count)
    }
    return diagrams.outcome(outcome)
  }

  /// Returns the value of a parameter that doesn't select: the given one, its default, or anything.
  private func fixed(_ parameter: Parameter, at node: Node) -> Outcome {
    let name = parameter.name
    if let value = given[name] {
      if given.isComplete, let reason = parameter.refusal(of: value) {
        let shown = parameter.isSecret ? "" : " '\(value)'"
        let problem =
          "what the parent passes\(shown) as parameter '\(name)' \(reason), so CloudFormation"
          + " refuses the deployment"
        return Outcome(.refused(Text(problem)), at: node)
      }
      return outcome(of: .text(value), parameter, at: node, givenStep(of: parameter, value))
    }
    guard let value = parameter.defaultValue?.typedScalar else {
      if given.isComplete { return Outcome(.undecided(.notPassed(name)), at: node) }
      return Outcome(.anyValue(of: name), at: node)
    }
    if value.text.isEncrypted { return Outcome(.undecided(.encrypted), at: node) }
    let step = defaultStep(of: parameter)
    guard parameter.allows(value.text) else {
      return Outcome(
        .undecided(.contradictoryDefault(parameter: name)),
        at: node,
        steps: step.map { [$0] } ?? [],
      )
    }
    return outcome(of: value, parameter, at: node, step)
  }

  /// Returns one outcome for each value of a parameter that selects.
  private mutating func selected(
    _ name: Text,
    _ parameter: Parameter?,
    at node: Node,
  ) -> Diagram {
    guard let variable = variable(of: name, parameter) else {
      return outcome(.refused("parameter '\(name)' allows no value"), at: node)
    }
    let domain = domains[variable]
    if let parameter, let outer = given.outer(name) {
      return passed(outer, domain, variable, to: parameter, at: node)
    }
    var children: [Diagram] = []
    for (index, value) in domain.values.enumerated() {
      let isDefault = index == domain.defaultIndex
      children.append(
        diagrams.outcome(
          parameter.map {
            outcome(of: value, $0, at: node, isDefault ? defaultStep(of: $0) : nil)
          } ?? Outcome(.scalar(value, isSecret: false), at: node)
        )
      )
    }
    if domain.hasMore { children.append(outcome(.anythingElse(than: name), at: node)) }
    return diagrams.decision(on: variable, children)
  }

  /// Returns the variable of a parameter, or nil if it may have no value.
  private mutating func variable(
    of name: Text,
    _ parameter: Parameter?,
  ) -> Int? {
    if let outer = given.outer(name) { return variable(of: outer) }
    if let known = variables[name] { return known }
    let constants = selections.constants(for: name)
    // Charged before its values are collected, possibly in vain.
    if let parameter { diagrams.spend(bytes: parameter.allowedSize) }
    diagrams.reserve(parameter?.allowedValueCount ?? constants.count)
    guard diagrams.excess == nil else { return nil }
    let isOpaque = selections.opaque.contains(name)
    let domain =
      parameter.map { ParameterDomain($0, comparedWith: constants, isOpaque: isOpaque) }
      ?? PseudoParameter(rawValue: name).map {
        ParameterDomain($0, comparedWith: constants, isOpaque: isOpaque)
      }
    return domain.flatMap { add($0, as: name) }
  }

  /// Adds a variable; nil for one without values.
  mutating func add(_ domain: ParameterDomain, as name: Text) -> Int? {
    guard domain.count > 0 else { return nil }
    let variable = domains.count
    domains.append(domain)
    variables[name] = variable
    return variable
  }

  func givenStep(of parameter: Parameter, _ value: Text) -> Steps.Step {
    let shown = parameter.isSecret ? "given" : "given as '\(value)'"
    let source = given.source(of: parameter.name).map { " by \($0)" } ?? ""
    return Steps.Step(
      message: "parameter '\(parameter.name)' is \(shown)\(source)",
      node: parameter.key,
      parameter: parameter.name,
    )
  }

  private func defaultStep(of parameter: Parameter) -> Steps.Step? {
    parameter.defaultValue.map {
      Steps.Step(message: "the default of parameter '\(parameter.name)' is used", node: $0)
    }
  }

  func outcome(
    of value: ScalarValue,
    _ parameter: Parameter,
    at node: Node,
    _ step: Steps.Step?,
  ) -> Outcome {
    let steps: Steps = step.map { [$0] } ?? []
    guard parameter.isList else {
      return Outcome(.scalar(value, isSecret: parameter.isSecret), at: node, steps: steps)
    }
    let values = Parameter.list(value.text).map {
      Outcome.Value.scalar(.text($0), isSecret: parameter.isSecret)
    }
    return Outcome(.list(values), at: node, steps: steps)
  }
}
