internal import LintModel
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Returns when a condition of the template holds.
  mutating func condition(
    _ name: Text,
    _ bindings: Bindings,
    at node: Node,
  ) -> Diagram {
    if let identifier = bindings.openIdentifier(in: name) {
      return outcome(.undecided(.loopIdentifier(identifier)), at: node)
    }
    spend(on: name)
    if let known = conditions[name] {
      if let known { return known }
      return outcome(.refused("condition '\(name)' refers to itself"), at: node)
    }
    guard let definition = template.conditions[name] else {
      if let macro = template.insertions.inConditions {
        return outcome(.undecided(.insertedEntry("condition '\(name)'", by: macro)), at: node)
      }
      if template.hasMoreConditions {
        return outcome(.undecided(.generatedCondition(name)), at: node)
      }
      return outcome(.refused("condition '\(name)' is not defined"), at: node)
    }
    conditions[name] = .some(nil)
    let result = truth(definition.node, definition.bindings)
    conditions[name] = result
    return result
  }

  /// Returns when a condition function holds.
  mutating func truth(_ node: Node, _ bindings: Bindings) -> Diagram {
    if let excess = diagrams.excess { return excess }
    guard depth < Self.depthLimit else {
      return outcome(.undecided(.malformed("conditions are nested too deep")), at: node)
    }
    depth += 1
    defer { depth -= 1 }
    guard let call = Intrinsic(node) else {
      diagrams.spend(bytes: node.contentSize)
      return diagrams.outcome(Self.truth(of: node))
    }
    let arguments = call.argument.elements
    switch (call.function, arguments.count) {
    case (.condition, _):
      guard let name = bindings.text(of: call.argument) else {
        return outcome(.undecided(.malformed("'Condition' takes a name")), at: node)
      }
      return condition(name, bindings, at: node)
    case (.not, 1):
      return diagrams.map(truth(arguments[0], bindings)) { outcome in
        guard case .truth(let truth) = outcome.value else { return outcome }
        return Outcome(.truth(!truth), at: nil)
      }
    case (.and, 1...):
      return junction(arguments, of: bindings, endsWith: false)
    case (.or, 1...):
      return junction(arguments, of: bindings, endsWith: true)
    case (.equals, 2):
      let left = value(arguments[0], bindings)
      let right = value(arguments[1], bindings)
      return equality(left, right)
    case (.contains, 2):
      let list = value(arguments[0], bindings)
      let element = value(arguments[1], bindings)
      return membership(of: element, in: list)
    case (.eachMemberEquals, 2):
      let list = value(arguments[0], bindings)
      let element = value(arguments[1], bindings)
      return eachMember(of: list, isIn: element)
    case (.eachMemberIn, 2):
      let list = value(arguments[0], bindings)
      let others = value(arguments[1], bindings)
      return eachMember(of: list, isIn: others)
    case (.not, _), (.and, _), (.or, _), (.equals, _), (.contains, _),
      (.eachMemberEquals, _), (.eachMemberIn, _):
      return outcome(.refused("'\(call.name)' has the wrong number of arguments"), at: node)
    case (.reference, _), (.findInMap, _), (.select, _), (.join, _), (.split, _),
      (.substitute, _), (.length, _), (.base64, _), (.toJSONString, _), (.getOptionSetting, _),
      (.getAttribute, _), (.importValue, _), (.getStackOutput, _), (.getAvailabilityZones, _),
      (.cidr, _), (.transform, _), (.choice, _), (nil, _):
      return outcome(.undecided(.function(call.writtenName)), at: node)
    }
  }

  /// Returns the truth of a condition that is written as a value.
  private static func truth(of node: Node) -> Outcome {
    switch node.scalarValue {
    case .boolean(let truth): Outcome(.truth(truth), at: nil)
    case .text("true"): Outcome(.truth(true), at: nil)
    case .text("false"): Outcome(.truth(false), at: nil)
    default: Outcome(.undecided(.malformed("a condition is not a condition function")), at: node)
    }
  }

  /// Evaluates `And` and `Or`: one argument with the deciding truth settles the result.
  private mutating func junction(
    _ arguments: [Node],
    of bindings: Bindings,
    endsWith decisive: Bool,
  ) -> Diagram {
    var result = outcome(.truth(!decisive), at: nil)
    for argument in arguments {
      let next = truth(argument, bindings)
      result = diagrams.combine(result, next) { left, right in
        if left.value == .truth(decisive) || right.value == .truth(decisive) {
          return Outcome(.truth(decisive), at: nil)
        }
        // A refused result takes precedence over another unknown one.
        if case .refused = right.value { return right }
        if case .truth = left.value { return right }
        return left
      }
    }
    return result
  }

  private mutating func equality(
    _ left: Diagram,
    _ right: Diagram,
  ) -> Diagram {
    let domain = domainFinder
    return diagrams.combine(left, right) { left, right in
      Outcome(Self.equality(left.value, right.value, domain), at: nil)
    }
  }

  private mutating func membership(
    of element: Diagram,
    in list: Diagram,
  ) -> Diagram {
    let domain = domainFinder
    return diagrams.combine(list, element) { list, element in
      guard case .list(let values) = list.value else {
        return Outcome(list.value.obstacle ?? .truth(false), at: nil)
      }
      let answers = values.map { Self.equality($0, element.value, domain) }
      return Outcome(Self.disjunction(answers), at: nil)
    }
  }

  /// Returns when each element of a list is one of several values (CloudFormation user guide,
  /// "Rule-specific intrinsic functions").
  private mutating func eachMember(
    of list: Diagram,
    isIn others: Diagram,
  ) -> Diagram {
    let domain = domainFinder
    return diagrams.combine(list, others) { list, others in
      var result = Outcome.Value.truth(true)
      for element in list.value.members {
        let answer = Self.disjunction(
          others.value.members.map { Self.equality(element, $0, domain) }
        )
        if answer == .truth(false) { return Outcome(answer, at: nil) }
        if answer != .truth(true) { result = answer }
      }
      return Outcome(result, at: nil)
    }
  }

  /// Whether one of several answers is true; if none is, the first one that is not known.
  private static func disjunction(_ answers: [Outcome.Value]) -> Outcome.Value {
    if answers.contains(.truth(true)) { return .truth(true) }
    return answers.first { $0 != .truth(false) } ?? .truth(false)
  }

  /// A function that finds the domain of a parameter that selects.
  ///
  /// It does not iterate over the domains: a condition may compare thousands of parameters.
  private var domainFinder: (Text) -> ParameterDomain? {
    let (domains, variables) = (domains, variables)
    return { name in variables[name].map { domains[$0] } }
  }

  /// Whether two values are equal: CloudFormation compares them as text.
  private static func equality(
    _ left: Outcome.Value,
    _ right: Outcome.Value,
    _ domain: (Text) -> ParameterDomain?,
  ) -> Outcome.Value {
    switch (left, right) {
    case (.scalar(let left, _), .scalar(let right, _)):
      if left.text == right.text { return .truth(true) }
      return left.text.isDynamic || right.text.isDynamic
        ? .undecided(.dynamicReference) : .truth(false)
    case (.anythingElse(let left), .anythingElse(let right)) where left == right:
      return .truth(true)
    case (.anythingElse(let name), .scalar(let value, _)),
      (.scalar(let value, _), .anythingElse(let name)):
      if value.text.isDynamic { return .undecided(.dynamicReference) }
      // The compared value is listed, so "anything else" excludes it.
      return domain(name)?.excludes(value.text) == true
        ? .truth(false) : .undecided(.otherValue(name))
    case (.pattern(let pattern), .scalar(let value, _)),
      (.scalar(let value, _), .pattern(let pattern)):
      if value.text.isDynamic { return .undecided(.dynamicReference) }
      guard let solutions = pattern.solutions(of: value.text) else { break }
      let isImpossible = solutions.allSatisfy { values in
        zip(pattern.holes, values).contains { domain($0)?.excludes($1) == true }
      }
      if isImpossible { return .truth(false) }
    case (.pattern(let left), .pattern(let right)) where left == right:
      return .truth(true)
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return .truth(false) }
      let answers = zip(left, right).map { equality($0, $1, domain) }
      if answers.contains(.truth(false)) { return .truth(false) }
      return answers.first { $0 != .truth(true) } ?? .truth(true)
    default:
      break
    }
    return Outcome.Value.obstacle(in: [left, right]) ?? .truth(false)
  }
}

extension Outcome.Value {
  /// The elements of a list; any other value is its own only element.
  fileprivate var members: [Outcome.Value] {
    if case .list(let values) = self { return values }
    return [self]
  }
}

extension Text {
  /// Whether the text has a dynamic reference, `{{resolve:ssm:/env}}`, whose value only the
  /// deployment knows.
  var isDynamic: Bool { contains("{{resolve:") }

  /// Whether SOPS has encrypted the text.
  var isEncrypted: Bool { hasPrefix("ENC[AES256_GCM,") }
}
