internal import LintModel
internal import LintText

/// An element of `resource_changes` in a plan (Terraform `internal/command/jsonplan/plan.go`).
struct ResourceChange: Decodable {
  /// The address of the instance, such as `module.a["b.c"].aws_elasticache_cluster.d[0]`.
  let address: Text

  /// `managed`, `data` or `ephemeral`.
  let mode: Text

  let type: Text

  /// The name in the block header.
  let name: Text

  /// The key of an old object that is pending deletion.
  let deposed: Text?

  let change: Change

  /// The planned actions and values of a resource.
  struct Change: Decodable {
    /// One or two of `no-op`, `create`, `read`, `update`, `delete`, `forget`.
    let actions: [Text]

    /// The known attributes after the change; nil if the resource no longer exists.
    let after: AttributeValues?

    /// `true` for each attribute that is still unknown.
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
  /// The reason why the planned actions exempt the resource from backups; nil if they don't.
  var exemption: Exemption? {
    if mode != "managed" || change.actions == ["read"] { return .dataSource }
    if deposed != nil { return .deposed }
    switch change.actions {
    case ["delete"]: return .deleted
    case ["forget"]: return .forgotten
    // Older versions of Terraform list resources that were deleted outside of it this way.
    case ["no-op"] where change.after == nil: return .deleted
    default: return nil
    }
  }
}
