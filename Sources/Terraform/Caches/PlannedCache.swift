internal import LintModel
internal import LintSyntax
internal import LintText

/// The values of a cache in one planned change (Terraform, "JSON Output Format").
struct PlannedCache {
  private let change: ResourceChange
  private let type: CacheType
  private let path: ModulePath
  private let block: Node?

  init(_ change: ResourceChange, _ type: CacheType, _ configuration: PlanConfiguration?) {
    self.change = change
    self.type = type
    path = ModulePath(ofAddress: change.address)
    block = configuration?.resource(type: change.type, name: change.name, at: path)
  }

  /// The planned state of an attribute.
  private enum Planned {
    case value(JSONValue)
    /// Known only after apply. A computed attribute that is set to null is also unknown.
    case unknown
    case notListed
  }

  private func planned(_ attribute: Attribute) -> Planned {
    if let value = change.change.after?[attribute] { return .value(value) }
    return change.change.afterUnknown?.marks(attribute) == true ? .unknown : .notListed
  }

  /// Returns the configured value of an attribute whose planned value is unknown.
  private func written(_ attribute: Attribute, _ values: inout WrittenValues) -> WrittenValue {
    block.map { values.value(of: attribute, in: $0, at: path) } ?? .notTold
  }

  private var isCreated: Bool { change.change.actions.contains("create") }

  /// Returns the name of the cache in its account; empty if it is unknown before apply.
  ///
  /// - Parameter change: the change as the plan has it.
  func names(in change: Node) -> Set<Text> {
    let after = change["change"]?["after"]
    let name = type.nameAttributes.firstNonNil { name -> Text? in
      guard let value = after?.value(named: name), case .text(let text)? = value.scalarValue else {
        return nil
      }
      return text
    }
    return name.map { [$0] } ?? []
  }

  // MARK: Answers

  /// Returns the reason why no backups are expected, or nil.
  func exemption(_ values: inout WrittenValues) -> Exemption? {
    change.exemption ?? membership(&values)
  }

  /// Returns the backup retention.
  func retention(_ values: inout WrittenValues) -> Retention {
    let attribute = Attribute.retentionLimit
    switch planned(attribute) {
    case .value(let value):
      return retention(of: value, &values)
    case .notListed:
      let isMarked = change.change.afterSensitive?.marks(attribute) ?? false
      let isTakenOut = isMarked || change.change.after?.isText == true
      return .undecided(isTakenOut ? .takenOut : .noAttribute(Text(attribute.rawValue)))
    case .unknown:
      switch written(attribute, &values) {
      case .notWritten where isCreated: return .absent(.notWritten)
      case .null where isCreated: return .absent(.null)
      case let written: return .undecided(written.reason ?? .knownAfterApply([]))
      }
    }
  }

  private func retention(of value: JSONValue, _ values: inout WrittenValues) -> Retention {
    let isSecret = change.change.afterSensitive?.marks(.retentionLimit) ?? false
    switch value {
    case .null:
      if case .notWritten = written(.retentionLimit, &values) { return .absent(.notWritten) }
      return .absent(.null)
    case .number(let number):
      guard let days = Int(exactly: number) else {
        return .malformed(isSecret ? nil : "\(number)")
      }
      return isSecret ? .secretDays(days) : .days(days)
    case .boolean(let boolean): return .malformed(isSecret ? nil : "\(boolean)")
    case .text(let text):
      guard let days = WholeNumber.value(text) else {
        // The provider's type is a number, so another tool replaced the value with text.
        return isSecret || Self.isPlaceholder(text)
          ? .undecided(.takenOut) : .malformed("'\(text)'")
      }
      return isSecret ? .secretDays(days) : .days(days)
    case .container: return .malformed(isSecret ? nil : "a list or a map")
    }
  }

  /// Whether a text is a placeholder for a redacted value: `***`, `REDACTED`, `(sensitive value)`.
  private static func isPlaceholder(_ text: Text) -> Bool {
    let words = text.string.lowercased()
    return ["redacted", "sensitive", "hidden", "masked", "secret"].contains(where: words.contains)
      || text.utf8.count >= 3 && text.utf8.allSatisfy { Self.masks.contains($0) }
  }

  private static let masks = Set("*xX#-_.•<>[]()".utf8)

  /// Returns the engine of the cache.
  func engine(_ values: inout WrittenValues) -> Engine {
    switch planned(.engine) {
    case .value(.text(let name)):
      guard change.change.afterSensitive?.marks(.engine) == true else { return .named(name) }
      return Engine.isKnown(name)
        ? .hidden(isMemcached: Engine.isMemcached(name)) : .undecided(.takenOut)
    case .value: return .notWritten
    case .unknown, .notListed:
      switch written(.engine, &values) {
      case .notWritten, .null: return .notWritten
      case .value: return .undecided(.knownAfterApply([]))
      case let written: return .undecided(undecidedEngine(written.reason, &values))
      }
    }
  }

  /// Returns the reason why the engine is unknown; a cluster whose group is also unknown may be a
  /// member of that group.
  private func undecidedEngine(
    _ reason: Undecided?,
    _ values: inout WrittenValues,
  ) -> Undecided {
    let reason = reason ?? .knownAfterApply([])
    guard type == .terraformCluster else { return reason }
    switch written(.replicationGroupID, &values) {
    case .unknown(let references), .open(_, let references):
      return .memberOrNot(group: Self.group(in: references), reason)
    case .notWritten, .null, .value, .notTold: return reason
    }
  }

  /// Returns the name of a replication group among references.
  ///
  /// A plan lists both `x.y.id` and `x.y`; the shorter one names the group.
  private static func group(in references: [Text]) -> Text? {
    references.filter { $0.hasPrefix("aws_elasticache_replication_group.") }
      .min { $0.utf8.count < $1.utf8.count }
  }

  /// Returns an exemption if the cache belongs to a replication group, as only
  /// `aws_elasticache_cluster` can.
  ///
  /// Every new cluster has an unknown `replication_group_id`, because the provider computes it.
  /// Exactly one of `engine` and `replication_group_id` must be set, and a member cannot have its
  /// own limit (provider `cluster.go`: `ExactlyOneOf`, `ConflictsWith`).
  private func membership(_ values: inout WrittenValues) -> Exemption? {
    guard type == .terraformCluster else { return nil }
    switch planned(.replicationGroupID) {
    case .value(.text(let group)):
      let isSecret = change.change.afterSensitive?.marks(.replicationGroupID) ?? false
      return group.isEmpty ? nil : .memberOfReplicationGroup(isSecret ? nil : group)
    case .value:
      return nil
    case .unknown, .notListed:
      break
    }
    if case .value(.text) = planned(.engine), isCreated { return nil }
    if case .value(.number(let days)) = planned(.retentionLimit), days != 0 { return nil }
    switch written(.replicationGroupID, &values) {
    case .notWritten, .null, .notTold:
      return nil
    case .value:
      return .memberOfReplicationGroup(nil)
    case .unknown(let references), .open(_, let references):
      switch written(.engine, &values) {
      case .unknown, .open: return nil
      case .notWritten, .null, .value, .notTold:
        return .memberOfReplicationGroup(Self.group(in: references))
      }
    }
  }

  /// Whether the nodes are `cache.t1.micro` with cluster mode disabled.
  var isTooSmallForBackups: Bool {
    let attribute: Attribute =
      type == .cloudControlCluster || type == .cloudControlReplicationGroup
      ? .cacheNodeType : .nodeType
    guard case .value(.text("cache.t1.micro")) = planned(attribute) else { return false }
    switch type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      if case .value(.boolean(let isEnabled)) = planned(.clusterEnabled) { return !isEnabled }
      if case .value(.text(let mode)) = planned(.clusterMode) { return mode == "disabled" }
      let expressions = block?["expressions"]
      return expressions != nil
        && ["num_node_groups", "cluster_mode", "parameter_group_name", "node_group_configuration"]
          .allSatisfy { expressions?.value(named: $0) == nil }
    }
  }
}
