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
    guard let (group, version) = Self.group(of: manifest), let kind = manifest["kind"]?.text,
      let type = CacheType("\(group)/\(kind)")
    else { return nil }
    self.type = type
    controller = group == Self.awsGroup ? .aws : .crossplane
    isKnownVersion = Self.versions(of: controller).contains(version)
  }

  /// Whether a node is a resource of one of the groups, in a version, of whichever kind.
  static func isOfGroup(_ manifest: Node) -> Bool { group(of: manifest) != nil }

  private static let awsGroup: Text = "elasticache.services.k8s.aws"

  private static let groups: Set<Text> = [
    awsGroup, "elasticache.aws.upbound.io", "elasticache.aws.m.upbound.io",
  ]

  private static func group(of manifest: Node) -> (group: Text, version: Text)? {
    guard let version = manifest["apiVersion"], version.hasPrefix("elasticache."),
      let (group, name) = version.text?.split(atFirst: UInt8(ascii: "/")), groups.contains(group)
    else { return nil }
    return (group, name)
  }

  /// The versions of the groups: elasticache-controller `apis/v1alpha1`, provider-upjet-aws
  /// `apis/cluster/elasticache` and `apis/namespaced/elasticache`.
  private static func versions(of controller: Controller) -> Set<Text> {
    switch controller {
    case .aws: ["v1alpha1"]
    case .crossplane: ["v1beta1", "v1beta2"]
    }
  }
}
