package import LintText

/// Why no backups are expected of a cache.
package enum Exemption: Sendable, Hashable {
  /// It belongs to a replication group, which is backed up as a whole. The group is named where it
  /// is known.
  case memberOfReplicationGroup(Text?)
  /// Its condition can never hold.
  case neverCreated
  /// The plan removes it.
  case deleted
  /// The plan leaves it alone from now on.
  case forgotten
  /// It is an old object that waits for its deletion.
  case deposed
  /// It is only read.
  case dataSource
}
