internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Resources of a preview or a stack that declare caches in the form of another tool.
struct UnexaminedResources {
  /// The offsets of manifests of caches, in order.
  private let manifests: [Int]

  /// - Parameter namesManifests: whether the text names a group of manifests of caches.
  init(in document: Document, namesManifests: Bool) {
    guard namesManifests else {
      manifests = []
      return
    }
    let mappings = document.mappings.filter { mapping in
      Self.isManifest(mapping["apiVersion"]?.text, mapping["kind"]?.text)
    }
    let texts = document.scalars { content in
      content.contains("kind") && CacheManifest.mayDeclareCache(content)
    }
    manifests = (mappings + texts).map(\.range.lowerBound).sorted()
  }

  /// Returns a note on a resource that declares a cache; nil for any other.
  func remark(_ state: Node, _ urn: Node) -> Remark? {
    guard let type = state["type"]?.text else { return nil }
    let inputs = state["inputs"]
    let name = urn.text?.split(separator: "::").last ?? ""
    switch type {
    case ControlledResource.classicType:
      guard Self.mayBeCache(inputs?["typeName"]) else { return nil }
    case ControlledResource.nativeType:
      guard Self.mayBeCache(inputs?["type"]) else { return nil }
    case _ where Self.deploysTemplate(type):
      return Remark(
        .notExamined,
        "the template that '\(name)' deploys as '\(type)' is not examined",
        help: "lint its own template as well",
        at: urn.range,
      )
    case _ where Self.isOfModule(type): break
    default:
      guard type.hasPrefix("kubernetes:"), Self.isManifest(type) || hasManifest(in: inputs) else {
        return nil
      }
    }
    return Remark(
      .notExamined,
      "'\(name)' declares a cache as '\(type)', and is not examined",
      help: "declare it with a type of aws:elasticache, or audit the cache: lint audit",
      at: urn.range,
    )
  }

  /// Whether resources of a type deploy templates that are elsewhere.
  private static func deploysTemplate(_ type: Text) -> Bool {
    [
      "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
      "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
      "aws-native:servicecatalog:CloudFormationProvisionedProduct",
    ].contains(type)
  }

  /// Whether a type is that of a cache in a module of Terraform:
  /// `redis:tf:aws_elasticache_replication_group`.
  private static func isOfModule(_ type: Text) -> Bool {
    let parts = type.split(separator: ":")
    return parts.count == 3 && parts[1] == "tf" && CacheType(parts[2])?.language == .terraform
  }

  /// Whether a type of CloudFormation is a cache, or is not known.
  private static func mayBeCache(_ node: Node?) -> Bool {
    guard let node, node.scalarValue != .null else { return false }
    guard let text = node.text, !StackResource.isSecret(node), text != StackResource.unknownValue
    else { return true }
    return CloudControlResource.mayHoldCache(text)
  }

  /// Whether a type has the group and the kind of a manifest of a cache:
  /// `kubernetes:elasticache.services.k8s.aws/v1alpha1:ReplicationGroup`.
  private static func isManifest(_ type: Text) -> Bool {
    let parts = type.split(separator: ":")
    return parts.count == 3 && isManifest(parts[1], parts[2])
  }

  private static func isManifest(_ version: Text?, _ kind: Text?) -> Bool {
    guard let group = version?.split(separator: "/").first, let kind else { return false }
    return CacheType("\(group)/\(kind)")?.language == .kubernetes
  }

  private func hasManifest(in inputs: Node?) -> Bool {
    guard let range = inputs?.range else { return false }
    return manifests.contains { range.contains($0) }
  }
}
