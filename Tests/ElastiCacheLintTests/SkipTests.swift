import CloudFormation
import Foundation
import LintDiagnostics
import LintModel
import LintSyntax
import LintTestSupport
import LintText
import Terraform
import Testing

@testable import ElastiCacheLint

/// A file is left alone without being parsed only if no parser would find a cache in it.
struct SkipTests {
  private static func reading(of text: SourceText) -> Reading {
    Linter().read(SourceFile(path: "a.yaml", text: text, isNamed: false))
  }

  /// Whether a dialect has read a text.
  private static func isRead(_ text: SourceText) -> Bool { reading(of: text).result != nil }

  /// Whether a parser finds a cache, whatever the bytes look like.
  private static func hasCache(_ text: SourceText) -> Bool {
    let lines = LineIndex(text)
    let template = TemplateReader().read(text).documents.contains {
      TemplateExtractor(documentCount: 1).extract(from: $0, lines: lines)?.caches.isEmpty
        == false
    }
    let plan = PlanExtractor()
    return template
      || plan.read(text).documents.contains {
        plan.extract(from: $0)?.caches.isEmpty == false
      }
  }

  private static let folders = [Repository.fixtures] + (Repository.shared.map { [$0] } ?? [])

  @Test func `reads every real file that has a cache`() throws {
    var counts = (files: 0, caches: 0, skipped: 0)
    for folder in Self.folders {
      for path in Repository.files(below: folder) {
        let contents = try Data(contentsOf: folder.appending(path: path))
        guard contents.count < 2_000_000, let text = try? SourceText(contents: contents) else {
          continue
        }
        counts.files += 1
        let isRead = Self.isRead(text)
        if !isRead { counts.skipped += 1 }
        guard Self.hasCache(text) else { continue }
        counts.caches += 1
        #expect(isRead, "\(path)")
      }
    }
    print(
      "skip: of \(counts.files) files \(counts.caches) have caches, \(counts.skipped) are skipped"
    )
    #expect(counts.caches > 200 && counts.skipped > 10)
  }

  @Test(arguments: [
    (#"{"format_version":"1.2","resource_changes":[{"type":"aws_s3_bucket"}]}"#, nil),
    (#"{"format_version":"1.2","planned_values":{}}"#, nil),
    (#"{"plan_format_version":"1.2","resource_changes":[]}"#, nil),
    // A version that we do not know has no caches either, and what is left out here is whole.
    (#"{"format_version":"9.0","resource_changes":[]}"#, nil),
    (#"{"format_version":"1.2","resource_changes":[{"type":"aws_s3_b"#, "unreadable"),
    (#"{"format_version":"1.2","resource_changes":[{]}"#, "unreadable"),
    (#"{"format_version":"1.0","values":{"root_module":{}}}"#, "not-examined"),
  ])
  func `passes over a plan without caches only if it is one and whole`(
    _ contents: String,
    _ rule: String?,
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    let report = Linter().lint(SourceFile(path: "a.json", text: text, isNamed: false))
    #expect(report.diagnostics.map(\.rule) == [rule].compactMap(\.self))
    #expect(report.skipReason == (rule == nil ? "the plan names no cache" : nil))
  }

  @Test(arguments: [
    ("AWS::ElastiCache::", Mention.certain), ("AWS::elasticache::", .certain),
    ("AWS::Elasticache::", .certain), ("AWS::elastiCache::", .none), ("aws::elasticache::", .none),
    ("aws_elasticache_cluster", .certain), ("awscc_elasticache_cluster", .certain),
    ("aws-elasticache-cluster", .none), ("a wealthy health", .none),
    // Whatever stands before and behind it.
    (#"\n AWS::ElastiCache::"#, .certain), (#"\u0041 AWS::ElastiCache::"#, .certain),
    (#"l\nasticah AWS::ElastiCache::"#, .certain), (#"AWS::ElastiCache:: \u0041"#, .certain),
    // Escapes that are part of a name, and others.
    (#""\u0041WS::ElastiCache::""#, .certain), (#""AWS\u003a\x3AElastiCache::""#, .certain),
    (#""AWS::Elasti\U00000043ache::""#, .certain), (#""aws\x5felasticache_cluster""#, .certain),
    ("AWS::Elasti\\\nCache::", .certain), ("AWS::Elasti\\\r\n \t Cache::", .certain),
    ("AWS::Elasti\\\r  \\\n\tCache::", .certain), ("AWS::Elasti\\\u{85}Cache::", .certain),
    ("AWS::Elasti\\\u{2028} Cache::", .certain), ("AWS::Elasti\\\u{2029}Cache::", .certain),
    (#"\\\u0041WS::ElastiCache::"#, .certain), (#"\"\u0041WS::ElastiCache::"#, .certain),
    (#""\u0041""#, .none), (#""\\x41WS::ElastiCache::""#, .none), ("\\\n", .none),
    (#""AWS::Elasti\x4Cache::""#, .none), (#""AWS::Elasti\u043ache::""#, .none),
    ("AWS::Elasti\\\u{A0}Cache::", .none), ("AWS::Elasti\\ \nCache::", .none),
    ("AWS::Elasti\\\n\nCache::", .none), (#""\u003c\u003e\u0026""#, .none),
    // What a loop puts together.
    ("Fn::ForEach", .possible), (#""Fn::ForE\x61ch""#, .possible),
    ("Fn::ForEach AWS::${S}::CacheCluster", .certain), ("Fn::ForEach [ElastiCache]", .certain),
    ("Fn::ForEach ServerlessCache", .certain), (#"Fn::ForEach "Replication\x47roup""#, .certain),
    ("AWS::${S}::CacheCluster", .none), ("\\", .none), ("", .none),
  ])
  func `tells what may name a cache, wherever it stands`(_ part: String, _ mention: Mention) throws
  {
    for count in [0, 1, 7, 8, 9, 55, 56, 57, 63, 64, 65, 130] {
      let padding = String(repeating: "-", count: count)
      for contents in [padding + part, part + padding, padding + part + padding] {
        // A backslash is nothing by itself at the end of a text.
        let text = try SourceText(contents: contents.utf8)
        #expect(Self.reading(of: text).mention == mention, "\(contents)")
      }
    }
  }

  /// Of a plan without caches only the outermost keys are laid out.
  @Test func `takes for a plan by its outermost keys what is one as a whole`() throws {
    let plan = PlanExtractor()
    var count = 0
    for fixture in Fixture.all {
      guard let text = try? SourceText(contents: fixture.contents),
        let whole = plan.read(text).documents.first,
        let outline = plan.readOutline(text).documents.first
      else { continue }
      count += 1
      #expect(plan.isPlan(outline) == plan.isPlan(whole), "\(fixture)")
    }
    #expect(count > 0)
  }

  /// Ways to write a type that YAML and JSON read alike.
  @Test func `reads every disguise of a type`() throws {
    var generator = SeededGenerator(seed: 7)
    let types = CacheType.allCases.map(\.rawValue).filter { $0.hasPrefix("AWS::") }
    var disguised = 0
    for round in 0..<2_000 {
      let type = types[round % types.count]
      let written = type.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16)
        let padded = { (width: Int) in String(repeating: "0", count: width - digits.count) + digits
        }
        return switch Int.random(in: 0..<24, using: &generator) {
        case 0: "\\x" + padded(2)
        case 1: "\\u" + padded(4)
        case 2: "\\U" + padded(8)
        case 3:
          String(scalar) + "\\"
            + (["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"].randomElement(
              using: &generator
            ) ?? "")
            + "      "
        default: String(scalar)
        }
      }.joined()
      if written != type { disguised += 1 }
      let template = """
        Resources:
          A:
            Type: "\(written)"
            Properties: { Engine: redis }
        """
      let isWide = Int.random(in: 0..<8, using: &generator) == 0
      let encoding: String.Encoding = isWide ? .utf16LittleEndian : .utf8
      let contents = try #require(template.data(using: encoding))
      let text = try SourceText(contents: contents)
      try #require(Self.hasCache(text), "\(template)")
      #expect(Self.isRead(text), "\(template)")
    }
    #expect(disguised > 1_000)
  }
}
