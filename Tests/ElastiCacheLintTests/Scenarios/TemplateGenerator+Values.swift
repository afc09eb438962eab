import LintTestSupport

extension TemplateGenerator {
  mutating func limit(depth: Int) -> GeneratedValue {
    guard depth > 0 else { return plainLimit() }
    switch random.number(0...19) {
    case 0...7: return choice { $0.limit(depth: depth - 1) }
    case 8, 9: return lookUp(in: "Limits") { $0.limit(depth: 0) }
    case 10: return regionalLimit()
    case 11, 12: return .element(index(), of: limits())
    case 13, 14: return parameterLimit()
    case 15:
      return .joined("", .list([.number(random.number(0...1)), .text(random.pick(["", "4"]))]))
    case 16: return .namedSubstitution("", limit(depth: 0), "")
    case 17: return .element(.number(random.number(0...2)), of: .split(",", .text("7,0,14")))
    default: return plainLimit()
    }
  }

  private mutating func plainLimit() -> GeneratedValue {
    switch random.number(0...19) {
    case 0...5: .number(7)
    case 6...9: .number(0)
    case 10...13: .noValue
    case 14: .number(random.pick(Self.limits))
    case 15: .text(random.pick(["7", "0", "seven", "14"]))
    case 16: shape == .open ? .attribute : .number(1)
    default: parameterLimit()
    }
  }

  private mutating func parameterLimit() -> GeneratedValue {
    let names = names {
      $0.kind != .list && ($0.fallback ?? $0.allowed?.first).flatMap(Int.init) != nil
    }
    let open = shape == .open ? self.names { $0.kind == .number || $0.kind == .storeKey } : []
    guard let name = (names + open).randomElement(using: &random) else { return .number(7) }
    return random.happens(85) ? .parameter(name) : .substitution("", parameter: name, "")
  }

  private mutating func choice(
    _ branch: (inout Self) -> GeneratedValue
  ) -> GeneratedValue {
    let name = random.pick(template.conditions.map(\.name))
    let then = branch(&self)
    return .choice(name, then, branch(&self))
  }

  private mutating func lookUp(
    in mapping: String,
    _ fallback: (inout Self) -> GeneratedValue,
  ) -> GeneratedValue {
    let second: GeneratedValue =
      random.happens(60) ? .text(random.pick(Self.sizes)) : key(among: Self.sizes)
    return .lookUp(
      mapping,
      key(among: Self.environments),
      second,
      fallback: random.happens(25) ? fallback(&self) : nil,
    )
  }

  private mutating func regionalLimit() -> GeneratedValue {
    .lookUp(
      "Regions",
      .parameter("AWS::Region"),
      .text("small"),
      fallback: random.happens(30) ? .number(random.pick([0, 7])) : nil,
    )
  }

  private mutating func key(among keys: [String]) -> GeneratedValue {
    let texts = names { $0.kind == .text }
    let listed = names { $0.kind == .text && $0.allowed != nil }
    if random.happens(10), let name = listed.randomElement(using: &random) {
      return .joined("", .list([.parameter(name), .text("")]))
    }
    if random.happens(10), let name = texts.randomElement(using: &random) {
      return .lookUp("Names", .parameter(name), .text("small"), fallback: nil)
    }
    guard random.happens(85), let name = texts.randomElement(using: &random) else {
      return .text(random.pick(keys))
    }
    return .parameter(name)
  }

  private mutating func index() -> GeneratedValue {
    let names = names {
      $0.kind != .list && $0.kind != .storeKey && ($0.fallback ?? $0.allowed?.first ?? "0") <= "2"
        && ($0.fallback ?? $0.allowed?.first ?? "0") >= "0"
    }
    guard random.happens(75), let name = names.randomElement(using: &random) else {
      return .number(random.number(0...2))
    }
    return .parameter(name)
  }

  private mutating func limits() -> GeneratedValue {
    if random.happens(30),
      let name = names(where: { $0.kind == .list }).randomElement(using: &random)
    {
      return .parameter(name)
    }
    if random.happens(20) { return .split(",", .text("0,7,14")) }
    return .list((0..<random.number(1...3)).map { _ in .number(random.pick(Self.limits)) })
  }

  mutating func engine(depth: Int) -> GeneratedValue {
    guard depth > 0, random.happens(45) else {
      let names = names { ($0.fallback ?? $0.allowed?.first).map(Self.engines.contains) ?? false }
      if random.happens(40), let name = names.randomElement(using: &random) {
        return .parameter(name)
      }
      return .text(random.pick(["redis", "redis", "valkey", "memcached", "Memcached"]))
    }
    return random.happens(60)
      ? choice { $0.engine(depth: depth - 1) } : lookUp(in: "Engines") { $0.engine(depth: 0) }
  }

  mutating func nodeType() -> GeneratedValue {
    random.happens(40)
      ? .text("cache.t1.micro")
      : choice { .text($0.random.pick(["cache.t1.micro", "cache.t4g.micro"])) }
  }
}
