import ElastiCacheLint
import LintTestSupport
import LintText
import Testing

/// What bounds the work on one file, on both sides of each bound.
///
/// Nesting and aliases have suites of their own, beside the readers.
struct BoundsTests {
  private static func file(_ path: String, _ text: String) throws -> SourceFile {
    SourceFile(path: path, text: try SourceText(contents: text.utf8), isNamed: true)
  }

  private static let cache = "Resources:\n  C: {Type: AWS::ElastiCache::CacheCluster}\n"

  private static func stacks(_ count: Int, of template: String) -> String {
    (0..<count).map { index in
      "  S\(index): {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: \(template)}}\n"
    }
    .joined()
  }

  /// Lints the first of some templates.
  private static func lint(_ texts: [String: String]) throws -> FileReport {
    let first = try file("a.yaml", try #require(texts["a.yaml"]))
    return Linter().lint(first, sources: MemorySources(texts))
  }

  // MARK: Text

  /// Marks in the wrong order, which Unicode normalization sorts in quadratic time.
  private static let marks = "a" + String(repeating: "\u{301}\u{323}", count: 131_072)

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis,"
        + " SnapshotRetentionLimit: MARKS}}}",
      "Parameters: {P: {Type: String, AllowedValues: [MARKS, MARKSb]}}\n"
        + "Conditions: {A: !Equals [!Ref P, MARKS]}\n"
        + "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis,"
        + " SnapshotRetentionLimit: !If [A, 7, x]}}}",
      "Conditions: {A: !Equals [MARKS, MARKSb]}\n"
        + "Resources: {C: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis,"
        + " SnapshotRetentionLimit: !If [A, 7, x]}}}",
    ]
  )
  func `long runs of combining marks are compared as bytes`(_ text: String) throws {
    // Searching in a text with such runs takes too long.
    let text = text.split(separator: "MARKS", omittingEmptySubsequences: false)
      .joined(separator: Self.marks)
    let report = try Self.lint(["a.yaml": text])
    #expect(report.caches.map(\.verdict) == [.invalid])
  }

  // MARK: Nested stacks

  @Test(arguments: [1_000, 1_001])
  func `a thousand nested stacks are examined`(_ count: Int) throws {
    let parent = Self.cache + Self.stacks(count, of: "b.yaml")
    let report = try Self.lint(["a.yaml": parent, "b.yaml": Self.cache])
    #expect(report.caches.count == 1_001)
    let notes = report.diagnostics.filter { $0.rule == "not-examined" }.map(\.message)
    #expect(
      notes
        == (count == 1_000
          ? []
          : [
            "nested stack 'S1000' is not examined: there are more than 1000 deployments of nested"
              + " stacks; those that follow are not examined either"
          ])
    )
  }

  @Test func `stacks that deploy stacks end, and say so once`() throws {
    var texts = ["s9.yaml": Self.cache]
    for level in 0..<9 {
      let path = level == 0 ? "a.yaml" : "s\(level).yaml"
      texts[path] = "Resources:\n" + Self.stacks(8, of: "s\(level + 1).yaml")
    }
    let report = try Self.lint(texts)
    let notes = report.diagnostics.filter { $0.message.contains("more than 1000 deployments") }
    #expect(notes.count == 1)
    #expect(report.caches.count > 500 && report.caches.count < 1_000)
  }

  @Test(arguments: [10, 11])
  func `stacks are followed ten deep`(_ depth: Int) throws {
    var texts = ["s\(depth).yaml": Self.cache]
    for level in 0..<depth {
      let path = level == 0 ? "a.yaml" : "s\(level).yaml"
      texts[path] =
        (level == 0 ? Self.cache : "Resources:\n") + Self.stacks(1, of: "s\(level + 1).yaml")
    }
    let report = try Self.lint(texts)
    #expect(report.caches.count == (depth == 10 ? 2 : 1))
    let notes = report.diagnostics.filter { $0.rule == "not-examined" }.map(\.message)
    #expect(
      notes
        == (depth == 10
          ? [] : ["nested stack 'S0' is not examined: stacks are nested more than 10 deep"])
    )
  }

  @Test(arguments: [64, 65])
  func `a stack is given sixty-four sets of values`(_ count: Int) throws {
    let values = (0..<count).map { "v\($0)" }.joined(separator: ", ")
    let mapping = (0..<count).map { "v\($0): {x: v\($0)}" }.joined(separator: ", ")
    let parent = """
      Parameters: {P: {Type: String, Default: v1, AllowedValues: [\(values)]}}
      Mappings: {M: {\(mapping)}}
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: b.yaml, Parameters: {X: !FindInMap [M, !Ref P, x]}}

      """
    let child = """
      Parameters: {X: {Type: String}}
      Conditions: {IsFirst: !Equals [!Ref X, v0]}
      Resources:
        C:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {SnapshotRetentionLimit: !If [IsFirst, 0, 7]}

      """
    let report = try Self.lint(["a.yaml": parent, "b.yaml": child])
    #expect(report.caches.map(\.verdict) == [count == 64 ? .off : .undecided])
  }

  @Test func `a large template is deployed again up to a bound`() throws {
    let parent = Self.cache + Self.stacks(40, of: "b.yaml")
    let child = Self.cache + "#" + String(repeating: "x", count: 1 << 20)
    let report = try Self.lint(["a.yaml": parent, "b.yaml": child])
    #expect(report.caches.count == 1 + 1 + 7)
    #expect(
      report.diagnostics.filter { $0.rule == "not-examined" }.map(\.message) == [
        "nested stack 'S8' is not examined: nested stacks deploy more than 8 MiB of templates again;"
          + " those that follow are not examined either"
      ]
    )
  }

  @Test func `loops in nested stacks share a bound`() throws {
    let parent = Self.cache + Self.stacks(4, of: "b.yaml")
    let values = (0..<3_000).map { "a\($0)" }.joined(separator: ", ")
    let child = """
      Resources:
        Fn::ForEach::L: [X, [\(values)], {'C${X}': {Type: AWS::ElastiCache::CacheCluster}}]

      """
    let report = try Self.lint(["a.yaml": parent, "b.yaml": child])
    #expect(report.caches.count == 1 + 2 * 3_000)
    let notes = report.diagnostics.filter { $0.rule == "not-examined" }.map(\.message)
    #expect(notes.count == 1)
    #expect(notes.first?.contains("'S2' is not examined: there are more than 5000 caches") == true)
  }

  // MARK: Comments

  @Test(arguments: [4_000, 4_096])
  func `a comment is read up to four kibibytes`(_ padding: Int) throws {
    let comment =
      "  #" + String(repeating: " ", count: padding) + "elasticache-lint: allow backups-off -- x\n"
    let report = try Self.lint([
      "a.yaml": "Resources:\n\(comment)  C: {Type: AWS::ElastiCache::CacheCluster}\n"
    ])
    #expect(report.suppressed.count == (padding == 4_000 ? 1 : 0))
    #expect(report.diagnostics.map(\.rule) == (padding == 4_000 ? [] : ["backups-off"]))
  }

  // MARK: Scenarios

  /// A template with caches that all depend on as many pairs of parameters.
  ///
  /// The first of every pair are decided on before the second ones, so that all are to be remembered.
  private static func template(pairs: Int, caches: Int) -> String {
    let parameters = (0..<2 * pairs).map { "  P\($0): {Type: String, AllowedValues: [a, b]}\n" }
    let conditions = (0..<pairs).map { index in
      "  E\(index): !Equals [!Ref P\(index), !Ref P\(index + pairs)]\n"
        + "  A\(index): !And [!Condition E\(index), !Condition \(index == 0 ? "E0" : "A\(index - 1)")]\n"
    }
    let first = (0..<pairs).map { "!Equals [!Ref P\($0), a]" }.joined(separator: ", ")
    let resources = (0..<caches).map { index in
      "  C\(index): {Type: AWS::ElastiCache::CacheCluster,"
        + " Properties: {SnapshotRetentionLimit: !If [F, 1, !If [A\(pairs - 1), 1, 0]]}}\n"
    }
    return "Parameters:\n\(parameters.joined())Conditions:\n  F: !And [\(first)]\n"
      + conditions.joined()
      + "Resources:\n\(resources.joined())"
  }

  @Test func `what one cache may cost is bounded`() throws {
    let judged = try Self.lint(["a.yaml": Self.template(pairs: 6, caches: 1)])
    #expect(judged.caches.map(\.verdict) == [.off])
    let spent = try Self.lint(["a.yaml": Self.template(pairs: 24, caches: 1)])
    #expect(spent.caches.map(\.verdict) == [.undecided])
    #expect(spent.diagnostics.first?.message.contains("more combinations of values") == true)
  }

  @Test func `what all caches of a file may cost is bounded, and what is small before is judged`()
    throws
  {
    let judged = try Self.lint(["a.yaml": Self.template(pairs: 6, caches: 40)])
    #expect(judged.caches.allSatisfy { $0.verdict == .off })
    let spent = try Self.lint(["a.yaml": Self.template(pairs: 6, caches: 3_000)])
    #expect(spent.caches.count == 3_000)
    #expect(spent.caches.first?.verdict == .off && spent.caches.last?.verdict == .undecided)
    let undecided = spent.diagnostics.filter { $0.rule == "retention-undecided" }
    #expect(undecided.count == spent.caches.filter { $0.verdict == .undecided }.count)
  }
}
