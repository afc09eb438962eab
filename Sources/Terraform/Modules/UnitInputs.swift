internal import LintModel
internal import LintText

/// The values that a Terragrunt unit passes to the variables of its module.
struct UnitInputs {
  /// The inputs by name.
  private(set) var values: [Text: Input] = [:]

  /// The reason why any other variable may be given a value too; nil if none is.
  private(set) var rest: Undecided?

  /// The value of one variable.
  struct Input {
    var value: TerraformValue

    /// The expression, or the collection that contains it; nil for a value that may be given.
    var origin: ValueOrigin?
  }

  /// Returns the input of a variable; nil if it takes another value.
  func input(_ name: Text) -> Input? {
    guard var input = values[name] ?? rest.map({ Input(value: .unknown(UnknownValue(reason: $0))) })
    else { return nil }
    if case .unknown(let unknown) = input.value.content {
      input.value = TerraformValue(.unknown(unknown.asInput(name)), at: input.value.origin)
    }
    return input
  }

  /// Sets a value, which overrides the one before.
  mutating func set(_ name: Text, _ input: Input) { values[name] = input }

  /// Makes every value unknown, since any may be overridden.
  mutating func override(_ reason: Undecided) {
    values = values.mapValues {
      Input(value: .unknown(UnknownValue(reason: reason)), origin: $0.origin)
    }
    rest = reason
  }

  /// Adds inputs that override these.
  ///
  /// - Parameter isDeep: whether collections of the same name are merged.
  mutating func add(_ others: UnitInputs, isDeep: Bool = false) {
    if let reason = others.rest { override(reason) }
    for (name, input) in others.values {
      var input = input
      if isDeep, let base = values[name]?.value { input.value = input.value.merged(over: base) }
      values[name] = input
    }
  }

  /// The inputs as one value.
  var object: TerraformValue {
    if let rest { return .unknown(UnknownValue(reason: rest)) }
    return TerraformValue(.object(values.mapValues(\.value)))
  }
}

extension UnknownValue {
  /// Returns the same value as that of an input.
  fileprivate func asInput(_ name: Text) -> UnknownValue {
    if case .input = reason { return self }
    var value = self
    value.reason = .input(name, reason)
    return value
  }
}

extension TerraformValue {
  /// Returns the collection that replaces the entries of another one and appends to its elements;
  /// any other value replaces the other one.
  fileprivate func merged(over base: TerraformValue) -> TerraformValue {
    var merged = self
    switch (content, base.content) {
    case (.object(let entries), .object(let others)):
      merged.content = .object(
        others.merging(entries) { $1.merged(over: $0) }
      )
    case (.tuple(let elements), .tuple(let others)): merged.content = .tuple(others + elements)
    default: break
    }
    return merged
  }
}
