internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache that a manifest declares.
struct ManifestCache {
  let cache: Cache

  /// The keys that are written twice and decide.
  let remarks: [Remark]

  /// Reads a resource; nil for one without a name.
  ///
  /// - Parameter repeated: the mappings of the document with keys that seem to be written twice.
  init?(_ manifest: Node, _ kind: ResourceKind, repeated: [Node]) {
    let metadata = manifest["metadata"]
    guard let name = metadata?["name"] ?? metadata?["generateName"], let text = name.text,
      !text.isEmpty
    else { return nil }
    let fields = ManifestFields(manifest, kind.controller)
    let annotations = Annotations(metadata)
    var retention = fields.retention(absence: Self.absence(kind, fields, annotations))
    var exemption = Self.exemption(manifest, kind, annotations)
    if exemption == nil, kind.type.form == .cluster {
      switch Self.membership(fields, kind.controller) {
      case .none: break
      case .member(let group): exemption = .memberOfReplicationGroup(group)
      case .unknown(let reason): retention = .undecided(reason)
      }
    }
    if kind.controller == .crossplane, Self.neverCreates(manifest), fields.isInitial {
      retention = .undecided(Self.initialValue)
    }
    let duplicates = Self.duplicates(in: manifest, repeated)
    remarks = duplicates.map(Remark.init(decisive:))
    if let duplicate = duplicates.first {
      (retention, exemption) = (.undecided(.duplicateKey(duplicate.name)), nil)
    }
    let range =
      fields[ManifestFields.limit]?.range ?? fields.container?.range
      ?? manifest.entry("apiVersion")?.key.range ?? name.range
    let namespace = metadata?["namespace"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    var cache = Cache(
      id: namespace.map { "\($0)/\(text)" } ?? text,
      type: kind.type,
      range: name.range,
      possibilities: [
        Possibility(
          retention: retention,
          range: range,
          engine: fields.engine,
          isTooSmallForBackups: Self.isTooSmallForBackups(fields, kind),
          exemption: exemption,
        )
      ],
    )
    cache.names = Self.names(fields, kind, annotations, name: text)
    self.cache = cache
  }

  // MARK: Values

  /// Returns the meaning of a missing limit.
  private static func absence(
    _ kind: ResourceKind,
    _ fields: ManifestFields,
    _ annotations: Annotations,
  ) -> Retention {
    guard kind.controller == .aws else { return .absent(.notWritten) }
    if annotations["services.k8s.aws/adoption-policy"] == "adopt" {
      return .undecided(
        .unresolved(
          "the controller takes the value from the cache that it adopts",
          remedy: "set snapshotRetentionLimit, or audit the cache: lint audit",
        )
      )
    }
    if kind.type.form == .replicationGroup,
      fields.has("primaryClusterID") || fields.has("primaryClusterRef")
    {
      return .undecided(
        .unresolved(
          "the group takes its settings from the existing cluster that 'primaryClusterID' names",
          remedy: "set snapshotRetentionLimit",
        )
      )
    }
    return .absent(.notWritten)
  }

  private static func exemption(
    _ manifest: Node,
    _ kind: ResourceKind,
    _ annotations: Annotations,
  ) -> Exemption? {
    if let time = manifest["metadata"]?["deletionTimestamp"], time.scalarValue != .null {
      return .beingDeleted
    }
    switch kind.controller {
    case .aws:
      return annotations["services.k8s.aws/read-only"] == "true" ? .dataSource : nil
    case .crossplane:
      guard let policies = manifest["spec"]?["managementPolicies"], policies.kind == .sequence
      else { return nil }
      let changing: [StaticString] = ["*", "Create", "Update"]
      let mayChange = policies.elements.contains { policy in
        policy.text == nil || changing.contains { policy.hasText($0) }
          || policy.text.map(ManifestFields.isFilledIn) == true
      }
      return mayChange ? nil : .dataSource
    }
  }

  private static let initialValue = Undecided.unresolved(
    "'initProvider' counts only when the resource is created, which 'managementPolicies' forbids",
    remedy: "set snapshotRetentionLimit in 'forProvider'",
  )

  /// Whether the policies forbid to create the resource.
  private static func neverCreates(_ manifest: Node) -> Bool {
    guard let policies = manifest["spec"]?["managementPolicies"], policies.kind == .sequence
    else { return false }
    return !policies.elements.contains { policy in
      policy.text == nil || policy.hasText("*") || policy.hasText("Create")
        || policy.text.map(ManifestFields.isFilledIn) == true
    }
  }

  private enum Membership {
    case none
    case member(Text?)
    case unknown(Undecided)
  }

  private static func membership(
    _ fields: ManifestFields,
    _ controller: ResourceKind.Controller,
  ) -> Membership {
    switch controller {
    case .aws:
      if let group = fields.text("replicationGroupID") { return member(group) }
      let reference = fields["replicationGroupRef"]?["from"]?["name"]?.text
      return reference.map { .member($0) } ?? .none
    case .crossplane:
      if let group = fields.text("replicationGroupId") { return member(group) }
      if let name = fields["replicationGroupIdRef"]?["name"]?.text { return .member(name) }
      return fields["replicationGroupIdSelector"]?.kind == .mapping ? .member(nil) : .none
    }
  }

  private static func member(_ group: Text) -> Membership {
    // The replacement may be empty.
    ManifestFields.isFilledIn(group) ? .unknown(ManifestFields.filledIn(group)) : .member(group)
  }

  /// Whether the nodes are `cache.t1.micro` and cluster mode is certainly disabled.
  private static func isTooSmallForBackups(
    _ fields: ManifestFields,
    _ kind: ResourceKind,
  ) -> Bool {
    let nodeType = fields.text("cacheNodeType") ?? fields.text("nodeType")
    guard nodeType == "cache.t1.micro" else { return false }
    switch kind.type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      let others: [StaticString] = [
        "nodeGroupConfiguration", "cacheParameterGroupName", "cacheParameterGroupRef",
        "parameterGroupName", "parameterGroupNameRef", "parameterGroupNameSelector",
      ]
      return !others.contains(where: fields.has)
        && (fields["numNodeGroups"].map { $0.hasText("1") } ?? true)
        && (fields["clusterMode"].map { $0.hasText(inAnyCase: "disabled") } ?? true)
    }
  }

  private static func names(
    _ fields: ManifestFields,
    _ kind: ResourceKind,
    _ annotations: Annotations,
    name: Text,
  ) -> Set<Text> {
    let own: Text? =
      switch (kind.controller, kind.type.form) {
      case (.aws, .cluster): fields.text("cacheClusterID")
      case (.aws, .replicationGroup): fields.text("replicationGroupID")
      case (.aws, .serverless): fields.text("serverlessCacheName")
      case (.crossplane, _): annotations["crossplane.io/external-name"] ?? name
      }
    return own.map { ManifestFields.isFilledIn($0) ? [] : [$0] } ?? []
  }

  // MARK: Repeated keys

  private static func duplicates(
    in manifest: Node,
    _ repeated: [Node],
  ) -> [(name: Text, key: Node, first: Node)] {
    guard !repeated.isEmpty else { return [] }
    let spec = manifest["spec"]
    let parts = [
      manifest, manifest["metadata"], spec, spec?["forProvider"], spec?["initProvider"],
    ]
    .compactMap(\.self).filter { part in repeated.contains { $0.isIdentical(to: part) } }
    return parts.flatMap { part in
      var first: [Text: Node] = [:]
      return part.writtenEntries.compactMap { entry -> (name: Text, key: Node, first: Node)? in
        guard let name = entry.key.text else { return nil }
        if let earlier = first[name] { return (name, entry.key, earlier) }
        first[name] = entry.key
        return nil
      }
    }
  }
}

/// The annotations of a resource.
struct Annotations {
  private let mapping: Node?

  init(_ metadata: Node?) { mapping = metadata?["annotations"] }

  subscript(name: StaticString) -> Text? { mapping?[name]?.text }

  /// Returns the value of an annotation with its place.
  func value(_ name: StaticString) -> Node? { mapping?[name] }
}

extension Remark {
  /// Reports a key of a cache that is written twice.
  fileprivate init(decisive duplicate: (name: Text, key: Node, first: Node)) {
    self.init(
      .duplicateKey(isDecisive: true),
      "key '\(duplicate.name)' is written twice, and Kubernetes refuses that",
      help: "remove one of them",
      at: duplicate.key.range,
      explanations: [Explanation("first written here", at: duplicate.first.range)],
    )
  }
}
