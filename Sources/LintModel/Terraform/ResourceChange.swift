/// An element of `resource_changes` in a plan (Terraform `internal/command/jsonplan/plan.go`).
struct ResourceChange: Decodable {
  /// The address of the instance, such as `module.a["b.c"].aws_elasticache_cluster.d[0]`.
  let address: String

  /// `managed`, `data` or `ephemeral`.
  let mode: String

  /// The resource type.
  let type: String

  /// The name in its block header.
  let name: String

  /// The key of an old object that waits for its deletion.
  let deposed: String?

  /// What happens to it.
  let change: Change

  /// What happens to a resource.
  struct Change: Decodable {
    /// One or two of `no-op`, `create`, `read`, `update`, `delete`, `forget`.
    let actions: [String]

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

/// The attributes of a cache on which its verdict depends; all others are passed over.
struct AttributeValues: Decodable {
  private let values: [Attribute: JSONValue]
  private let isTrue: Bool

  init(from decoder: any Decoder) throws {
    // `after_unknown` and `after_sensitive` may be a single truth value for the whole object.
    guard let container = try? decoder.container(keyedBy: Attribute.self) else {
      values = [:]
      isTrue = try decoder.singleValueContainer().decode(JSONValue.self) == .boolean(true)
      return
    }
    isTrue = false
    var values: [Attribute: JSONValue] = [:]
    for attribute in container.allKeys {
      values[attribute] = try container.decode(JSONValue.self, forKey: attribute)
    }
    self.values = values
  }

  /// The value of an attribute, or nil if it is not listed.
  subscript(attribute: Attribute) -> JSONValue? { values[attribute] }

  /// Whether an attribute is marked with `true`, by itself or with all others.
  func marks(_ attribute: Attribute) -> Bool {
    isTrue || values[attribute] == .boolean(true)
  }
}

/// An attribute on which the verdict of a cache depends.
enum Attribute: String, CodingKey, CaseIterable {
  case retentionLimit = "snapshot_retention_limit"
  case engine
  case replicationGroupID = "replication_group_id"
  case nodeType = "node_type"
  case cacheNodeType = "cache_node_type"
  case clusterEnabled = "cluster_enabled"
}

/// A JSON value as far as attributes need it.
enum JSONValue: Decodable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case container

  init(from decoder: any Decoder) throws {
    guard let value = try? decoder.singleValueContainer() else {
      self = .container
      return
    }
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .container
    }
  }
}
