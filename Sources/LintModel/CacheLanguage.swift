/// A language that declares caches.
package enum CacheLanguage: Sendable {
  /// Templates in JSON or YAML.
  case cloudFormation
  /// Plans in JSON.
  case terraform

  /// What the retention limit is called in it.
  package var retentionLimit: String {
    switch self {
    case .cloudFormation: "SnapshotRetentionLimit"
    case .terraform: "snapshot_retention_limit"
    }
  }

  /// What the engine is called in it.
  package var engine: String {
    switch self {
    case .cloudFormation: "Engine"
    case .terraform: "engine"
    }
  }
}
