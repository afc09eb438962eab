internal import LintSyntax

extension Retention {
  /// Reads a property as a retention limit, as CloudFormation would.
  ///
  /// CloudFormation hands numbers and text on alike. Which spellings of a number its service
  /// takes nobody has published; sure are digits with a sign (`ground-truth.md` 2.1).
  init(_ property: Property) {
    switch property.value {
    case .absent: self = .absent(.notWritten)
    case .noValue: self = .absent(.noValue)
    case .container(.sequence): self = .malformed("a list")
    case .container: self = .malformed("a mapping")
    case .undecided(let reason): self = .undecided(reason)
    case .anyValue(let parameter): self = .init(anyValueOf: parameter)
    case .scalar(.null, _): self = .null
    case .scalar(let value, let isSecret):
      guard let days = value.wholeNumber else {
        self = .malformed(isSecret ? nil : value.shown)
        return
      }
      self = isSecret ? .secretDays(days) : .days(days)
    }
  }

  /// What is certain of a parameter without default, whatever value it is given.
  private init(anyValueOf parameter: Parameter) {
    if let allowed = parameter.allowedValues?.filter({ parameter.allows($0.text ?? "") }) {
      let days = allowed.compactMap { $0.scalarValue?.wholeNumber }
      if days.count == allowed.count, let least = days.min(), let most = days.max(),
        least >= 0, most <= Retention.maximumDays
      {
        self = .within(least...most, parameter: parameter.name)
        return
      }
    } else if parameter.type == "Number" {
      let least = parameter.minimum.map { Int(max(0, $0.rounded(.up)).clamped) } ?? 0
      let most = parameter.maximum.map { Int($0.rounded(.down).clamped) } ?? Retention.maximumDays
      if parameter.minimum ?? -1 >= 0, least <= most, least <= Retention.maximumDays {
        // What is above the maximum is refused, so it cannot turn backups off.
        self = .within(least...min(most, Retention.maximumDays), parameter: parameter.name)
        return
      }
    }
    self = .undecided(.parameter(parameter.name))
  }
}

extension Double {
  /// The nearest value that fits a limit of days.
  fileprivate var clamped: Double { min(max(self, -1), 1_000_000) }
}
