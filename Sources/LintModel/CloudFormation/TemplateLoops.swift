internal import LintSyntax

/// Unrolls `Fn::ForEach` loops (CloudFormation user guide, "Fn::ForEach").
///
/// A loop is an entry `Fn::ForEach::Name: [Identifier, collection, {Key: value}]`; loops may stand in
/// loops.
struct TemplateLoops {
  let parameters: [String: Parameter]
  let given: ParameterValues

  /// How many entries loops may make of one section; CloudFormation allows 500 resources.
  static let limit = 5_000

  /// The entries with loops unrolled.
  ///
  /// A loop over something that only the deployment knows makes one entry, with its identifier left
  /// as it is. So does what would come after too many entries.
  func unroll(_ entries: [Node.Entry], _ bindings: Bindings = Bindings()) -> [TemplateEntry] {
    var result: [TemplateEntry] = []
    unroll(entries, bindings, loop: nil, depth: 0, into: &result)
    return result
  }

  private func unroll(
    _ entries: [Node.Entry],
    _ bindings: Bindings,
    loop: Node?,
    depth: Int,
    into result: inout [TemplateEntry],
  ) {
    for entry in entries {
      guard entry.key.isForEach, depth < 20, let turns = turns(of: entry.value, bindings) else {
        let name = bindings.text(of: entry.key) ?? ""
        result.append(
          TemplateEntry(
            name: name,
            key: entry.key,
            node: entry.value,
            bindings: bindings,
            loop: loop,
          )
        )
        continue
      }
      let isTooLong = result.count + (turns.values?.count ?? 1) > Self.limit
      guard let values = turns.values, !isTooLong else {
        unroll(turns.body, bindings, loop: entry.key, depth: depth + 1, into: &result)
        continue
      }
      for value in values where result.count < Self.limit {
        let turn = bindings.binding(turns.identifier, to: value)
        unroll(turns.body, turn, loop: loop, depth: depth + 1, into: &result)
      }
    }
  }

  private struct Turns {
    let identifier: String
    /// What the identifier stands for in each turn, or nil if only the deployment knows.
    let values: [String]?
    let body: [Node.Entry]
  }

  private func turns(of loop: Node, _ bindings: Bindings) -> Turns? {
    let arguments = loop.elements
    guard arguments.count == 3, let identifier = arguments[0].text, arguments[2].kind == .mapping
    else { return nil }
    return Turns(
      identifier: identifier,
      values: collection(arguments[1], bindings),
      body: arguments[2].entries,
    )
  }

  private func collection(_ node: Node, _ bindings: Bindings) -> [String]? {
    if let call = Intrinsic(node) {
      guard call.name == "Ref", let name = call.argument.text, let parameter = parameters[name],
        // The turns of a loop name resources, and what NoEcho hides must not be in names.
        parameter.isList, !parameter.isParameterStoreKey, !parameter.isSecret,
        let text = given[name] ?? parameter.defaultValue?.text
      else { return nil }
      return Parameter.list(text)
    }
    let values = node.elements.map { Intrinsic($0) == nil ? bindings.text(of: $0) : nil }
    return node.kind != .sequence || values.contains(nil) ? nil : values.compactMap(\.self)
  }
}
