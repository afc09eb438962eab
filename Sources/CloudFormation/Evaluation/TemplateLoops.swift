internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Unrolls `Fn::ForEach` loops (CloudFormation user guide, "Fn::ForEach").
///
/// A loop is an entry `Fn::ForEach::Name: [Identifier, collection, {Key: value}]`; loops may be
/// nested.
struct TemplateLoops {
  private let template: Template
  private let given: ParameterValues

  /// - Parameter template: the template, with the values that collections may refer to.
  init(_ template: Template, _ given: ParameterValues) {
    self.template = template
    self.given = given
  }

  /// The maximum nesting depth of loops; CloudFormation allows 5.
  static let depthLimit = 20

  /// The result of unrolling loops.
  struct Unrolled {
    fileprivate(set) var entries: [TemplateEntry] = []
    fileprivate var budget = LoopBudget()
    /// The loops whose skipped iterations are represented already.
    fileprivate var cutLoops: Set<Node> = []
    /// The budget for the scenarios of collections.
    fileprivate var scenarios = Budget(documentCount: 1)

    /// The cost, as work on scenarios.
    var effort: Int { budget.effort + scenarios.spent }
  }

  /// Returns the entries with loops unrolled.
  ///
  /// A loop over a collection that only the deployment knows makes one entry, in which its
  /// identifier is not replaced. So do the iterations that exceed the limits; see ``LoopBudget``.
  func unroll(_ entries: [Node.Entry], _ bindings: Bindings = Bindings()) -> Unrolled {
    var result = Unrolled()
    unroll(entries, Iteration(bindings: bindings), into: &result)
    return result
  }

  /// One iteration of the loops around some entries.
  private struct Iteration {
    var bindings: Bindings
    var memberships: [LoopMembership] = []

    /// The loops, the outermost first.
    var loops: [Loop] = []

    /// The innermost loop that is not unrolled to its end.
    var left: UnexaminedLoop?

    /// The loops over defaults of parameters.
    var open: [OpenLoop] = []
  }

  /// Unrolls the body of a loop for one iteration, or the entries of a section.
  private func unroll(
    _ entries: [Node.Entry],
    _ iteration: Iteration,
    into result: inout Unrolled,
  ) {
    for entry in entries {
      guard entry.key.isForEach, iteration.loops.count < Self.depthLimit, let loop = Loop(entry)
      else {
        if let loop = iteration.loops.last, iteration.left?.reason != .size,
          !result.budget.charge(entry, iteration.bindings)
        {
          return cut(loop, entries, of: iteration.loops, into: &result)
        }
        result.entries.append(
          TemplateEntry(
            name: iteration.bindings.text(of: entry.key) ?? "",
            key: entry.key,
            node: entry.value,
            bindings: iteration.bindings,
            memberships: iteration.memberships,
            loop: iteration.left,
            openLoops: iteration.open,
          )
        )
        continue
      }
      unroll(loop, iteration, into: &result)
    }
  }

  private func unroll(_ loop: Loop, _ outer: Iteration, into result: inout Unrolled) {
    var inner = outer
    inner.loops.append(loop)
    // A collection that depends on an outer iteration is read anew for each, and may grow each
    // time.
    guard outer.bindings.isEmpty || result.budget.charge(loop.collection, outer.bindings) else {
      return cut(loop, loop.body, of: inner.loops, into: &result)
    }
    let collection = LoopCollection(
      loop.collection,
      outer.bindings,
      in: template,
      given,
      &result.scenarios,
    )
    if let parameter = collection.openParameter {
      inner.open.append(
        OpenLoop(key: loop.key, identifier: loop.identifier, parameter: parameter)
      )
    }
    for value in collection.values {
      guard result.budget.chargeIteration() else {
        return cut(loop, loop.body, of: inner.loops, into: &result)
      }
      inner.bindings = outer.bindings.binding(loop.identifier, to: value)
      if collection.isConditional {
        let membership = LoopMembership(
          value: value,
          collection: loop.collection,
          bindings: outer.bindings,
        )
        inner.memberships = outer.memberships + [membership]
      }
      unroll(loop.body, inner, into: &result)
    }
    if let reason = collection.rest {
      inner.bindings = outer.bindings.opening(loop.identifier)
      inner.memberships = outer.memberships
      inner.left = UnexaminedLoop(key: loop.key, reason: .collection(reason))
      unroll(loop.body, inner, into: &result)
    }
  }

  /// Lets the body of a loop represent all iterations that are skipped.
  private func cut(
    _ loop: Loop,
    _ body: [Node.Entry],
    of loops: [Loop],
    into result: inout Unrolled,
  ) {
    guard result.cutLoops.insert(loop.key).inserted else { return }
    let bindings = loops.reduce(Bindings()) { $0.opening($1.identifier) }
    let left = UnexaminedLoop(key: loop.key, reason: .size)
    unroll(body, Iteration(bindings: bindings, loops: loops, left: left), into: &result)
  }

  /// A loop as written.
  private struct Loop {
    let key: Node
    let identifier: Text
    let collection: Node
    let body: [Node.Entry]

    init?(_ entry: Node.Entry) {
      let arguments = entry.value.elements
      guard arguments.count == 3, let identifier = arguments[0].text, arguments[2].kind == .mapping
      else { return nil }
      key = entry.key
      self.identifier = identifier
      collection = arguments[1]
      body = arguments[2].entries
    }
  }
}
