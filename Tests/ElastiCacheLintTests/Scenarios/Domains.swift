/// The values that the selecting parameters of a cache take.
struct Domains {
  /// A value, or anything but the values that are listed.
  enum Choice: Hashable {
    case value(String)
    case anythingElse(besides: Set<String>)
  }

  /// The selecting parameters.
  private(set) var names: [String] = []
  /// What each may be.
  private(set) var choices: [[Choice]] = []
  /// What each is by default.
  private(set) var defaults: [Choice?] = []
  /// The rules that have to do with them.
  private(set) var rules: [GeneratedTemplate.Rule] = []
  /// The defaults of those that select nothing, and with which rules have to do.
  private(set) var keptDefaults: [String: Choice] = [:]

  var count: Int { choices.reduce(1) { min($0, 1_000_000) * $1.count } }
  var isClosed: Bool { !defaults.contains(nil) }

  private let template: GeneratedTemplate
  /// What each selecting parameter is compared with.
  private var constants: [String: Set<String>] = [:]
  private var visited: Set<String> = []

  init(of cache: GeneratedTemplate.Cache, in template: GeneratedTemplate, _ given: [String: String])
  {
    self.template = template
    for value in [cache.limit, cache.engine, cache.nodeType, cache.primary].compactMap(\.self) {
      visit(value)
      referenced.formUnion(value.parameters)
    }
    if cache.kind == .group, let primary = cache.primary, primary.mayBePrimary {
      if let limit = template.cache("Primary")?.limit {
        visit(limit)
        referenced.formUnion(limit.parameters)
      }
    }
    if let condition = cache.condition { visit(condition: condition) }
    let own = Set(constants.keys)
    for name in referenced
    where constants[name] == nil
      && template.rules.contains(where: { rule in
        rule.tests.flatMap(\.comparisons).contains { value, _ in value.parameters.contains(name) }
      })
    {
      constants[name] = []
    }
    addRules()
    for name in constants.keys.sorted() where given[name] == nil { add(name) }
    for (name, fallback) in zip(names, defaults) where !own.contains(name) {
      keptDefaults[name] = fallback
    }
  }

  /// The parameters in the values of the cache.
  private var referenced: Set<String> = []

  private mutating func add(_ name: String) {
    let parameter = template.parameter(name)
    if parameter?.kind == .storeKey { return }
    let fallback = parameter?.usableFallback
    var values = parameter?.allowed?.filter { parameter?.takes($0) ?? true }
    var elsewhere: [Choice] = []
    if values == nil || parameter?.kind == .list {
      let listed = constants[name, default: []].union(
        [fallback].compactMap(\.self) + (values ?? [])
      )
      .filter { parameter?.takes($0) ?? true }
      values = listed.sorted()
      let isComplete = parameter?.wholeNumbers?.allSatisfy { listed.contains(String($0)) } ?? false
      elsewhere = isComplete ? [] : [.anythingElse(besides: listed)]
    }
    names.append(name)
    choices.append((values ?? []).map(Choice.value) + elsewhere)
    defaults.append(fallback.map(Choice.value))
  }

  /// Tries all combinations.
  func forEach(_ body: ([Choice]) -> Void) {
    var chosen: [Choice] = []
    func descend() {
      guard chosen.count < choices.count else { return body(chosen) }
      for choice in choices[chosen.count] {
        chosen.append(choice)
        descend()
        chosen.removeLast()
      }
    }
    descend()
  }

  // MARK: Finding

  private mutating func visit(_ value: GeneratedValue) {
    switch value {
    case .choice(let name, _, _):
      visit(condition: name)
    case .lookUp(let name, let first, let second, _):
      let rows = template.mapping(name)?.rows ?? []
      note(first, rows.map(\.key))
      note(second, rows.flatMap { $0.leaves.map(\.key) })
    case .element(let index, let list):
      var indices = 8
      if case .list(let values) = list { indices = values.count }
      note(index, (0..<indices).map(String.init))
    case .text, .number, .parameter, .resource, .noValue, .attribute, .list, .joined, .suffixed,
      .split,
      .substitution, .namedSubstitution:
      break
    }
    for child in value.children { visit(child) }
  }

  private mutating func note(_ value: GeneratedValue, _ texts: [String]) {
    for name in value.parameters { constants[name, default: []].formUnion([]) }
    for (name, values) in value.solutions(for: texts) {
      constants[name, default: []].formUnion(values)
    }
  }

  private mutating func visit(condition name: String) {
    guard visited.insert(name).inserted, let test = template.condition(name) else { return }
    visit(test)
  }

  private mutating func visit(_ test: GeneratedTest) {
    for name in test.names { visit(condition: name) }
    for (value, others) in test.comparisons {
      visit(value)
      note(value, others.flatMap(results))
    }
  }

  /// All that a value can come to, as far as a parameter is to be compared with it.
  private func results(of value: GeneratedValue) -> [String] {
    switch value {
    case .text(let text): [text]
    case .number(let number): [String(number)]
    case .parameter(let name):
      template.parameter(name).map { $0.allowed ?? [$0.fallback].compactMap(\.self) } ?? []
    case .lookUp(let name, _, _, let fallback):
      (template.mapping(name)?.rows.flatMap { $0.leaves.flatMap { results(of: $0.value) } } ?? [])
        + (fallback.map(results) ?? [])
    case .resource, .noValue, .attribute, .choice, .element, .list, .joined, .suffixed, .split,
      .substitution, .namedSubstitution:
      []
    }
  }

  /// Rules tell which values go together, so that what they compare selects as well.
  private mutating func addRules() {
    var rest = template.rules
    while let index = rest.firstIndex(where: { rule in
      rule.tests.flatMap(\.comparisons).contains { value, _ in
        value.parameters.contains { constants[$0] != nil }
      }
    }) {
      let rule = rest.remove(at: index)
      rules.append(rule)
      for test in rule.tests { visit(test) }
    }
  }
}

extension GeneratedValue {
  /// Whether it may refer to the cluster that a group is built on.
  var mayBePrimary: Bool {
    self == .resource("Primary") || children.contains(where: \.mayBePrimary)
  }
}
