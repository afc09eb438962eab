internal import LintText

/// Types of resources that may deploy caches by other programs, from what is not examined.
enum CarrierType {
  private static let manifestNames: [StaticString] = [
    "kubernetes_manifest", "kubectl_manifest", "helm_release", "kustomization_resource",
    "argocd_application",
  ]

  private static let productNames: [StaticString] = [
    "aws_servicecatalog_provisioned_product",
    "aws_serverlessapplicationrepository_cloudformation_stack",
  ]

  /// The parts of which each type that applies a manifest from its own text contains one.
  static let manifestParts: [StaticString] = ["kubernetes_manifest", "kubectl_"]

  /// The types that apply manifests of Kubernetes.
  static let manifests = Set(manifestNames.map { Text("\($0)") })

  /// The data sources that make manifests of texts or files, which `kubectl_manifest` applies.
  static let manifestTexts: Set<Text> = [
    "kubectl_file_documents", "kubectl_path_documents", "template_file",
  ]

  /// The types that deploy templates which are stored elsewhere.
  static let products = Set(productNames.map { Text("\($0)") })

  /// The beginnings of the names of all these types.
  static let prefixes = manifestNames + productNames

  /// Returns the problem of a manifest with a cache.
  static func manifestProblem(_ address: Text) -> String {
    "the cache in the manifest that '\(address)' applies is not examined"
  }

  static let manifestHelp = "write the manifest into a file of its own, and lint that"

  /// Returns the problem of a template that is stored elsewhere.
  static func productProblem(_ address: Text) -> String {
    "the template that '\(address)' deploys is not examined"
  }

  static let productHelp = "lint its own template as well"
}
