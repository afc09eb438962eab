/// The example templates in guides about suppressions.
enum SuppressionExample {
  /// A cache without backups, with a comment on the line above its limit.
  static func template(_ comment: String, days: Int = 0) -> String {
    let above = comment.isEmpty ? "" : "      # elasticache-lint: \(comment)\n"
    return """
      Resources:
        Pages:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            ServerlessCacheName: pages
            Engine: valkey
      \(above)      SnapshotRetentionLimit: \(days)
      """
  }
}
