/// The values that a condition allows a value to have.
struct ValueRestriction {
  /// The only values besides null; nil if others are possible.
  var values: [TerraformValue]?

  /// The bounds of the number that it is.
  var bounds = NumberBounds.none

  /// The maximum number of comparisons of the values that two conditions allow.
  private static let comparisonLimit = 100_000

  /// Whether it may be null.
  var allowsNull = true

  /// Allows every value.
  static let none = ValueRestriction()

  /// Whether it allows every value.
  var isNone: Bool { values == nil && bounds == .none && allowsNull }

  /// Allows no value.
  static let impossible = ValueRestriction(values: [], allowsNull: false)

  /// Allows only null.
  static let null = ValueRestriction(values: [])

  /// Allows every value but null.
  static let notNull = ValueRestriction(allowsNull: false)

  /// Allows one of several values.
  static func one(of values: [TerraformValue]) -> ValueRestriction {
    ValueRestriction(
      values: values.filter { !$0.isNull },
      allowsNull: values.contains(where: \.isNull),
    )
  }

  /// Allows numbers within bounds.
  static func number(_ bounds: NumberBounds) -> ValueRestriction {
    ValueRestriction(bounds: bounds, allowsNull: false)
  }

  /// Allows what one of both allows.
  func union(_ other: ValueRestriction) -> ValueRestriction {
    let allowsNull = allowsNull || other.allowsNull
    switch (values, other.values) {
    case (let left?, let right?):
      return ValueRestriction(values: left + right, allowsNull: allowsNull)
    case ([], nil): return ValueRestriction(bounds: other.bounds, allowsNull: allowsNull)
    case (nil, []): return ValueRestriction(bounds: bounds, allowsNull: allowsNull)
    case (nil, _), (_, nil):
      return ValueRestriction(
        bounds: allBounds.union(other.allBounds),
        allowsNull: allowsNull,
      )
    }
  }

  /// Allows what both allow.
  func intersection(_ other: ValueRestriction) -> ValueRestriction {
    let bounds = bounds.intersection(other.bounds)
    var kept = values ?? other.values
    if let values, let others = other.values {
      // Without the values it allows more.
      kept =
        values.count * others.count > Self.comparisonLimit
        ? nil : values.filter { value in others.contains { $0.isEqual(to: value) != false } }
    }
    kept = kept?.filter { $0.isWithin(bounds) }
    return ValueRestriction(
      values: kept,
      bounds: bounds,
      allowsNull: allowsNull && other.allowsNull,
    )
  }

  /// The bounds of all numbers that it allows.
  private var allBounds: NumberBounds {
    values?.map(\.bounds).combined { $0.union($1) } ?? bounds
  }
}

extension TerraformValue {
  /// Whether it is within bounds; true for values that aren't numbers.
  fileprivate func isWithin(_ bounds: NumberBounds) -> Bool {
    if case .number(let number) = content { bounds.contains(number) } else { true }
  }

  /// Returns an unknown value with what a condition says of it.
  func restricted(to restriction: ValueRestriction) -> TerraformValue {
    guard let unknown else { return self }
    var own = ValueRestriction(bounds: unknown.bounds, allowsNull: !unknown.isNeverNull)
    if !unknown.candidates.isEmpty { own = .one(of: unknown.candidates) }
    let result = own.intersection(restriction)
    if let values = result.values {
      // Their locations are those of the condition.
      let candidates =
        values.map { TerraformValue($0.content) } + (result.allowsNull ? [.null] : [])
      if !candidates.isEmpty { return .either(candidates, unknown.reason, unknown.type) }
    }
    var restricted = unknown
    restricted.isNeverNull = !result.allowsNull
    restricted.bounds = result.bounds
    return TerraformValue(.unknown(restricted), at: origin)
  }
}
