import ElastiCacheLint
import Foundation

/// Evaluates values of a generated template in one scenario.
struct ScenarioEvaluation {
  private let template: GeneratedTemplate
  private let given: [String: String]
  private let rules: [GeneratedTemplate.Rule]
  private let keptDefaults: [String: Domains.Choice]
  private var chosen: [String: Domains.Choice] = [:]
  /// The cache's own condition, which holds wherever the cache is judged though nobody can tell.
  private var assumed: String?

  init(
    _ template: GeneratedTemplate,
    _ given: [String: String],
    _ domains: Domains,
    _ choices: [Domains.Choice],
  ) {
    self.template = template
    self.given = given
    rules = domains.rules
    keptDefaults = domains.keptDefaults
    for (name, choice) in zip(domains.names, choices) { chosen[name] = choice }
  }

  // MARK: The cache

  func verdict(on cache: GeneratedTemplate.Cache, _ minimumDays: Int) -> ScenarioVerdict {
    if isForbidden { return .forbidden }
    if !keepsDefaults { return .notKept }
    switch cache.condition.map(truth(ofCondition:)) {
    case .no: return .notCreated
    case .refused: return .refused
    case .unknown:
      var evaluation = self
      evaluation.assumed = cache.condition
      return evaluation.verdict(on: cache, minimumDays)
    case .yes, nil: break
    }
    let limit = limit(of: cache)
    let engine = cache.engine.map(value)
    let nodeType = cache.nodeType.map(value)
    if limit == .refused || engine == .refused || nodeType == .refused { return .refused }
    let limitVerdict = LimitVerdict(
      isMemcached: cache.kind == .cluster ? isMemcached(engine) : false,
      isTooSmall: cache.kind == .cluster && nodeType == .text("cache.t1.micro"),
      minimumDays: minimumDays,
    )
    let names = Set(limit.candidates.map { limitVerdict.name(for: $0, template) })
    return .judged(names.count == 1 ? names.first ?? .undecided : .undecided)
  }

  private var isForbidden: Bool {
    rules.contains { rule in
      rule.premise.map { truth($0) == .yes } ?? true
        && rule.assertions.contains { truth($0) == .no }
    }
  }

  /// Whether every parameter that selects nothing has its default, unless the rules forbid that.
  private var keepsDefaults: Bool {
    keptDefaults.allSatisfy { name, fallback in
      if chosen[name] == fallback { return true }
      var evaluation = self
      evaluation.chosen[name] = fallback
      return evaluation.isForbidden
    }
  }

  private func limit(of cache: GeneratedTemplate.Cache) -> JudgedValue {
    let own = cache.limit.map(value) ?? .nothing
    guard cache.kind == .group, let primary = cache.primary.map(value) else { return own }
    if primary == .refused { return .refused }
    let inherited = primary.candidates.flatMap { primary -> Set<JudgedValue> in
      switch primary {
      case .nothing: [.nothing]
      case .cluster(let name):
        template.cache(name).map { ($0.limit.map(value) ?? .nothing).candidates } ?? [.unknown]
      case .text, .anything, .longer, .list, .unknown, .refused, .oneOf: [.unknown]
      }
    }
    var limits: Set<JudgedValue> = []
    for candidate in own.candidates {
      if candidate == .nothing { limits.formUnion(inherited) } else { limits.insert(candidate) }
    }
    return .either(limits)
  }

  /// Whether an engine is Memcached; nil if that cannot be told.
  private func isMemcached(_ engine: JudgedValue?) -> Bool? {
    let answers = Set(
      (engine ?? .nothing).candidates.map { engine -> Bool? in
        switch engine {
        case .text(let name): return name.lowercased() == "memcached"
        case .nothing: return false
        case .anything(let name, let listed):
          if let allowed = template.parameter(name)?.allowed {
            let answers = Set(allowed.map { $0.lowercased() == "memcached" })
            return answers.count == 1 ? answers.first : nil
          }
          return listed.contains { $0.lowercased() == "memcached" } ? false : nil
        case .list, .longer, .unknown, .refused, .oneOf, .cluster: return nil
        }
      }
    )
    return answers.count == 1 ? answers.first ?? nil : nil
  }

  // MARK: Conditions

  func truth(ofCondition name: String) -> JudgedTruth {
    name == assumed ? .yes : template.condition(name).map(truth) ?? .unknown
  }

  private func truth(_ test: GeneratedTest) -> JudgedTruth {
    switch test {
    case .equals(let left, let right): return equality(value(left), value(right))
    case .not(let test): return !truth(test)
    case .all(let tests): return !anyOf(tests.map { !truth($0) })
    case .any(let tests): return anyOf(tests.map(truth))
    case .condition(let name): return truth(ofCondition: name)
    case .contains(let texts, let value):
      return anyOf(texts.map { equality(.text($0), self.value(value)) })
    }
  }

  private func anyOf(_ truths: [JudgedTruth]) -> JudgedTruth {
    if truths.contains(.yes) { return .yes }
    if truths.contains(.refused) { return .refused }
    return truths.contains(.unknown) ? .unknown : .no
  }

  private func equality(_ left: JudgedValue, _ right: JudgedValue) -> JudgedTruth {
    switch (left, right) {
    case (.refused, _), (_, .refused): .refused
    case (.text(let left), .text(let right)): JudgedTruth(left == right)
    case (.anything(let name, let listed), .text(let text)),
      (.text(let text), .anything(let name, let listed)):
      listed.contains(text) || template.parameter(name)?.takes(text) == false ? .no : .unknown
    case (.longer(let head, let name, let listed, let tail), .text(let text)),
      (.text(let text), .longer(let head, let name, let listed, let tail)):
      GeneratedValue.middle(of: text, between: head, and: tail).map {
        equality(.anything(name, besides: listed), .text($0))
      } ?? .no
    case (.longer, .longer) where left == right: .yes
    case (.anything(let left, _), .anything(let right, _)) where left == right: .yes
    default: left.obstacle == nil && right.obstacle == nil ? .no : .unknown
    }
  }

  // MARK: Values

  private func value(_ value: GeneratedValue) -> JudgedValue {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .text(String(number))
    case .parameter(let name): return parameter(name)
    case .resource(let name): return .cluster(name)
    case .noValue: return .nothing
    case .attribute: return .unknown
    case .choice(let name, let then, let otherwise):
      switch truth(ofCondition: name) {
      case .yes: return self.value(then)
      case .no: return self.value(otherwise)
      case .refused: return .refused
      case .unknown: return .either(Set([then, otherwise].flatMap { self.value($0).candidates }))
      }
    case .lookUp(let mapping, let first, let second, let fallback):
      return lookUp(mapping, [self.value(first), self.value(second)], fallback)
    case .element(let index, let list): return element(self.value(index), of: self.value(list))
    case .list(let values):
      return .list(values.map(self.value).filter { $0 != .nothing })
    case .joined(let delimiter, let list):
      let list = self.value(list)
      if case .anything(let name, let listed) = list, chosen[name] != nil, delimiter == "," {
        return .longer("", name, besides: listed, "")
      }
      guard case .list(let values) = list, list.obstacle == nil else {
        return list.obstacle ?? .unknown
      }
      let texts = values.compactMap(\.text)
      return texts.count == values.count ? .text(texts.joined(separator: delimiter)) : .unknown
    case .suffixed(let name, let tail): return surrounded("", parameter(name), tail)
    case .split(let delimiter, let source):
      let source = self.value(source)
      guard let text = source.text else { return source.obstacle ?? .unknown }
      return .list(text.components(separatedBy: delimiter).map(JudgedValue.text))
    case .substitution(let head, let name, let tail):
      return surrounded(head, parameter(name), tail)
    case .namedSubstitution(let head, let own, let tail):
      return surrounded(head, self.value(own), tail)
    }
  }

  private func surrounded(_ head: String, _ value: JudgedValue, _ tail: String) -> JudgedValue {
    if case .anything(let name, let listed) = value, !listed.isEmpty || chosen[name] != nil {
      return head.isEmpty && tail.isEmpty ? value : .longer(head, name, besides: listed, tail)
    }
    return value.text.map { .text(head + $0 + tail) } ?? value.obstacle ?? .unknown
  }

  private func lookUp(
    _ mapping: String,
    _ keys: [JudgedValue],
    _ fallback: GeneratedValue?,
  ) -> JudgedValue {
    if keys.contains(.refused) { return .refused }
    let texts = keys.map { key -> String? in
      // No mapping has a value of "anything else", because what it has is listed.
      if case .anything = key { return "" }
      return key.text
    }
    guard let first = texts[0], let second = texts[1] else { return .unknown }
    if let leaf = template.mapping(mapping)?.leaf(first, second) { return value(leaf) }
    return fallback.map(value) ?? .refused
  }

  private func element(_ index: JudgedValue, of list: JudgedValue) -> JudgedValue {
    if index == .refused { return .refused }
    guard case .list(let values) = list else { return list.obstacle ?? .unknown }
    switch index {
    case .text(let text):
      guard let number = Int(text) else { return .unknown }
      return values.indices.contains(number) ? values[number] : .refused
    // Every index that a list has is listed.
    case .anything: return .refused
    case .nothing, .list, .longer, .unknown, .refused, .oneOf, .cluster: return .unknown
    }
  }

  private func parameter(_ name: String) -> JudgedValue {
    if let text = given[name] { return value(text, of: name) }
    switch chosen[name] {
    case .value(let text): return value(text, of: name)
    case .anythingElse(let listed): return .anything(name, besides: listed)
    case nil: break
    }
    guard let parameter = template.parameter(name), parameter.kind != .storeKey else {
      return .unknown
    }
    guard let fallback = parameter.fallback else { return .anything(name, besides: []) }
    return parameter.takes(fallback) ? value(fallback, of: name) : .unknown
  }

  private func value(_ text: String, of name: String) -> JudgedValue {
    guard template.parameter(name)?.kind == .list else { return .text(text) }
    let parts = text.components(separatedBy: ",")
    return .list(parts.map { .text($0.trimmingCharacters(in: .whitespaces)) })
  }
}

extension JudgedValue {
  fileprivate static func either(_ values: Set<JudgedValue>) -> JudgedValue {
    values.count == 1 ? values.first ?? .unknown : .oneOf(values)
  }
}
