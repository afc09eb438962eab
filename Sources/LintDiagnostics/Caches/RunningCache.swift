package import LintText

/// A cache that runs in an account, apart from its retention limit.
package struct RunningCache: Sendable, Hashable {
  /// The name of the cache in the account; nil if the input does not show it.
  package let name: Text?

  /// The region and the account of the cache.
  package let location: ResourceLocation?

  /// The program that manages the cache, as far as the input shows it.
  package let manager: Manager?

  /// The replication group that the cluster belongs to; nil for any other cache.
  package let group: Text?

  /// The first member of a group whose backups must name one when they are turned on: one with
  /// cluster mode disabled.
  package let snapshotSource: Text?

  /// The limit that the template of its stack declares; nil if the input does not show it.
  package let expectedDays: Int?

  /// A program that manages caches.
  package enum Manager: Sendable, Hashable {
    /// CloudFormation, with the logical ID.
    case stack(logicalID: Text)
    /// Terraform, which knows the cache by its address.
    case terraform
  }

  /// Creates a cache from its parts.
  package init(
    name: Text?,
    location: ResourceLocation?,
    manager: Manager? = nil,
    group: Text? = nil,
    snapshotSource: Text? = nil,
    expectedDays: Int? = nil,
  ) {
    self.name = name
    self.location = location
    self.manager = manager
    self.group = group
    self.snapshotSource = snapshotSource
    self.expectedDays = expectedDays
  }
}
