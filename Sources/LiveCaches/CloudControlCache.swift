internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache as Cloud Control API describes it: properties of CloudFormation in a string.
struct CloudControlCache {
  /// The cache, with the remark on a limit that cannot be read.
  let cache: (cache: Cache, remark: Remark?)

  /// Reads a cache; nil for one without a name, or with properties that cannot be read.
  ///
  /// - Parameter isWhole: whether all properties are shown; a list may show the names only.
  init?(_ node: Node, _ type: CacheType, isWhole: Bool) {
    self.init(node["Identifier"], node["Properties"], type, isWhole: isWhole)
  }

  /// Reads a cache in a state of Terraform; nil for one without a name, or with properties that
  /// cannot be read.
  init?(inState values: Node, _ type: CacheType, address: Text) {
    self.init(values["id"], values["properties"], type, address: address, isWhole: true)
  }

  /// - Parameter address: the address in a state; nil elsewhere.
  private init?(
    _ identifier: Node?,
    _ written: Node?,
    _ type: CacheType,
    address: Text? = nil,
    isWhole: Bool,
  ) {
    guard let identifier, let name = identifier.text, !name.isEmpty,
      let properties = written.flatMap(ShownProperties.init(in:))
    else { return nil }
    let absence: Retention =
      isWhole
      ? .absent(.notWritten)
      : .undecided(
        .notShown(
          "SnapshotRetentionLimit",
          remedy:
            "audit what 'aws cloudcontrol get-resource' or 'aws elasticache describe-…' prints",
        )
      )
    let limit = properties.limit("SnapshotRetentionLimit", absence: absence)
    let possibility = Possibility(
      retention: limit.retention,
      range: properties.node["SnapshotRetentionLimit"].map(properties.range) ?? identifier.range,
      engine: properties.engine(type.form),
      isTooSmallForBackups: properties.isTooSmallForBackups(type.form),
      exemption: nil,
    )
    var cache = Cache(
      id: address ?? name,
      type: type,
      range: identifier.range,
      possibilities: [possibility],
    )
    cache.origin = .running(
      RunningCache(
        name: name,
        location: properties.location,
        manager: address == nil ? nil : .terraform,
      )
    )
    self.cache = (cache, limit.remark)
  }
}

extension ShownProperties {
  /// The region and account in the name of the resource; nil if it is not shown.
  var location: ResourceLocation? {
    (text("ARN") ?? text("Arn")).flatMap { ResourceLocation(resourceName: $0) }
  }

  /// Returns the engine in properties of CloudFormation.
  func engine(_ form: CacheType.Form) -> Engine {
    if let name = text("Engine") { return .named(name) }
    return form == .cluster
      ? .undecided(
        .notShown("Engine", remedy: "audit what 'aws elasticache describe-cache-clusters' prints")
      ) : .notWritten
  }

  /// Whether the nodes are certainly `cache.t1.micro` with cluster mode disabled.
  func isTooSmallForBackups(_ form: CacheType.Form) -> Bool {
    guard text("CacheNodeType") == "cache.t1.micro" else { return false }
    switch form {
    case .cluster: return true
    case .replicationGroup: return text("ClusterMode") == "disabled"
    case .serverless: return false
    }
  }
}
