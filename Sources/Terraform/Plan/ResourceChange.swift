internal import LintModel
internal import LintText

/// An element of `resource_changes` in a plan (Terraform `internal/command/jsonplan/plan.go`).
struct ResourceChange: Decodable {
  /// The address of the instance, such as `module.a["b.c"].aws_elasticache_cluster.d[0]`.
  let address: Text

  /// `managed`, `data` or `ephemeral`.
  let mode: Text

  /// The resource type.
  let type: Text

  /// The name in its block header.
  let name: Text

  /// The key of an old object that waits for its deletion.
  let deposed: Text?

  /// What happens to it.
  let change: Change

  /// What happens to a resource.
  struct Change: Decodable {
    /// One or two of `no-op`, `create`, `read`, `update`, `delete`, `forget`.
    let actions: [Text]

    /// The attributes afterwards that are known; nil if nothing is left.
    let after: AttributeValues?

    /// `true` for each attribute that is not known yet.
    let afterUnknown: AttributeValues?

    /// `true` for each attribute that must not be shown.
    let afterSensitive: AttributeValues?

    enum CodingKeys: String, CodingKey {
      case actions
      case after
      case afterUnknown = "after_unknown"
      case afterSensitive = "after_sensitive"
    }
  }
}

extension ResourceChange {
  /// Why no backups are expected of the resource, going by what happens to it; nil if they may be.
  var exemption: Exemption? {
    if mode != "managed" || change.actions == ["read"] { return .dataSource }
    if deposed != nil { return .deposed }
    switch change.actions {
    case ["delete"]: return .deleted
    case ["forget"]: return .forgotten
    // Older versions of Terraform list what was deleted outside of it so.
    case ["no-op"] where change.after == nil: return .deleted
    default: return nil
    }
  }
}
