import Foundation
import LintTestSupport
import Testing

/// Answers where threads and stacks are small.
struct SmallStackTests {
  private static func nested(_ function: String, _ depth: Int) -> String {
    let value =
      switch function {
      case "Select": nest(depth, "!Select [0, [", "0", "]]")
      case "If": nest(depth, "!If [C, ", "0", ", 7]")
      case "FindInMap": nest(depth, "!FindInMap [M, a, ", "b", "]")
      case "Split": nest(depth, "!Select [0, !Split [x, ", "0", "]]")
      case "Sub": nest(depth, "!Sub ['${V}', {V: ", "0", "}]")
      case "Join": nest(depth, "!Join ['', [", "0", "]]")
      default: nest(depth, "{a: ", "0", "}")
      }
    return """
      Mappings: {M: {a: {b: b}}}
      Conditions: {C: \(nest(depth, "!And [", "!Equals [!Ref AWS::Region, us-east-1]", ", !Equals [a, a]]"))}
      Resources:
        Cache:
          Type: AWS::ElastiCache::CacheCluster
          Properties: {Engine: redis, SnapshotRetentionLimit: \(value)}
      """
  }

  private static func nest(
    _ depth: Int,
    _ open: String,
    _ inner: String,
    _ close: String,
  ) -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  /// Some systems give a thread 512 KiB, and a person may give the process less than it is used to.
  @Test(arguments: ["Select", "If", "FindInMap", "Split", "Sub", "Join", "none"], [512, 1024])
  func `answers with a small stack`(_ function: String, _ kilobytes: Int) throws {
    let folder = try TemporaryFolder()
    let depths = [100, 130, 190, 245, 398, 490]
    for depth in depths {
      try folder.write("\(depth).yaml", Self.nested(function, depth))
    }
    let command = "ulimit -s \(kilobytes) && exec lint --no-config -f concise ."
    let run = try LintProcess(URL(filePath: "/bin/sh"), ["-c", command], in: "\(folder.path)")
    #expect(run.status == 1 || run.status == 2, "\(run)")
    for depth in depths { #expect(run.output.contains("\(depth).yaml:"), "\(run)") }
  }

  @Test func `answers for many files with a small stack`() throws {
    let folder = try TemporaryFolder()
    for index in 0..<100 {
      try folder.write("\(index).yaml", Self.nested("Select", index % 10 == 0 ? 198 : 3))
    }
    let command = "ulimit -s 512 && exec lint --no-config -f concise ."
    let run = try LintProcess(URL(filePath: "/bin/sh"), ["-c", command], in: "\(folder.path)")
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("100 templates: 100 caches, 100 errors\n"), "\(run)")
  }
}
