/// Texts of documents.
extension Session {
  /// A template whose cache takes its limit from a parameter, 7 by default.
  static let child = """
    Parameters:
      Days: {Type: Number, Default: 7}
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          SnapshotRetentionLimit: !Ref Days
    """

  /// A configuration whose cache takes its limit from a variable that it does not declare.
  static let main = """
    resource "aws_elasticache_serverless_cache" "sessions" {
      engine = "valkey"
      name   = "sessions"
      snapshot_retention_limit = var.days
    }
    """
}
