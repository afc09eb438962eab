internal import LintDiagnostics
internal import LintSyntax

/// Unrolls `Fn::ForEach` loops (CloudFormation user guide, "Fn::ForEach").
///
/// A loop is an entry `Fn::ForEach::Name: [Identifier, collection, {Key: value}]`; loops may stand in
/// loops.
struct TemplateLoops {
  let parameters: [Text: Parameter]
  let given: ParameterValues

  /// How deep loops may stand in one another; CloudFormation allows 5.
  static let depthLimit = 20

  /// What came of loops.
  struct Unrolled {
    fileprivate(set) var entries: [TemplateEntry] = []
    fileprivate var budget = LoopBudget()
    /// The loops of which the rest is told already.
    fileprivate var cutLoops: Set<Node> = []

    /// What it took, as effort of a ``ScenarioBudget``.
    var effort: Int { budget.effort }
  }

  /// The entries with loops unrolled.
  ///
  /// A loop over something that only the deployment knows makes one entry, with its identifier left
  /// as it is. So does what would come after too much; see ``LoopBudget``.
  func unroll(_ entries: [Node.Entry], _ bindings: Bindings = Bindings()) -> Unrolled {
    var result = Unrolled()
    unroll(entries, bindings, of: [], left: nil, into: &result)
    return result
  }

  /// Unrolls the body of a loop for one turn, or the entries of a section.
  ///
  /// - Parameters:
  ///   - loops: the keys of the loops around it, the outermost first.
  ///   - left: the innermost of them of which not every turn is taken.
  private func unroll(
    _ entries: [Node.Entry],
    _ bindings: Bindings,
    of loops: [Node],
    left: UnexaminedLoop?,
    into result: inout Unrolled,
  ) {
    for entry in entries {
      guard entry.key.isForEach, loops.count < Self.depthLimit, let loop = Loop(entry) else {
        if let key = loops.last, left?.reason != .size, !result.budget.take(entry, bindings) {
          return cut(key, entries, of: loops, into: &result)
        }
        result.entries.append(
          TemplateEntry(
            name: bindings.text(of: entry.key) ?? "",
            key: entry.key,
            node: entry.value,
            bindings: bindings,
            loop: left,
          )
        )
        continue
      }
      unroll(loop, bindings, of: loops, left: left, into: &result)
    }
  }

  private func unroll(
    _ loop: Loop,
    _ bindings: Bindings,
    of loops: [Node],
    left: UnexaminedLoop?,
    into result: inout Unrolled,
  ) {
    let inner = loops + [loop.key]
    // What depends on a turn around it is read anew for each, and may be longer each time.
    guard bindings.isEmpty || result.budget.take(loop.collection, bindings) else {
      return cut(loop.key, loop.body, of: inner, into: &result)
    }
    guard let values = collection(loop.collection, bindings) else {
      let left = UnexaminedLoop(key: loop.key, reason: .collection)
      return unroll(loop.body, bindings, of: inner, left: left, into: &result)
    }
    for value in values {
      guard result.budget.takeTurn() else {
        return cut(loop.key, loop.body, of: inner, into: &result)
      }
      let turn = bindings.binding(loop.identifier, to: value)
      unroll(loop.body, turn, of: inner, left: left, into: &result)
    }
  }

  /// Lets the body of a loop stand once for all turns that are not taken.
  private func cut(
    _ key: Node,
    _ body: [Node.Entry],
    of loops: [Node],
    into result: inout Unrolled,
  ) {
    guard result.cutLoops.insert(key).inserted else { return }
    let left = UnexaminedLoop(key: key, reason: .size)
    unroll(body, Bindings(), of: loops, left: left, into: &result)
  }

  /// A loop as it is written.
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

  /// What the identifier of a loop stands for in each turn, or nil if only the deployment knows.
  private func collection(_ node: Node, _ bindings: Bindings) -> [Text]? {
    if let call = Intrinsic(node) {
      guard call.name == "Ref", let name = call.argument.text, let parameter = parameters[name],
        // The turns of a loop name resources, and what NoEcho hides must not be in names.
        parameter.isList, !parameter.isSecret,
        let text = given[name] ?? parameter.defaultValue?.text
      else { return nil }
      return Parameter.list(text)
    }
    let values = node.elements.map { Intrinsic($0) == nil ? bindings.text(of: $0) : nil }
    return node.kind != .sequence || values.contains(nil) ? nil : values.compactMap(\.self)
  }
}
