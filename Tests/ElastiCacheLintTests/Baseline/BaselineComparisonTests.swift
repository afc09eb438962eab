import ElastiCacheLint
import Testing

/// What is new, what is known and what is stale.
struct BaselineComparisonTests {
  private static func compare(
    _ findings: [Diagnostic],
    with old: [Diagnostic],
    wasExamined: (BaselineEntry) -> Bool = { _ in true },
  ) -> BaselineComparison {
    BaselineComparison(
      of: findings,
      with: Baseline(of: old, path: \.self),
      path: \.self,
      wasExamined: wasExamined,
    )
  }

  private static func finding(_ rule: String, _ severity: Severity) -> Diagnostic {
    FindingGenerator.finding(rule, severity)
  }

  // MARK: Properties

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a baseline silences the report that it was made of`(_ seed: UInt64) {
    var generator = FindingGenerator(seed: seed)
    let findings = generator.findings()
    let comparison = Self.compare(generator.shuffled(findings), with: findings)
    #expect(comparison.known == findings.sorted())
    #expect(comparison.new.isEmpty)
    #expect(comparison.stale.isEmpty)
    #expect(comparison.pruned == Baseline(of: findings, path: \.self))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `one finding more is the one that is reported`(_ seed: UInt64) {
    var generator = FindingGenerator(seed: seed)
    let findings = generator.findings()
    let added = generator.finding()
    let comparison = Self.compare(findings + [added], with: findings)
    // Nothing tells findings of one kind about one thing apart, so it may be another of the same.
    #expect(comparison.new.map { Kind($0) } == [Kind(added)])
    #expect((comparison.new + comparison.known).sorted() == (findings + [added]).sorted())
    #expect(comparison.stale.isEmpty)
  }

  private struct Kind: Equatable {
    let rule: String
    let severity: Severity
    let path: String
    let resource: ResourceIdentity?

    init(_ diagnostic: Diagnostic) {
      rule = diagnostic.rule
      severity = diagnostic.severity
      path = diagnostic.inputPath
      resource = diagnostic.resource
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `as little is new as can be`(_ seed: UInt64) {
    var generator = FindingGenerator(seed: seed)
    let (old, findings) = (generator.findings(), generator.findings())
    let comparison = Self.compare(findings, with: old)
    #expect(comparison.known.count == LargestMatching.size(of: findings, old))
    // The order in which things are found makes no difference.
    let other = Self.compare(generator.shuffled(findings), with: generator.shuffled(old))
    #expect(other.known == comparison.known && other.new == comparison.new)
    #expect(other.stale == comparison.stale && other.pruned == comparison.pruned)
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `pruning changes nothing but what is stale`(_ seed: UInt64) {
    var generator = FindingGenerator(seed: seed)
    let (old, findings) = (generator.findings(), generator.findings())
    let comparison = Self.compare(findings, with: old)
    let again = BaselineComparison(
      of: findings,
      with: comparison.pruned,
      path: \.self,
      wasExamined: { _ in true },
    )
    #expect(again.known == comparison.known && again.new == comparison.new)
    #expect(again.stale.isEmpty && again.pruned == comparison.pruned)
    let size = comparison.pruned.counts.values.reduce(0, +)
    #expect(size <= old.count)
  }

  // MARK: What is worse

  @Test(arguments: [
    // The same rule.
    ("backups-off error", "backups-off error", true),
    ("backups-off error", "backups-off warning", true),
    ("backups-off warning", "backups-off error", false),
    // Worse: another rule, or more severe.
    ("retention-undecided note", "backups-off error", false),
    ("retention-undecided note", "backups-off warning", false),
    ("retention-too-short error", "backups-off error", false),
    ("retention-too-short error", "retention-invalid error", false),
    ("retention-too-short error", "backups-off warning", false),
    ("backups-off warning", "retention-too-short error", false),
    ("backups-unsupported warning", "retention-too-short warning", false),
    // Better.
    ("backups-off error", "retention-invalid error", true),
    ("backups-off error", "retention-too-short warning", true),
    ("retention-invalid error", "retention-too-short error", true),
    ("retention-too-short warning", "backups-unsupported warning", true),
    ("backups-unsupported warning", "retention-undecided note", true),
    // Rules about something else stand for themselves only.
    ("backups-off error", "not-examined note", false),
    ("duplicate-key error", "yaml-alias note", false),
    ("duplicate-key error", "duplicate-key note", true),
    ("duplicate-key note", "duplicate-key error", false),
    ("a-rule-of-tomorrow error", "backups-off error", false),
  ])
  func `a finding is known if it is no worse`(_ old: String, _ now: String, _ isKnown: Bool) throws
  {
    func finding(_ text: String) throws -> Diagnostic {
      let parts = text.split(separator: " ").map(String.init)
      return Self.finding(parts[0], try #require(Severity(rawValue: parts[1])))
    }
    let comparison = Self.compare([try finding(now)], with: [try finding(old)])
    #expect(comparison.new.isEmpty == isKnown)
    #expect(comparison.known.isEmpty == !isKnown)
  }

  @Test func `knows how bad every rule about caches is`() {
    #expect(Set(Rules.byBadness) == Set(Rules.all.map(\.description)))
    #expect(Rules.byBadness.count == Rules.all.count)
  }

  @Test func `prunes to what is milder now`() {
    let comparison = Self.compare(
      [Self.finding("retention-too-short", .warning)],
      with: [Self.finding("backups-off", .error)],
    )
    #expect(comparison.stale.map(\.rule) == ["backups-off"])
    #expect(comparison.pruned.counts.keys.map(\.rule) == ["retention-too-short"])
  }

  @Test func `keeps the entry of what is worse now`() {
    let old = [Self.finding("retention-undecided", .note)]
    let comparison = Self.compare([Self.finding("backups-off", .error)], with: old)
    #expect(comparison.new.map(\.rule) == ["backups-off"])
    #expect(comparison.stale.isEmpty)
    #expect(comparison.pruned == Baseline(of: old, path: \.self))
  }

  @Test func `tells resources, rules and inputs apart`() {
    let off = Self.finding("backups-off", .error)
    let others = [
      FindingGenerator.finding("backups-off", .error, resource: "Other"),
      FindingGenerator.finding("backups-off", .error, path: "b.yaml"),
      FindingGenerator.finding("backups-off", .error, resource: nil),
    ]
    #expect(Self.compare(others, with: [off]).new == others.sorted())
    #expect(Self.compare([off], with: others).new == [off])
  }

  @Test func `goes by the plan, wherever a finding of it is shown`() {
    let inPlan = FindingGenerator.finding("backups-off", .error, path: "plan.json")
    let inSource = FindingGenerator.finding(
      "backups-off",
      .error,
      path: "main.tf",
      input: "plan.json",
      line: 7,
    )
    #expect(Self.compare([inSource], with: [inPlan]).new.isEmpty)
    let other = FindingGenerator.finding("backups-off", .error, path: "main.tf", input: "p2.json")
    #expect(Self.compare([other], with: [inSource]).new == [other])
  }

  // MARK: Counts and reach

  @Test func `counts what nothing tells apart`() {
    let two = [1, 2].map { FindingGenerator.finding("backups-off", .error, line: $0) }
    let third = FindingGenerator.finding("backups-off", .error, line: 3)
    #expect(Baseline(of: two, path: \.self).counts.values.map(\.self) == [2])
    #expect(Self.compare(two + [third], with: two).new == [third])
    let fewer = Self.compare([third], with: two)
    #expect(fewer.new.isEmpty)
    #expect(fewer.stale.count == 1)
    #expect(fewer.pruned.counts.values.map(\.self) == [1])
  }

  @Test func `never knows what cannot be read`() {
    let unreadable = Diagnostic.unreadable("permission denied", path: "a.yaml")
    #expect(Baseline(of: [unreadable], path: \.self) == Baseline())
    let entry = BaselineEntry(
      path: "a.yaml",
      resource: nil,
      rule: "unreadable",
      severity: .error,
    )
    let comparison = BaselineComparison(
      of: [unreadable],
      with: Baseline([entry: 1]),
      path: \.self,
      wasExamined: { _ in true },
    )
    #expect(comparison.new == [unreadable])
  }

  @Test func `calls nothing stale that was not looked at`() {
    let old = ["a.yaml", "b.yaml", "c.yaml"].map {
      FindingGenerator.finding("backups-off", .error, path: $0)
    }
    let comparison = Self.compare([old[0]], with: old) { $0.path != "c.yaml" }
    #expect(comparison.stale.map(\.path) == ["b.yaml"])
    #expect(comparison.pruned.counts.keys.map(\.path).sorted() == ["a.yaml", "c.yaml"])
    // A file that breaks off is looked at, but not to its end.
    let broken = Self.compare([old[0]], with: old) { _ in false }
    #expect(broken.new.isEmpty && broken.stale.isEmpty)
    #expect(broken.pruned == Baseline(of: old, path: \.self))
  }
}
