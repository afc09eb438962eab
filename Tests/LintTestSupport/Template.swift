/// Small templates for tests of the command.
package enum Template {
  /// A template with one cache that has the given limit, or none.
  package static func cache(_ id: String = "Cache", limit: String? = nil) -> String {
    let line = limit.map { "      SnapshotRetentionLimit: \($0)\n" } ?? ""
    return """
      Resources:
        \(id):
          Type: AWS::ElastiCache::CacheCluster
          Properties:
            Engine: redis
      \(line)
      """
  }

  /// A template whose cache takes its limit from the parameter `Days`, which has no default.
  package static let parameterized = """
    Parameters:
      Days:
        Type: Number
    \(cache(limit: "!Ref Days"))
    """

  /// A Memcached cluster with a limit, which is a warning.
  package static let warning = """
    Resources:
      Cache:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: memcached
          SnapshotRetentionLimit: 7
    """

  /// A template that breaks off.
  package static let broken = """
    Resources:
      Cache:
        Type: "AWS::ElastiCache::CacheCluster
    """
}
