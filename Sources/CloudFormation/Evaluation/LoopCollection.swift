internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// The collection of an `Fn::ForEach` loop, in every scenario at once.
struct LoopCollection {
  /// Each value that is in the collection in some scenario.
  private(set) var values: [Text] = []

  /// Whether the values differ between scenarios.
  private(set) var isConditional = false

  /// The reason that there may be more values than ``values``, or nil if these are all.
  private(set) var rest: Undecided?

  /// A parameter of which only the default is examined; nil without one.
  private(set) var openParameter: Text?

  private var known: Set<Text> = []

  /// Whether all values of a parameter are listed: those of its lists are all among ``values``.
  private var isListed: (Text) -> Bool = { _ in false }

  /// - Parameter budget: the budget for scenarios, charged with the cost.
  init(
    _ node: Node,
    _ bindings: Bindings,
    in template: Template,
    _ given: ParameterValues,
    _ budget: inout Budget,
  ) {
    // Most collections are lists of texts.
    if Intrinsic(node) == nil, node.kind == .sequence,
      node.elements.allSatisfy({ $0.kind == .scalar && Intrinsic($0) == nil }),
      !node.elements.contains(where: { bindings.openIdentifier(in: $0.text ?? "") != nil })
    {
      for element in node.elements {
        add(
          element.typedScalar.map { Outcome.Value.scalar($0.applying(bindings), isSecret: false) }
        )
      }
      return
    }
    let selections = Selections(
      of: [],
      collections: [(node, bindings)],
      condition: nil,
      in: template,
      given,
      budget,
    )
    openParameter = Selections.references(in: node, keys: false).first { name in
      !bindings.hides(name) && template.parameters[name]?.defaultValue != nil
        && !selections.selects(name) && given.reasonUnknown(name) == nil
        && (given.outer(name) != nil || !given.isComplete && given[name] == nil)
    }
    isListed = { Selections.lists(valuesOf: $0, in: template, given) }
    var evaluator = Evaluator(template, given, selections, budget)
    defer { budget.charge(selections.effort + evaluator.diagrams.effort) }
    let diagram = budget.isSpent ? nil : evaluator.value(node, bindings)
    guard let diagram, !selections.isExceeded, evaluator.diagrams.excess == nil else {
      rest = .tooManyScenarios
      return
    }
    let outcomes = evaluator.diagrams.outcomes(of: diagram)
    isConditional = outcomes.count > 1
    for outcome in outcomes { add(collection: outcome.value) }
    // A refused deployment has no values; if every deployment is refused, nothing is known.
    if values.isEmpty, rest == nil, let outcome = outcomes.first,
      case .refused(let reason) = outcome.value
    {
      rest = .malformed(reason)
    }
  }

  private mutating func add(collection: Outcome.Value) {
    switch collection {
    case .list(let values): for value in values { add(value) }
    case .either(let outcomes, _):
      isConditional = true
      for outcome in outcomes { add(collection: outcome.value) }
    case .refused: break
    case .absent, .scalar, .mapping, .truth, .notCreated, .forbidden, .notKept, .cache:
      rest = rest ?? .malformed("the collection is not a list")
    case .anythingElse(let name) where isListed(name): break
    case .anyValue, .anythingElse, .pattern, .undecided:
      if case .undecided(let reason)? = collection.obstacle { rest = rest ?? reason }
    }
  }

  private mutating func add(_ value: Outcome.Value?) {
    switch value {
    case .scalar(_, isSecret: true):
      // Values become part of logical IDs, which are shown.
      rest = rest ?? .malformed("'NoEcho' hides its values")
    case .scalar(let value, _):
      if known.insert(value.text).inserted { values.append(value.text) }
    case .list(let values): for value in values { add(value) }
    case .absent: break
    case .anythingElse(let name) where isListed(name): break
    default:
      if case .undecided(let reason)? = value?.obstacle {
        rest = rest ?? reason
      } else {
        rest = rest ?? .malformed("the collection is not a list of texts")
      }
    }
  }
}

extension Outcome.Value {
  /// Whether a list, or a list in it, contains a text; nil if only the deployment knows.
  func contains(_ text: Text) -> Bool? {
    guard case .list(let values) = self else { return self.text.map { $0 == text } }
    let answers = values.map { $0.contains(text) }
    return answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }
}

extension Evaluator {
  /// Returns when a value is in the collection of its loop.
  ///
  /// Assumed to be there if only the deployment knows: the entry is judged as if it were created.
  mutating func membership(_ membership: LoopMembership) -> Diagram {
    let collection = value(membership.collection, membership.bindings)
    return diagrams.map(collection) { outcome in
      if case .refused = outcome.value { return outcome }
      let isList = if case .list = outcome.value { true } else { false }
      let contains = isList ? outcome.value.contains(membership.value) : nil
      return Outcome(.truth(contains ?? true), at: nil)
    }
  }
}
