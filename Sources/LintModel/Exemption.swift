package import LintText

/// The reason that no backups are expected of a cache.
package enum Exemption: Sendable, Hashable {
  /// A member of a replication group, which is backed up as a whole. The group is named if it is
  /// known.
  case memberOfReplicationGroup(Text?)
  /// The condition can never hold.
  case neverCreated
  /// The plan removes it.
  case deleted
  /// The change set removes it.
  case removed
  /// The preview deletes it, or stops managing it.
  case discarded
  /// The service is deleting it.
  case beingDeleted
  /// It no longer exists.
  case gone
  /// The plan stops managing it.
  case forgotten
  /// An old object that is awaiting deletion.
  case deposed
  /// A data source or another resource that is only read.
  case dataSource
}
