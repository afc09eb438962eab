import LintDiagnostics
import LintModel
import LintSyntax
import LintTestSupport
import LintText
import Testing

@testable import CloudFormation

struct CloudAssemblyTests {
  private static let program = """
    import { aws_elasticache as cache } from 'aws-cdk-lib';
    new cache.CfnServerlessCache(this, 'Cache', { engine: 'redis' });
      group.snapshotRetentionLimit = 0;

    /* ä🚀 */ build(this);
    """

  private static let manifest = """
    {"version": "55.0.0", "artifacts": {"Shop": {
      "type": "aws:cloudformation:stack",
      "properties": {"templateFile": "Shop.template.json"},
      "additionalMetadataFile": "Shop.metadata.json"
    }}}
    """

  /// The metadata of the construct of the cache.
  private static func metadata(_ entries: String...) -> String {
    let id = #"{"type": "aws:cdk:logicalId", "data": "Cache"}"#
    return """
      {"/Shop": [{"type": "aws:cdk:templateFile", "data": "Shop.template.json"}],
       "/Shop/Cache": [\(([id] + entries).joined(separator: ", "))]}
      """
  }

  private static func creation(_ frames: String...) -> String {
    let frames = frames.map { "\"\($0)\"" }.joined(separator: ", ")
    return #"{"type": "aws:cdk:creationStack", "data": [\#(frames)]}"#
  }

  private static let plain = creation("f (/p/lib/shop.ts:2:1)")

  /// What the assembly says of the caches of a template.
  private static func located(
    _ metadata: String,
    _ files: [String: String] = [:],
    path: String = "/p/cdk.out/Shop.template.json",
    property: String = "",
  ) throws -> Extraction? {
    let template = """
      {"Resources": {"Cache": {"Type": "AWS::ElastiCache::ServerlessCache"\(property)}}}
      """
    var extraction = try Reading.extraction(template)
    let known = [
      "/p/cdk.json": "{}", "/p/lib/shop.ts": program, "/p/cdk.out/manifest.json": manifest,
      "/p/cdk.out/Shop.metadata.json": metadata,
    ]
    let text = try SourceText(contents: template.utf8)
    guard
      var assembly = CloudAssembly(
        around: SourceFile(path: path, text: text, isNamed: false),
        MemorySources(known.merging(files) { _, new in new }.filter { $0.value != "-" }),
      )
    else { return nil }
    assembly.locate(&extraction, LineIndex(text))
    return extraction
  }

  /// The line that creates the cache and the one that assigns its limit.
  private static func places(
    _ metadata: String,
    _ files: [String: String] = [:],
    property: String = "",
  ) throws -> [String?] {
    let program = try located(metadata, files, property: property)?.caches[0].origin.program
    return [program?.creation, program?.assignment].map { place in
      place.map {
        let (start, end) = ($0.range.lowerBound, $0.range.upperBound)
        return "\($0.path):\(start.line):\(start.column)-\(end.column)"
      }
    }
  }

  // MARK: Places

  @Test(
    arguments: [
      (["f (/p/lib/shop.ts:2:1)"], "/p/lib/shop.ts:2:1-29"),
      (["...aws-cdk-lib...", "at /p/lib/shop.ts:2"], "/p/lib/shop.ts:2:1-65"),
      (["f (/p/lib/shop.ts:3:32)"], "/p/lib/shop.ts:3:3-35"),
      (["f (/p/lib/shop.ts:5:11)"], "/p/lib/shop.ts:5:10-15"),
      (["f (/p/node_modules/l/shop.ts:2:1)", "f (/p/lib/shop.ts:5:11)"], "/p/lib/shop.ts:5:10-15"),
      // Lines that the file does not have are those of a former version.
      (["f (/p/lib/shop.ts:9:1)", "f (/p/lib/shop.ts:2:1)"], "/p/lib/shop.ts:2:1-29"),
      (["f (/p/lib/shop.ts:4:1)"], nil), (["f (/p/lib/shop.ts:2:99)"], nil),
      (["f (/elsewhere/shop.ts:2:1)"], nil), (["f (/p/../q/shop.ts:2:1)"], nil),
      (["f (/p/lib/none.ts:2:1)"], nil), (["...node internals..."], nil), ([], nil),
    ]
  )
  func `finds the innermost frame in the project`(_ frames: [String], _ place: String?) throws {
    let list = frames.map { "\"\($0)\"" }.joined(separator: ", ")
    let files = [
      "/elsewhere/shop.ts": Self.program, "/q/shop.ts": Self.program,
      "/p/node_modules/l/shop.ts": Self.program, "/p/../q/shop.ts": Self.program,
    ]
    let entry = #"{"type": "aws:cdk:creationStack", "data": [\#(list)]}"#
    #expect(try Self.places(Self.metadata(entry), files) == [place, nil])
  }

  @Test func `finds the last assignment of the limit`() throws {
    func assignment(_ property: String, _ line: Int) -> String {
      #"{"type": "aws:cdk:propertyAssignment", "data": {"propertyName": "\#(property)", "#
        + #""stackTrace": ["f (/p/lib/shop.ts:\#(line):1)"]}}"#
    }
    let metadata = Self.metadata(
      Self.plain,
      assignment("SnapshotRetentionLimit", 1),
      assignment("SnapshotRetentionLimit", 3),
      assignment("Engine", 5),
    )
    let place = "/p/lib/shop.ts:3:3-35"
    #expect(try Self.places(metadata) == ["/p/lib/shop.ts:2:1-29", place])
    // Without frames in the project for the creation.
    let entry = assignment("SnapshotRetentionLimit", 3)
    #expect(try Self.places(Self.metadata(entry)) == [place, place])
  }

  @Test func `reads the metadata of older assemblies`() throws {
    let manifest = """
      {"version": "20.0.0", "artifacts": {"Shop": {
        "type": "aws:cloudformation:stack",
        "properties": {"templateFile": "Shop.template.json"},
        "metadata": {"/Shop/Cache": [
          {"type": "aws:cdk:logicalId", "data": "Cache", "trace": ["f (/p/lib/shop.ts:2:1)"]}
        ]}
      }}}
      """
    let files = ["/p/cdk.out/manifest.json": manifest, "/p/cdk.out/Shop.metadata.json": "-"]
    #expect(try Self.places("", files)[0] == "/p/lib/shop.ts:2:1-29")
  }

  @Test func `finds the constructs of a nested stack`() throws {
    let metadata = """
      {"/Shop": [{"type": "aws:cdk:templateFile", "data": "Shop.template.json"}],
       "/Shop/Cache": [{"type": "aws:cdk:logicalId", "data": "Cache"}, \(Self.plain)],
       "/Shop/Data": [{"type": "aws:cdk:templateFile", "data": "Data.nested.template.json"}],
       "/Shop/Data/Cache": [{"type": "aws:cdk:logicalId", "data": "Cache"},
         \(Self.creation("f (/p/lib/shop.ts:5:11)"))]}
      """
    func line(_ name: String) throws -> Int? {
      let extraction = try Self.located(metadata, path: "/p/cdk.out/\(name).template.json")
      return extraction?.caches[0].origin.program?.creation.range.lowerBound.line
    }
    #expect(try line("Shop") == 2)
    #expect(try line("Data.nested") == 5)
    // A template of a former stack, whose name others may have now.
    #expect(try line("Former") == nil)
  }

  @Test(arguments: [("Shop/Cache", true), ("Shop/Other", false), ("Former/Cache", false)])
  func `compares the path of a construct`(_ path: String, _ isFound: Bool) throws {
    let property = #", "Metadata": {"aws:cdk:path": "\#(path)"}"#
    let places = try Self.places(Self.metadata(Self.plain), property: property)
    #expect((places[0] != nil) == isFound)
  }

  @Test func `finds nothing for one of two constructs`() throws {
    let metadata = """
      {"/Shop/A": [{"type": "aws:cdk:logicalId", "data": "Cache"}, \(Self.plain)],
       "/Shop/B": [{"type": "aws:cdk:logicalId", "data": "Cache"}, \(Self.plain)]}
      """
    #expect(try Self.places(metadata) == [nil, nil])
  }

  @Test(
    arguments: [
      "", "[]", "{", "null", #"{"/Shop/Cache": null}"#, #"{"/Shop/Cache": [null, 1, [], {}]}"#,
      #"{"/Shop/Cache": [{"type": [], "data": {}}, {"type": "aws:cdk:logicalId", "data": []}]}"#,
      #"{"/Shop/Cache": [{"type": "aws:cdk:logicalId", "data": "Cache"},"#
        + #" {"type": "aws:cdk:creationStack", "data": "/p/lib/shop.ts:2:1"},"#
        + #" {"type": "aws:cdk:propertyAssignment", "data": []},"#
        + #" {"type": "aws:cdk:acknowledged-rules", "data": ["a"]}]}"#,
    ]
  )
  func `ignores metadata of another form`(_ metadata: String) throws {
    #expect(try Self.places(metadata) == [nil, nil])
    #expect(try Self.located(metadata)?.suppressions.isEmpty ?? true)
  }

  @Test(arguments: ["-", "{", "{}", #"{"version": "1"}"#, #"{"version": "1", "artifacts": []}"#])
  func `reads no assembly without a manifest`(_ manifest: String) throws {
    let files = ["/p/cdk.out/manifest.json": manifest]
    #expect(try Self.located(Self.metadata(Self.plain), files) == nil)
  }

  @Test func `reads no metadata outside of the assembly`() throws {
    let manifest = Self.manifest.replacing("Shop.metadata.json", with: "../Shop.metadata.json")
    let files = [
      "/p/cdk.out/manifest.json": manifest, "/p/cdk.out/Shop.metadata.json": "-",
      "/p/Shop.metadata.json": Self.metadata(Self.plain),
      "/p/cdk.out/../Shop.metadata.json": Self.metadata(Self.plain),
    ]
    #expect(try Self.located("", files) == nil)
  }

  // MARK: Source maps

  private static let script = "\n\n    new Cache();\n"

  private static func map(_ source: String) -> String {
    #"{"version": 3, "sources": ["\#(source)"], "mappings": ";;IACA"}"#
  }

  @Test(
    arguments: [
      ("../lib/shop.ts", "/p/lib/shop.ts:2:1-29"), ("/p/lib/shop.ts", "/p/lib/shop.ts:2:1-29"),
      ("../lib/none.ts", "/p/dist/shop.js:3:5-14"), ("../../q/shop.ts", "/p/dist/shop.js:3:5-14"),
      ("webpack://lib/shop.ts", "/p/dist/shop.js:3:5-14"),
    ]
  )
  func `maps compiled files to their sources`(_ source: String, _ place: String) throws {
    let metadata = Self.metadata(Self.creation("f (/p/dist/shop.js:3:5)"))
    let other = ["/q/shop.ts": Self.program]
    func places(_ script: String, _ files: [String: String]) throws -> String? {
      let files = files.merging(other) { old, _ in old }
        .merging(["/p/dist/shop.js": script]) { old, _ in old }
      return try Self.places(metadata, files)[0]
    }
    let map = Self.map(source)
    #expect(try places(Self.script, ["/p/dist/shop.js.map": map]) == place)
    let named = Self.script + "//# sourceMappingURL=a.map\n"
    #expect(try places(named, ["/p/dist/a.map": map]) == place)
    let encoded = Base64.encoded(Text(map))
    let url = "data:application/json;charset=utf-8;base64,\(encoded)"
    #expect(try places(Self.script + "//# sourceMappingURL=\(url)", [:]) == place)
    let unmapped = "/p/dist/shop.js:3:5-14"
    for reference in ["../../a.map", "/q/a.map", "https://q/a.map", "data:,{}", "data:;base64,!"] {
      let text = Self.script + "//# sourceMappingURL=\(reference)\n"
      #expect(try places(text, ["/q/a.map": map, "/a.map": map]) == unmapped)
    }
  }

  // MARK: Acknowledgments

  private static func acknowledgment(_ rules: String, frames: String = "[]") -> String {
    #"{"type": "aws:cdk:acknowledged-rules", "data": {\#(rules)}, "trace": \#(frames)}"#
  }

  @Test(
    arguments: [
      (#""elasticache-lint::backups-off": "a pure cache""#, "backups-off -- a pure cache"),
      (#""elasticache-lint::other": "a""#, "other -- a"),
      (#""elasticache-lint::backups-off": null"#, "backups-off"),
      (#""elasticache-lint::backups-off": ["a"]"#, "backups-off"),
    ]
  )
  func `reads our acknowledged rules`(_ rules: String, _ outline: String) throws {
    let extraction = try Self.located(Self.metadata(Self.acknowledgment(rules)))
    #expect(extraction?.suppressions.map(\.outline) == ["elasticache-lint \(outline)"])
    let place = try #require(extraction?.suppressions.first?.suppression.place)
    #expect(place.path == "/p/cdk.out/Shop.metadata.json" && place.range.lowerBound.line == 2)
  }

  @Test func `reads those of cdk-nag and of no other plugin`() throws {
    let rule = "HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup"
    let rules = #"""
      "HIPAA.Security::\#(rule)": "a", "Annotation::\#(rule)": "b", "other::backups-off": "c",
      "AwsSolutions::AwsSolutions-AEC5": "d", "backups-off": "e", "elasticache-lint::a::b": "f"
      """#
    let extraction = try Self.located(Self.metadata(Self.acknowledgment(rules)))
    #expect(extraction?.suppressions.map(\.outline) == ["cdk-nag -- a", "cdk-nag -- b"])
  }

  @Test func `reads those of the constructs around, at their lines`() throws {
    let rule = #""elasticache-lint::backups-off": "a""#
    let entry = Self.acknowledgment(rule, frames: #"["    at f (/p/lib/shop.ts:5:11)"]"#)
    let metadata = """
      {"/Shop": [\(entry)], "/Shop/Cache": [], "/Shop/Cache/Resource": [
        {"type": "aws:cdk:logicalId", "data": "Cache"}
      ], "/Shop/Cac": [\(entry)], "/Shop/Cache/Resource/Below": [\(entry)], "/Other": [\(entry)]}
      """
    let suppressions = try Self.located(metadata)?.suppressions ?? []
    #expect(suppressions.count == 1)
    #expect(suppressions.first?.suppression.place.path == "/p/lib/shop.ts")
  }
}
