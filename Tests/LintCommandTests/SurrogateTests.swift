import Testing

/// Half of a surrogate pair, which JSON can write and no text can have, hides nothing.
struct SurrogateTests {
  private static let halves = ["\\ud83d", "\\udc00", "\\ud83d\\ud83d", "\\udc00\\ud83d", "\\uD83D"]

  @Test(arguments: halves) func `half a pair in a template hides no cache`(_ half: String) throws {
    for type in ["AWS::ElastiCache::CacheCluster", "\\u0041WS::ElastiCache::CacheCluster"] {
      let body = #""Type": "\#(type)", "Properties": {"Engine": "redis"}"#
      for template in [
        #"{"Description": "\#(half)", "Resources": {"A": {\#(body)}}}"#,
        #"{"Description": "\#(half)\#(type)", "Resources": {"A": {\#(body)}}}"#,
        #"{"Resources": {"\#(half)": {"Type": "\#(half)\#(type)"}, "A": {\#(body)}}}"#,
        #"{"Resources": {"\#(half)": {\#(body)}}}"#,
        #"{"\#(half)AWS::ElastiCache::": 1, "Resources": {"A": {"\#(half)": 1, \#(body)}}}"#,
      ] {
        let run = try LintProcess(["-f", "concise", "-"], input: template)
        #expect(run.status == 1, "\(template): \(run.output)")
        #expect(run.output.contains("automatic backups are off for cache cluster"), "\(template)")
      }
    }
  }

  /// Terraform writes none, so a change that has one is refused.
  @Test(arguments: halves) func `half a pair in a plan hides no cache`(_ half: String) throws {
    for (name, status) in [("a", 1), (half, 2)] as [(String, Int32)] {
      let plan = """
        {"format_version":"1.2","x":"\(half)aws_elasticache_cluster","resource_changes":[
        {"address":"aws_elasticache_cluster.a","type":"aws_elasticache_cluster","name":"\(name)",
        "mode":"managed","change":{"actions":["create"],
        "after":{"engine":"redis","snapshot_retention_limit":0}}}]}
        """
      let run = try LintProcess(["-f", "concise", "-"], input: plan)
      #expect(run.status == status, "\(plan): \(run.output)")
    }
  }
}
