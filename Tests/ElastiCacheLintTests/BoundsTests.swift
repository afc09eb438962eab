import ElastiCacheLint
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
    let files = try texts.map { (path: $0.key, file: try file($0.key, $0.value)) }
    let known = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.file) })
    let first = try #require(known["a.yaml"])
    return Linter().lint(first, loading: { path, _ in known[path] })
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
            "nested stack 'S1000' is not examined: more than 1000 deployments of nested stacks, or"
              + " 64 MiB of their templates; those that follow are not examined either"
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
    #expect(spent.diagnostics.first?.message.contains("more combinations of parameters") == true)
  }

  @Test func `what all caches of a file may cost is bounded, and what is small before is judged`()
    throws
  {
    let judged = try Self.lint(["a.yaml": Self.template(pairs: 6, caches: 100)])
    #expect(judged.caches.allSatisfy { $0.verdict == .off })
    let spent = try Self.lint(["a.yaml": Self.template(pairs: 6, caches: 3_000)])
    #expect(spent.caches.count == 3_000)
    #expect(spent.caches.first?.verdict == .off && spent.caches.last?.verdict == .undecided)
    let undecided = spent.diagnostics.filter { $0.rule == "retention-undecided" }
    #expect(undecided.count == spent.caches.filter { $0.verdict == .undecided }.count)
  }
}
