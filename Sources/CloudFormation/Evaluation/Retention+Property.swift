internal import LintModel
internal import LintSyntax
internal import LintText

extension Retention {
  /// Reads a value as a retention limit, as CloudFormation would.
  ///
  /// CloudFormation passes numbers and text on alike.
  init(_ value: Outcome.Value, in template: Template, _ domains: [ParameterDomain]) {
    switch value {
    case .absent(let absence): self = .absent(absence)
    case .list: self = .malformed("a list")
    case .mapping: self = .malformed("a mapping")
    case .undecided(let reason): self = .undecided(reason)
    case .refused(let reason): self = .undecided(.malformed(reason))
    case .truth, .notCreated, .forbidden, .notKept, .cache:
      self = .undecided(.malformed("this is no value"))
    case .either(let outcomes, let reason):
      self = .oneOf(outcomes.map { Retention($0.value, in: template, domains) }, reason)
    case .pattern(let pattern):
      self = .undecided(.otherValue(pattern.holes.first ?? ""))
    case .anyValue(let name):
      self =
        template.parameters[name].map { Retention(anyValueOf: $0, except: nil) }
        ?? .undecided(.parameter(name))
    case .anythingElse(let name):
      let domain = domains.first { $0.name == name }
      let bounds =
        (domain?.bounds ?? [template.parameters[name]].compactMap(\.self))
        .map { Retention(anyValueOf: $0, except: domain) }
      self =
        bounds.first { if case .within = $0 { true } else { false } } ?? bounds.first
        ?? .undecided(.otherValue(name))
    case .scalar(.text(let text), _) where text.isDynamic:
      self = .undecided(.dynamicReference)
    case .scalar(.null, _): self = .null
    case .scalar(let value, let isSecret):
      guard let days = value.wholeNumber else {
        self = .malformed(isSecret ? nil : value.shown)
        return
      }
      self = isSecret ? .secretDays(days) : .days(days)
    }
  }

  /// The retention that holds for every value that a parameter may have besides the listed ones.
  private init(anyValueOf parameter: Parameter, except listed: ParameterDomain?) {
    guard !parameter.isList else {
      self = .malformed("a list")
      return
    }
    if let allowed = parameter.allowedValues?.filter({ parameter.allows($0.typedText ?? "") }) {
      let days = allowed.compactMap { $0.scalarValue?.wholeNumber }
      if days.count == allowed.count, let least = days.min(), let most = days.max(),
        least >= 0, most <= Retention.maximumDays
      {
        self = .within(least...most, parameter: parameter.name)
        return
      }
    } else if parameter.type == "Number", let minimum = parameter.minimum, minimum >= 0 {
      var least = Int(min(minimum, 1_000).rounded(.up))
      while listed?.contains("\(least)") == true { least += 1 }
      // Values above the maximum are refused, so they cannot turn backups off.
      let limit = Double(Retention.maximumDays)
      let most = Int(min(max(parameter.maximum ?? limit, -1), limit).rounded(.down))
      if least <= most {
        self = .within(least...most, parameter: parameter.name)
        return
      }
    }
    self = .undecided(
      listed == nil ? .parameter(parameter.name) : .otherValue(parameter.name)
    )
  }
}
