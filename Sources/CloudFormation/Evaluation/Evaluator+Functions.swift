internal import LintModel
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Returns the value of a function call.
  mutating func result(
    of call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let arguments = call.argument.elements
    switch (call.function, arguments.count) {
    case (.reference, _):
      guard let name = bindings.text(of: call.argument) else {
        return malformed(call, "takes a name")
      }
      return reference(to: name, at: call.node, bindings)
    case (.findInMap, 3...4):
      return mappedValue(arguments, call, bindings)
    case (.findInMap, _):
      return malformed(call, "takes a mapping and two keys")
    case (.select, 2):
      return selection(arguments, call, bindings)
    case (.select, _):
      return malformed(call, "takes an index and a list")
    case (.join, 2):
      return join(arguments, call, bindings)
    case (.join, _):
      return malformed(call, "takes a delimiter and a list")
    case (.split, 2):
      return split(arguments, call, bindings)
    case (.split, _):
      return malformed(call, "takes a delimiter and a text")
    case (.substitute, _):
      return substitution(call, bindings)
    case (.length, _):
      return strict(value(call.argument, bindings), at: call) { value in
        guard case .list(let values) = value else { return nil }
        return .scalar(.integer(values.count), isSecret: false)
      }
    case (.base64, _):
      return strict(value(call.argument, bindings), at: call) { value in
        value.text.map { .scalar(.text(Base64.encoded($0)), isSecret: value.isSecret) }
      }
    case (.getOptionSetting, _):
      return optionSetting(call, bindings)
    case (.toJSONString, _):
      let json = JSONText.text(of: call.argument, bindings).map(Outcome.Value.text)
      return outcome(json ?? .undecided(.function(call.writtenName)), at: call.node)
    case (.getAttribute, _), (.importValue, _), (.getStackOutput, _), (.getAvailabilityZones, _),
      (.cidr, _), (.transform, _):
      let reason = Undecided.deployTime(function: call.name, argument: call.argumentDescription)
      return outcome(.undecided(reason), at: call.node)
    case (.condition, _), (.choice, _), (.not, _), (.and, _), (.or, _), (.equals, _),
      (.contains, _), (.eachMemberEquals, _), (.eachMemberIn, _), (nil, _):
      return outcome(.undecided(.function(call.writtenName)), at: call.node)
    }
  }

  private mutating func malformed(
    _ call: Intrinsic,
    _ problem: Text,
    behind way: Steps = [],
  ) -> Diagram {
    outcome(.undecided(.malformed("'\(call.name)' \(problem)")), at: call.node, steps: way)
  }

  /// Evaluates a function that needs to know its argument.
  ///
  /// - Parameter function: returns the result, or nil if the argument is not of the right kind.
  mutating func strict(
    _ argument: Diagram,
    at call: Intrinsic,
    _ function: (Outcome.Value) -> Outcome.Value?,
  ) -> Diagram {
    diagrams.map(argument) { outcome in
      let result = outcome.value.obstacle ?? function(outcome.value)
      let problem: Text = "'\(call.name)' is given something that it does not take"
      return Outcome(result ?? .undecided(.malformed(problem)), at: call.node, steps: outcome.steps)
    }
  }

  // MARK: Choosing

  /// Evaluates `Fn::If`: the selected branch is the location of the value.
  ///
  /// - Parameter way: the enclosing conditions.
  mutating func choice(
    _ call: Intrinsic,
    _ bindings: Bindings,
    behind way: Steps,
  ) -> Diagram {
    let arguments = call.argument.elements
    guard arguments.count == 3 else {
      return malformed(call, "takes a condition and two values", behind: way)
    }
    guard let name = bindings.text(of: arguments[0]) else {
      return malformed(call, "takes the name of a condition", behind: way)
    }
    let condition = condition(name, bindings, at: call.node)
    let inside =
      template.conditions[name].map {
        way.preceded(by: Steps.Step(message: "condition '\(name)' is defined here", node: $0.key))
      } ?? way
    let then = value(arguments[1], bindings, behind: inside)
    let otherwise = value(arguments[2], bindings, behind: inside)
    return bind(condition) { (evaluator, outcome) in
      switch outcome.value {
      case .truth(let truth):
        return truth ? then : otherwise
      case .undecided(let reason):
        return evaluator.diagrams.combine(then, otherwise) {
          .either($0, $1, because: reason, at: call.node, steps: way)
        }
      default:
        return evaluator.outcome(outcome.value, at: call.node, steps: way)
      }
    }
  }

  // MARK: Texts

  private mutating func join(
    _ arguments: [Node],
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let delimiter = value(arguments[0], bindings)
    let list = value(arguments[1], bindings)
    return diagrams.combine(delimiter, list) { delimiter, list in
      let joined = Self.joined(list.value, by: delimiter.value)
      return Outcome(joined, at: call.node, steps: list.steps)
    }
  }

  private static func joined(
    _ list: Outcome.Value,
    by delimiter: Outcome.Value,
  ) -> Outcome.Value {
    // The elements of a list are joined with commas, so its text is as open as the list.
    if case .anythingElse(let name) = list, delimiter.text == "," {
      var pattern = TextPattern<Text>()
      pattern.append(.hole(name))
      return .pattern(pattern)
    }
    let obstacle = Outcome.Value.obstacle(in: [delimiter, list])
    let malformed = Outcome.Value.undecided(
      .malformed("'Fn::Join' takes a delimiter and a list of texts")
    )
    guard let separator = delimiter.text, case .list(let values) = list else {
      return obstacle ?? malformed
    }
    let parts = values.compactMap(\.text)
    if parts.count == values.count {
      return .scalar(.text(parts.joined(separator: separator)), isSecret: list.isSecret)
    }
    var result = Outcome.Value.text("")
    for (index, value) in values.enumerated() {
      let separated = index == 0 ? result : Outcome.Value.concatenation(result, delimiter)
      guard let next = separated.flatMap({ Outcome.Value.concatenation($0, value) }) else {
        return obstacle ?? malformed
      }
      result = next
    }
    return result
  }

  private mutating func split(
    _ arguments: [Node],
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let delimiter = value(arguments[0], bindings)
    let text = value(arguments[1], bindings)
    return diagrams.combine(delimiter, text) { delimiter, source in
      if let obstacle = Outcome.Value.obstacle(in: [delimiter.value, source.value]) {
        return Outcome(obstacle, at: call.node, steps: source.steps)
      }
      guard let separator = delimiter.value.text, !separator.isEmpty,
        let text = source.value.text
      else {
        let problem: Text = "'Fn::Split' takes a delimiter and a text"
        return Outcome(.undecided(.malformed(problem)), at: call.node)
      }
      let values = text.split(separator: separator).map {
        Outcome.Value.scalar(.text($0), isSecret: source.value.isSecret)
      }
      return Outcome(.list(values), at: call.node, steps: source.steps)
    }
  }

  /// Evaluates `Fn::Sub` in both forms.
  private mutating func substitution(
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let arguments = call.argument.elements
    let source = arguments.first ?? call.argument
    guard let text = bindings.text(of: source), arguments.isEmpty || arguments.count == 2 else {
      return malformed(call, "takes a text, and perhaps a mapping of names")
    }
    var result = outcome(.text(""), at: call.node)
    for part in SubstitutionText.parts(of: text) {
      let next: Diagram
      switch part {
      case .literal(let literal):
        next = outcome(.text(literal), at: call.node)
      case .name(let name):
        if let own = arguments.last?.value(named: name), arguments.count == 2 {
          next = value(own, bindings)
        } else if name.contains(".") {
          let reason = Undecided.deployTime(function: "Fn::GetAtt", argument: name)
          next = outcome(.undecided(reason), at: call.node)
        } else {
          next = reference(to: name, at: call.node, bindings)
        }
      }
      result = diagrams.combine(result, next) { left, right in
        let steps = left.steps.followed(by: right.steps)
        if let text = Outcome.Value.concatenation(left.value, right.value) {
          return Outcome(text, at: call.node, steps: steps)
        }
        if let obstacle = Outcome.Value.obstacle(in: [left.value, right.value]) {
          return Outcome(obstacle, at: call.node, steps: steps)
        }
        let problem: Text = "'Fn::Sub' substitutes a value that is not text"
        return Outcome(.undecided(.malformed(problem)), at: call.node)
      }
    }
    return result
  }
}
