internal import LintModel
internal import LintSyntax
internal import LintText

/// The inputs of a configuration with those that it includes.
extension TerragruntConfiguration {
  /// Returns the inputs, in which those of the configuration itself override included ones.
  var inputs: UnitInputs {
    var inputs = ownInputs
    for include in includes.reversed() where include.strategy != .none {
      guard let included = include.configuration else {
        // Only what the configuration itself sets is known.
        var unknown = UnitInputs()
        unknown.override(unread(include))
        unknown.add(inputs)
        inputs = unknown
        continue
      }
      var merged = included.ownInputs
      merged.add(inputs, isDeep: include.strategy == .deep)
      inputs = merged
    }
    return inputs
  }

  /// The reason why nothing of an included configuration is known.
  private func unread(_ include: Include) -> Undecided {
    let name: Text = include.label.isEmpty ? "" : " '\(include.label)'"
    return .malformed("the configuration that 'include'\(name) names was not found")
  }

  private var ownInputs: UnitInputs {
    var inputs = UnitInputs()
    guard let attribute = attribute("inputs"), let tree = try? attribute.tree() else {
      return inputs
    }
    collect(tree, tree.root, in: tree.range, into: &inputs)
    return inputs
  }

  /// Collects the values of an object, or of the objects that `merge` is called with, one by one: a
  /// value that is not known hides no other.
  private func collect(
    _ tree: HCLTree,
    _ node: Int,
    in range: Range<Int>,
    into inputs: inout UnitInputs,
  ) {
    let children = tree.children(of: node)
    switch tree[node].kind {
    case .parentheses:
      for child in children { collect(tree, child, in: range, into: &inputs) }
    case .call where tree.name(of: node) == "merge" && !tree[node].isExpanding:
      for child in children { collect(tree, child, in: range, into: &inputs) }
    case .object:
      for parts in children.map({ tree.children(of: $0) }) where parts.count == 2 {
        guard case .success(let key) = value(of: tree, at: parts[0]),
          case .string(let name) = key.content
        else {
          inputs.override(.malformed("the name of an input is not known"))
          continue
        }
        inputs.set(name, input(value(of: tree, at: parts[1]), tree.range(of: parts[1])))
      }
    default:
      switch value(of: tree, at: node) {
      case .failure(let error): inputs.override(.refused(Text(error.message)))
      case .success(let value):
        switch value.content {
        case .object(let entries), .map(let entries):
          for (name, entry) in entries { inputs.set(name, input(.success(entry), range)) }
        case .unknown(let unknown): inputs.override(unknown.reason)
        case .null: break
        case .boolean, .number, .string, .tuple, .list, .set:
          inputs.override(.malformed("the inputs are not a map"))
        }
      }
    }
  }

  private func input(
    _ value: Result<TerraformValue, EvaluationError>,
    _ range: Range<Int>,
  ) -> UnitInputs.Input {
    let origin = ValueOrigin(file: number, range: range)
    switch value {
    case .success(let value): return UnitInputs.Input(value: value, origin: origin)
    case .failure(let error):
      let unknown = UnknownValue(reason: .refused(Text(error.message)))
      return UnitInputs.Input(value: .unknown(unknown), origin: origin)
    }
  }
}
