internal import LintSyntax

extension Engine {
  /// Reads a property as the name of an engine.
  init(_ property: Property) {
    switch property.value {
    case .absent, .noValue: self = .notWritten
    case .scalar(let value, let isSecret):
      self = isSecret ? .hidden(isMemcached: Self.isMemcached(value.text)) : .named(value.text)
    case .container: self = .undecided(.malformed("'Engine' is not a name"))
    case .undecided(let reason): self = .undecided(reason)
    case .anyValue(let parameter):
      let reason = Undecided.parameter(parameter.name)
      guard let names = parameter.allowedValues?.compactMap(\.text), !names.isEmpty else {
        self = .undecided(reason)
        return
      }
      self = .oneOf(names, reason)
    }
  }
}
