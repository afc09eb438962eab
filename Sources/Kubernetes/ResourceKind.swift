internal import LintModel
internal import LintSyntax
internal import LintText

/// The API group and the kind of a resource that is a cache.
struct ResourceKind {
  /// The controller that manages the resource.
  enum Controller {
    /// AWS Controllers for Kubernetes, whose `spec` has the fields.
    case aws
    /// The provider of Crossplane, whose `spec.forProvider` has the fields.
    case crossplane
  }

  let type: CacheType
  let controller: Controller

  /// Whether the version of the group is one whose fields are known.
  let isKnownVersion: Bool

  /// Recognizes a resource by `apiVersion` and `kind`; nil for any other.
  init?(_ manifest: Node) {
    guard let (group, version) = Self.group(of: manifest), let kind = manifest["kind"]?.text
    else { return nil }
    let versions = Self.versions[group]
    // Groups whose fields are not known have the same kinds.
    guard let type = CacheType("\(versions == nil ? Self.upboundGroup : group)/\(kind)") else {
      return nil
    }
    self.type = type
    controller = group == Self.awsGroup ? .aws : .crossplane
    isKnownVersion = versions?.contains(version) == true
  }

  /// Whether a node is a resource of one of the groups, in a version, of whichever kind.
  static func isOfGroup(_ manifest: Node) -> Bool { group(of: manifest) != nil }

  /// Whether a text names the group of the classic provider of Crossplane, whose name is not one of
  /// ``CacheNames``.
  static func isClassic(_ text: SourceText) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(16 << 10))
    return beginning.contains("apiVersion") && text.bytes.contains("cache.aws.crossplane.io")
  }

  private static let awsGroup: Text = "elasticache.services.k8s.aws"
  private static let upboundGroup: Text = "elasticache.aws.upbound.io"
  private static let classicGroup: Text = "cache.aws.crossplane.io"

  /// Groups of older providers.
  private static let otherGroups: Set<Text> = [
    "elasticache.aws.crossplane.io", "elasticache.aws.jet.crossplane.io",
  ]

  /// The known versions of the groups: elasticache-controller `apis/v1alpha1`, provider-upjet-aws
  /// `apis/cluster/elasticache` and `apis/namespaced/elasticache`, provider-aws `apis/cache`.
  private static let versions: [Text: Set<Text>] = [
    awsGroup: ["v1alpha1"],
    upboundGroup: ["v1beta1", "v1beta2"],
    "elasticache.aws.m.upbound.io": ["v1beta1", "v1beta2"],
    classicGroup: ["v1alpha1", "v1beta1"],
  ]

  private static func group(of manifest: Node) -> (group: Text, version: Text)? {
    guard let version = manifest["apiVersion"],
      version.hasPrefix("elasticache.") || version.hasPrefix("cache.aws."),
      let (group, name) = version.text?.split(atFirst: UInt8(ascii: "/")),
      isGroup(group)
    else { return nil }
    return (group, name)
  }

  /// Whether a text is the name of one of the groups.
  static func isGroup(_ name: Text) -> Bool {
    versions[name] != nil || otherGroups.contains(name)
  }
}
