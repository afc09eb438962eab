internal import LintModel
internal import LintSyntax
internal import LintText

extension Engine {
  /// Reads a value as the name of an engine.
  init(_ value: Outcome.Value, in template: Template, _ domains: [ParameterDomain]) {
    switch value {
    case .absent: self = .notWritten
    case .scalar(.text(let text), _) where text.isDynamic:
      self = .undecided(.dynamicReference)
    case .scalar(let value, let isSecret):
      self = isSecret ? .hidden(isMemcached: Self.isMemcached(value.text)) : .named(value.text)
    case .undecided(let reason): self = .undecided(reason)
    case .refused(let reason): self = .undecided(.malformed(reason))
    case .list, .mapping, .truth, .notCreated, .forbidden, .notKept, .cache:
      self = .undecided(.malformed("'Engine' is not a name"))
    case .either(let outcomes, let reason):
      let names = outcomes.map { Engine($0.value, in: template, domains).name }
      self = names.contains(nil) ? .undecided(reason) : .oneOf(names.compactMap(\.self), reason)
    case .anythingElse(let name) where Self.hasMemcached(domains.first { $0.name == name }):
      self = .hidden(isMemcached: false)
    case .anythingElse, .pattern:
      if case .undecided(let reason)? = value.obstacle {
        self = .undecided(reason)
      } else {
        self = .undecided(.malformed("'Engine' is not a name"))
      }
    case .anyValue(let name):
      let reason = Undecided.parameter(name)
      guard let names = template.parameters[name]?.allowedValues?.compactMap(\.typedText),
        !names.isEmpty
      else {
        self = .undecided(reason)
        return
      }
      self = .oneOf(names, reason)
    }
  }

  /// Whether Memcached is among the listed values, which "anything else" excludes.
  private static func hasMemcached(_ domain: ParameterDomain?) -> Bool {
    domain?.values.contains { isMemcached($0.text) } == true
  }
}
