import LintTestSupport

/// Makes random templates that are small enough for every scenario to be tried.
struct TemplateGenerator {
  var random: SeededGenerator
  let shape: TemplateShape
  var template = GeneratedTemplate()

  init(seed: UInt64, _ shape: TemplateShape) {
    random = SeededGenerator(seed: seed)
    self.shape = shape
  }

  static let environments = ["dev", "test", "prod"]
  static let sizes = ["small", "large"]
  static let switches = ["true", "false"]
  static let engines = ["redis", "valkey", "memcached"]
  static let limits = [0, 1, 3, 7, 14, 35, 36, -1]

  mutating func make() -> GeneratedTemplate {
    makeParameters()
    makeMappings()
    makeConditions()
    makeRules()
    makeCaches()
    return template
  }

  // MARK: Parameters

  private mutating func makeParameters() {
    let count = random.number(2...(shape == .entangled ? 5 : 4))
    for index in 1...count {
      template.parameters.append(makeParameter("P\(index)"))
    }
  }

  private mutating func makeParameter(_ name: String) -> GeneratedParameter {
    switch random.number(0...9) {
    case 0...2: textParameter(name, among: Self.environments)
    case 3: textParameter(name, among: Self.switches)
    case 4: textParameter(name, among: Self.sizes)
    case 5: textParameter(name, among: Self.engines)
    case 6, 7: limitParameter(name)
    case 8: indexParameter(name)
    default: otherParameter(name)
    }
  }

  private mutating func textParameter(
    _ name: String,
    among values: [String],
  ) -> GeneratedParameter {
    var parameter = GeneratedParameter(name: name, kind: .text)
    let allowed = random.some(of: values, atLeast: 1)
    if random.happens(65) { parameter.allowed = allowed }
    if hasDefault() {
      let isContradictory = shape == .open && random.happens(4)
      parameter.fallback = isContradictory ? "elsewhere" : random.pick(allowed)
    }
    parameter.isSecret = random.happens(5)
    return parameter
  }

  private mutating func limitParameter(_ name: String) -> GeneratedParameter {
    var parameter = GeneratedParameter(name: name, kind: random.happens(70) ? .number : .text)
    var values = Self.limits
    if random.happens(35) {
      values = random.some(of: values, atLeast: 1)
      parameter.allowed = values.map(String.init)
    } else if parameter.kind == .number {
      if random.happens(50) { parameter.minimum = random.number(0...2) }
      if random.happens(40) { parameter.maximum = random.pick([2, 7, 35]) }
    }
    let usable = values.map(String.init).filter(parameter.takes)
    if hasDefault(), !usable.isEmpty { parameter.fallback = random.pick(usable) }
    parameter.isSecret = random.happens(5)
    return parameter
  }

  private mutating func indexParameter(_ name: String) -> GeneratedParameter {
    var parameter = GeneratedParameter(name: name, kind: random.happens(50) ? .number : .text)
    if random.happens(60) {
      parameter.allowed = ["0", "1", "2"].prefix(random.number(1...3)).map(\.self)
    }
    if hasDefault() { parameter.fallback = random.pick(parameter.allowed ?? ["0", "1"]) }
    return parameter
  }

  private mutating func otherParameter(_ name: String) -> GeneratedParameter {
    if shape == .open, random.happens(30) {
      return GeneratedParameter(name: name, kind: .storeKey, fallback: "/backups/days")
    }
    var parameter = GeneratedParameter(name: name, kind: .list)
    if random.happens(40) {
      parameter.allowed = random.some(of: ["0", "7", "14"], atLeast: 1)
      parameter.fallback = random.pick(["7,0", "7,14", "0", "14,7"])
    } else {
      parameter.fallback = random.pick(["7,0,14", "7, 14", "0", "35,1"])
    }
    return parameter
  }

  private mutating func hasDefault() -> Bool {
    shape == .open ? random.happens(60) : true
  }

  /// The names of parameters of some kind.
  func names(where isIncluded: (GeneratedParameter) -> Bool) -> [String] {
    template.parameters.filter(isIncluded).map(\.name)
  }

  // MARK: Mappings

  private mutating func makeMappings() {
    template.mappings = [
      GeneratedTemplate.Mapping(
        name: "Limits",
        rows: makeRows(Self.environments) { .number($0.pick(Self.limits)) },
      ),
      GeneratedTemplate.Mapping(
        name: "Regions",
        rows: makeRows(["us-east-1", "eu-west-1"]) { .text(String($0.pick([0, 0, 7, 14]))) },
      ),
      GeneratedTemplate.Mapping(
        name: "Engines",
        rows: makeRows(Self.environments) { .text($0.pick(Self.engines)) },
      ),
      GeneratedTemplate.Mapping(
        name: "Names",
        rows: makeRows(Self.environments) { .text($0.pick(Self.environments)) },
      ),
    ]
  }

  private mutating func makeRows(
    _ keys: [String],
    _ leaf: (inout SeededGenerator) -> GeneratedValue,
  ) -> [GeneratedTemplate.Mapping.Row] {
    random.some(of: keys, atLeast: keys.count - 1).map { key in
      let keys = random.happens(85) ? Self.sizes : Array(Self.sizes.prefix(1))
      return GeneratedTemplate.Mapping.Row(
        key: key,
        leaves: keys.map { GeneratedTemplate.Mapping.Leaf(key: $0, value: leaf(&random)) },
      )
    }
  }

  // MARK: Conditions and rules

  private mutating func makeConditions() {
    let count = random.number(1...(shape == .entangled ? 6 : 3))
    for index in 1...count {
      let test = makeTest(depth: shape == .entangled ? 3 : 2)
      template.conditions.append(GeneratedTemplate.Condition(name: "C\(index)", test: test))
    }
  }

  private mutating func makeTest(depth: Int) -> GeneratedTest {
    guard depth > 0, random.happens(55) else { return makeComparison() }
    switch random.number(0...3) {
    case 0: return .not(makeTest(depth: depth - 1))
    case 1: return .all((0..<random.number(2...3)).map { _ in makeTest(depth: depth - 1) })
    case 2: return .any((0..<random.number(2...3)).map { _ in makeTest(depth: depth - 1) })
    default:
      guard let earlier = template.conditions.randomElement(using: &random) else {
        return makeComparison()
      }
      return .condition(earlier.name)
    }
  }

  private mutating func makeComparison() -> GeneratedTest {
    let isListed = names { $0.allowed != nil && $0.kind != .list }
    let plain = names { $0.kind != .list }
    guard let name = plain.randomElement(using: &random) else {
      return .equals(.text("a"), .text(random.pick(["a", "b"])))
    }
    let left = GeneratedValue.parameter(name)
    if random.happens(8),
      let list = names(where: { $0.kind == .list }).randomElement(using: &random)
    {
      let value = random.pick(["7,0", "0", "7,0,14", "14"])
      return .equals(.joined(",", .parameter(list)), .text(value))
    }
    if random.happens(15) {
      let value = constant(for: name)
      switch random.number(0...(isListed.contains(name) ? 2 : 1)) {
      case 0: return .equals(.suffixed(parameter: name, "-x"), .text("\(value)-x"))
      case 1: return .equals(.substitution("x-", parameter: name, ""), .text("x-\(value)"))
      default:
        let split = GeneratedValue.split("-", .substitution("x-", parameter: name, "-y"))
        return .equals(.text(value), .element(.number(1), of: split))
      }
    }
    if random.happens(12), let other = isListed.filter({ $0 != name }).randomElement(using: &random)
    {
      let right: GeneratedValue =
        random.happens(50)
        ? .parameter(other)
        : .lookUp("Names", .parameter(other), .text("small"), fallback: nil)
      return random.happens(50) ? .equals(left, right) : .equals(right, left)
    }
    if random.happens(5) { return .equals(.parameter("AWS::Region"), .text("eu-west-1")) }
    return .equals(left, .text(constant(for: name)))
  }

  /// Something to compare a parameter with.
  private mutating func constant(for name: String) -> String {
    let parameter = template.parameter(name)
    if let allowed = parameter?.allowed, random.happens(85) { return random.pick(allowed) }
    if parameter?.kind == .number { return String(random.pick(Self.limits)) }
    if let fallback = parameter?.fallback, random.happens(40) { return fallback }
    return random.pick(Self.environments + ["0", "7"])
  }

  private mutating func makeRules() {
    guard random.happens(shape == .entangled ? 50 : 15) else { return }
    for _ in 0..<random.number(1...2) {
      let premise = random.happens(70) ? makeRuleTest() : nil
      let assertions = (0..<random.number(1...2)).map { _ in makeRuleTest() }
      template.rules.append(GeneratedTemplate.Rule(premise: premise, assertions: assertions))
    }
  }

  private mutating func makeRuleTest() -> GeneratedTest {
    guard let name = names(where: { $0.kind != .list }).randomElement(using: &random) else {
      return .equals(.text("a"), .text("a"))
    }
    if random.happens(40) {
      return .contains([constant(for: name), constant(for: name)], .parameter(name))
    }
    let test = GeneratedTest.equals(.parameter(name), .text(constant(for: name)))
    return random.happens(40) ? .not(test) : test
  }

  // MARK: Caches

  private mutating func makeCaches() {
    for index in 1...random.number(1...2) {
      let kind = random.pick([GeneratedTemplate.Cache.Kind.cluster, .cluster, .group, .serverless])
      var cache = GeneratedTemplate.Cache(name: "Cache\(index)", kind: kind)
      if random.happens(shape == .entangled ? 45 : 25) { cache.condition = conditionName() }
      if random.happens(95) { cache.limit = limit(depth: 3) }
      if kind != .group || random.happens(30) { cache.engine = engine(depth: 2) }
      if kind == .cluster, random.happens(15) { cache.nodeType = nodeType() }
      template.caches.append(cache)
    }
    addPrimary()
  }

  private mutating func addPrimary() {
    guard let index = template.caches.firstIndex(where: { $0.kind == .group }), random.happens(35)
    else { return }
    var primary = GeneratedTemplate.Cache(name: "Primary", kind: .cluster)
    primary.limit = random.happens(90) ? limit(depth: 2) : nil
    primary.engine = .text("redis")
    template.caches.append(primary)
    template.caches[index].limit = random.happens(50) ? nil : limit(depth: 2)
    template.caches[index].primary = random.happens(70) ? .resource("Primary") : .text("existing")
    if random.happens(30), let reference = template.caches[index].primary {
      template.caches[index].primary = .choice(conditionName(), reference, .noValue)
    }
  }

  private mutating func conditionName() -> String { random.pick(template.conditions.map(\.name)) }
}
