import ElastiCacheLint
import LintTestSupport
import LintText

/// Makes random findings that get in one another's way: few paths, few resources, all rules.
struct FindingGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Some findings in no order.
  mutating func findings() -> [Diagnostic] {
    let count = random.number(0...12)
    return (0..<count).map { _ in finding() }
  }

  mutating func finding() -> Diagnostic {
    let isAboutCache = random.happens(70)
    let rules =
      isAboutCache
      ? Rules.all.map(\.description) : [Rules.notExamined, Rules.duplicateKey, Rules.yamlAlias]
    return Self.finding(
      random.pick(rules).name,
      random.pick(Severity.allCases),
      path: random.pick(["a.yaml", "b/a.yaml"]),
      resource: isAboutCache ? random.pick(["Cache", "Other"]) : nil,
      line: random.number(1...3),
    )
  }

  /// The same findings in another order.
  mutating func shuffled<Element>(_ findings: [Element]) -> [Element] {
    findings.shuffled(using: &random)
  }

  static func finding(
    _ rule: String,
    _ severity: Severity,
    path: String = "a.yaml",
    input: String? = nil,
    resource: String? = "Cache",
    line: Int = 1,
  ) -> Diagnostic {
    let start = SourcePosition(line: line, column: 1, offset: line)
    return Diagnostic(
      rule: rule,
      severity: severity,
      message: "\(rule) on line \(line)",
      place: Place(path: path, range: start..<start, excerpt: nil),
      inputPath: input,
      resource: resource.map { ResourceIdentity(id: $0, type: "T") },
    )
  }
}
