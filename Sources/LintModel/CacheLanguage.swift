/// A language that declares caches.
package enum CacheLanguage: Sendable {
  /// Templates in JSON or YAML.
  case cloudFormation
  /// Plans in JSON.
  case terraform
  /// Manifests of controllers, in YAML or JSON.
  case kubernetes
  /// Previews and states in JSON.
  case pulumi

  /// The name of the retention limit.
  package var retentionLimit: String {
    switch self {
    case .cloudFormation: "SnapshotRetentionLimit"
    case .terraform: "snapshot_retention_limit"
    case .kubernetes, .pulumi: "snapshotRetentionLimit"
    }
  }

  /// The name of the engine property.
  package var engine: String {
    switch self {
    case .cloudFormation: "Engine"
    case .terraform, .kubernetes, .pulumi: "engine"
    }
  }
}
