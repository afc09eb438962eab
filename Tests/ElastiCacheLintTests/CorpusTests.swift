import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Real templates and plans, labelled by hand, are judged right.
@Suite(.enabled(if: Repository.shared != nil, Repository.noShared))
struct CorpusTests {
  private func shared(_ path: String) throws -> URL {
    try #require(Repository.shared).appending(path: path)
  }

  private func lint(
    _ path: String,
    isNamed: Bool = false,
    minimumDays: Int = 1,
    rootModules: Linter.RootModuleFinder? = nil,
  ) throws -> FileReport {
    var options = Linter.Options()
    options.minimumDays = minimumDays
    let contents = try Data(contentsOf: shared(path))
    do {
      let text = try SourceText(contents: contents)
      let file = SourceFile(path: path, text: text, isNamed: isNamed)
      return Linter(options).lint(file, rootModules: rootModules)
    } catch {
      return Linter().report(error, path: path)
    }
  }

  // MARK: Templates

  @Test func `finds every labelled resource at its line with its retention`() throws {
    let rows = try Repository.table(shared("corpus/labels.tsv"))
      .filter { !($0["line_logical_id"] ?? "").isEmpty }
    for row in rows {
      let file = row["file", default: ""]
      let cache = try lint("corpus/cfn/\(file)").caches.first {
        $0.identity.id == row["logical_id"]
          && $0.place.range.lowerBound.line == Int(row["line_logical_id", default: ""])
      }
      let found = try #require(cache, "\(file) \(row["logical_id"] ?? "")")
      #expect(found.identity.type == "AWS::ElastiCache::\(row["type"] ?? "")", "\(file)")
      let (verdict, days) = Self.expectation(row)
      #expect(found.verdict == verdict, "\(file) \(found.identity.id): \(found.reason)")
      #expect(found.days == days, "\(file) \(found.identity.id): \(found.reason)")
    }
    print("corpus/labels.tsv: \(rows.count) resources")
    #expect(rows.count > 100)
  }

  /// The verdict that the labeled values lead to.
  private static func expectation(_ row: [String: String]) -> (VerdictName, Int?) {
    let quotes: Set<Character> = ["'", "\""]
    let written = row["retention", default: ""].filter { !quotes.contains($0) }
    let engine = row["engine", default: ""].filter { !quotes.contains($0) }
    if let days = Int(written) { return days == 0 ? (.off, 0) : (.on, days) }
    if let range = row["retention_param", default: ""].firstRange(of: "default='") {
      let days = Int(row["retention_param", default: ""][range.upperBound...].prefix { $0 != "'" })
      return days == 0 ? (.off, 0) : (.on, days)
    }
    return engine == "memcached" && row["type"] == "CacheCluster"
      ? (.notApplicable, nil) : (.off, 0)
  }

  @Test func `reports nothing but what is truly unreadable in the labelled templates`() throws {
    let unreadable = try Repository.files(below: shared("corpus/cfn")).filter { path in
      try lint("corpus/cfn/\(path)").diagnostics.contains { $0.rule == "unreadable" }
    }
    // Its first line lacks the brace that opens the object.
    #expect(
      unreadable == [
        "stelligent__cfn_nag__spec__test_templates__json__elasticcache_replicationgroup__"
          + "replication_group_without_transit_encrypt_enabled@5da9773.json"
      ]
    )
  }

  /// Tests of rules that have whole templates or programs in them, which are not examined.
  private static let templatesInside: Set = [
    "aquasecurity__trivy-checks__checks__cloud__aws__elasticache__enable_at_rest_encryption.yaml",
    "aws-cloudformation__aws-guard-rules-registry__rules__aws__elasticache__tests__"
      + "elasticache_redis_cluster_automatic_backup_check_tests@54fb523.yml",
    "aws-cloudformation__aws-guard-rules-registry__rules__aws__elasticache__tests__"
      + "elasticache_replication_group_transit_encryption_tests.yml",
    "DataDog__datadog-iac-scanner__assets__queries__pulumi__aws__"
      + "elasticache_nodes_not_created_across_multi_az__test__negative.yaml",
    "DataDog__datadog-iac-scanner__assets__queries__pulumi__aws__"
      + "elasticache_nodes_not_created_across_multi_az__test__positive.yaml",
  ]

  @Test(arguments: ["corpus/other", "corpus/cfn-neg", "corpus/yaml-suite", "corpus/json-suite"])
  func `is silent about other files`(_ folder: String) throws {
    let paths = try Repository.files(below: shared(folder))
    var refused = 0
    for path in paths {
      let found = try lint("\(folder)/\(path)")
      if Self.templatesInside.contains(path) {
        #expect(found.diagnostics.map(\.rule) == ["not-examined"], "\(path)")
        #expect(found.caches.isEmpty, "\(path)")
        continue
      }
      // Mocks of policies are the changes of a plan alone.
      let isPart = path.hasSuffix(".mock.json")
      #expect(
        found.diagnostics.allSatisfy {
          isPart && $0.severity == .note && $0.message == "this is a part of a plan"
        },
        "\(path)",
      )
      #expect(found.caches.isEmpty, "\(path)")
      // Who names a Terraform state is told what to name instead, whatever is in it.
      let named = try lint("\(folder)/\(path)", isNamed: true)
      #expect(named.diagnostics.allSatisfy { $0.message.hasPrefix("this is ") }, "\(path)")
      #expect(named.caches.isEmpty, "\(path)")
      refused += named.diagnostics.count
    }
    print("\(folder): \(paths.count) files, silent; \(refused) refused when named")
    #expect(paths.count > 100)
  }

  // MARK: Plans

  @Test func `judges every labelled resource of the plans`() throws {
    // Cells hold quotes that mean nothing.
    let rows = try Repository.table(shared("plans/expected.tsv"))
    var resources = 0
    for row in rows {
      let path = "plans/" + row["plan", default: ""]
      let report = try lint(path, isNamed: true)
      guard row["address"] != "(document)" else {
        #expect(report.caches.isEmpty, "\(path)")
        continue
      }
      let expected =
        [row["expected", default: ""]]
        + row["also_ok", default: ""].split(separator: ",").map(String.init)
      let verdicts = report.caches.filter { $0.identity.id == row["address"] }.map {
        Self.label($0.verdict)
      }
      #expect(
        verdicts.contains { expected.contains($0) },
        "\(path) \(row["address"] ?? ""): \(verdicts)",
      )
      resources += 1
    }
    print("plans/expected.tsv: \(resources) resources")
    #expect(resources > 100)
  }

  @Test func `points at the block and the attribute that made the plan`() throws {
    let rows = try Repository.table(shared("plans/expected.tsv")).filter {
      $0["block", default: "-"] != "-"
    }
    var caches = 0
    var findings = 0
    for row in rows {
      let path = "plans/" + row["plan", default: ""]
      let rootModule = RootModule(".", in: DiskSources(try folder(of: path)))
      // So many days are required that what is on has a finding too.
      let report = try lint(path, isNamed: true, minimumDays: 35) { _ in [rootModule] }
      let name = "\(path) \(row["address"] ?? "")"
      let cache = report.caches.filter { $0.identity.id == row["address"] }.map(\.place)
      #expect(
        cache.map(Self.line).contains(row["block", default: ""]),
        "\(name): \(cache.map(Self.line))"
      )
      caches += 1
      let finding = report.diagnostics.filter { $0.resource?.id == row["address"] }
      guard !finding.isEmpty else { continue }
      let limit = row["limit_line", default: "-"]
      let written = limit == "-" ? row["block", default: ""] : limit
      let lines = finding.map(\.place).map(Self.line)
      // The limit of a cache in a module that is called is that of the call where it is a variable.
      let related = finding.flatMap(\.related).map(\.place).map(Self.line)
      let isPassed =
        row["address", default: ""].hasPrefix("module.")
        && lines.allSatisfy { $0.hasPrefix("main.tf:") }
      #expect(lines.contains(written) || isPassed && related.contains(written), "\(name): \(lines)")
      #expect(finding.contains { $0.related.last?.place.path == path }, "\(name)")
      findings += 1
    }
    print(
      "plans/expected.tsv: \(caches) caches at their blocks, \(findings) findings at their lines"
    )
    #expect(caches > 100 && findings > 90)
  }

  private func folder(of path: String) throws -> URL {
    try shared(path).deletingLastPathComponent()
  }

  private static func line(_ place: Place) -> String {
    "\(place.path):\(place.range.lowerBound.line)"
  }

  private static func label(_ verdict: VerdictName) -> String {
    switch verdict {
    case .on: "PASS"
    case .off, .short, .invalid, .unsupported: "FAIL"
    case .notApplicable: "NA"
    case .undecided: "UNKNOWN"
    }
  }

  @Test func `judges one-line and indented plans alike`() throws {
    let indented = try Repository.files(below: shared("plans")).filter {
      $0.hasSuffix("pretty.json")
    }
    for path in indented {
      let pretty = try lint("plans/\(path)")
      let plan = try lint(
        "plans/"
          + path.replacing("pretty.json", with: "tfplan.json")
          .replacing(".tfplan.json", with: ".json")
      )
      #expect(pretty.caches.map(Self.summary) == plan.caches.map(Self.summary), "\(path)")
    }
    print("indented plans: \(indented.count)")
    #expect(indented.count > 10)
  }

  private static func summary(_ cache: JudgedCache) -> String {
    "\(cache.identity.id) \(cache.verdict) \(cache.reason)"
  }

  @Test func `refuses what is no plan when it is named`() throws {
    let rows = try Repository.table(shared("plans/expected.tsv")).filter {
      $0["expected"] == "NOT-A-PLAN"
    }
    // These two mention neither a cache nor a format version: any tool may write such files.
    let silent = ["25-state-documents/output.json", "25-state-documents/version.json"]
    for row in rows {
      let path = row["plan", default: ""]
      let rules = try lint("plans/\(path)", isNamed: true).diagnostics.map(\.rule)
      #expect(rules == (silent.contains(path) ? [] : ["unreadable"]), "\(path)")
    }
    print("plans/expected.tsv: \(rows.count) documents that are no plan")
    #expect(rows.count > 5)
  }

  @Test func `reads the labelled values of real plans`() throws {
    let rows = try Repository.table(shared("corpus/plan-labels.tsv"))
    for row in rows {
      let file = row["file", default: ""]
      let cache = try lint("corpus/plan/\(file)").caches.first {
        $0.identity.id == row["address"]
      }
      let found = try #require(cache, "\(file) \(row["address"] ?? "")")
      #expect(found.identity.type == row["type"])
      let group = row["replication_group_id_after", default: ""]
      let isMember = group.hasPrefix("\"") && row["type"] == "aws_elasticache_cluster"
      let after = row["retention_after", default: ""]
      let expected: (VerdictName, Int?) =
        switch (isMember, Int(after)) {
        case (true, _): (.notApplicable, nil)
        case (false, let days?): days == 0 ? (.off, 0) : (.on, days)
        case (false, nil): after == "null" ? (.off, 0) : (.undecided, nil)
        }
      #expect(found.verdict == expected.0, "\(file): \(found.reason)")
      #expect(found.days == expected.1, "\(file): \(found.reason)")
    }
    print("corpus/plan-labels.tsv: \(rows.count) resources")
    #expect(rows.count > 30)
  }

  @Test func `agrees with what others say of backups`() throws {
    let rows = try Repository.table(shared("corpus/truth.tsv"))
    var count = 0
    for row in rows {
      let file = row["file", default: ""]
      let caches = try lint("corpus/\(file)").caches.filter { $0.identity.id == row["resource"] }
      let expected: [VerdictName]? =
        switch row["expected"] {
        case "PASS": [.on, .notApplicable]
        case "FAIL": [.off]
        default: nil
        }
      guard let expected else { continue }
      count += 1
      // trivy passes cache.t1.micro without a limit; here a missing limit is off, whatever runs.
      let isTooSmall = file.contains("AWS-0050__CloudFormation__L14")
      #expect(
        caches.map(\.verdict).allSatisfy { (isTooSmall ? [.off] : expected).contains($0) },
        "\(file) \(row["resource"] ?? "")",
      )
      #expect(!caches.isEmpty, "\(file)")
    }
    print("corpus/truth.tsv: \(count) resources")
    #expect(count > 10)
  }
}
