internal import LintDiagnostics

/// Pages that several guides cite.
extension GuideReference {
  static let backups = GuideReference(
    "ElastiCache: snapshot and restore, with what cannot be backed up",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html",
  )

  static let automaticBackups = GuideReference(
    "ElastiCache: scheduling automatic backups",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
  )

  static let deletingBackups = GuideReference(
    "ElastiCache: deleting a backup",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/red-ug/backups-deleting.html",
  )

  static let pricing = GuideReference(
    "ElastiCache pricing",
    "https://aws.amazon.com/elasticache/pricing/",
  )

  static let replicationGroup = GuideReference(
    "CloudFormation: AWS::ElastiCache::ReplicationGroup",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
      + "aws-resource-elasticache-replicationgroup.html",
  )

  static let snapshottingCluster = GuideReference(
    "aws-cdk issue 6256: SnapshottingClusterId is asked for",
    "https://github.com/aws/aws-cdk/issues/6256",
  )

  static let securityHub = GuideReference(
    "Security Hub: controls for ElastiCache",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html",
  )

  static let config = GuideReference(
    "AWS Config: elasticache-automatic-backup-check-enabled",
    "https://docs.aws.amazon.com/config/latest/developerguide/"
      + "elasticache-automatic-backup-check-enabled.html",
  )

  static let olderConfig = GuideReference(
    "AWS Config: elasticache-redis-cluster-automatic-backup-check",
    "https://docs.aws.amazon.com/config/latest/developerguide/"
      + "elasticache-redis-cluster-automatic-backup-check.html",
  )

  static let controlTower = GuideReference(
    "Control Tower: controls for ElastiCache",
    "https://docs.aws.amazon.com/controltower/latest/controlreference/elasticache-rules.html",
  )

  static let cis = GuideReference(
    "CIS Controls v8: 11.2, perform automated backups",
    "https://controls-assessment-specification.readthedocs.io/en/stable/control-11/"
      + "control-11.2.html",
  )

  static let templateFormats = GuideReference(
    "CloudFormation: template formats",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
  )

  static let templateParameters = GuideReference(
    "CloudFormation: parameters",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
      + "parameters-section-structure.html",
  )
}
