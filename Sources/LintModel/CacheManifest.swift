internal import LintText

/// Manifests of Kubernetes that declare caches, in texts of other forms.
package enum CacheManifest {
  /// The beginnings of `apiVersion`; without a version, a group is only mentioned, as in a role.
  private static let versions: [StaticString] = [
    "elasticache.services.k8s.aws/v", "elasticache.aws.upbound.io/v",
    "elasticache.aws.m.upbound.io/v", "cache.aws.crossplane.io/v",
    "elasticache.aws.crossplane.io/v", "elasticache.aws.jet.crossplane.io/v",
  ]

  /// Whether a text has a manifest that may declare a cache.
  package static func isNamed(in text: UnsafeRawBufferPointer) -> Bool {
    versions.contains { text.contains($0) }
  }
}
