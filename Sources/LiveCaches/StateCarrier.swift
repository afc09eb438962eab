internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A resource in a Terraform state that deploys caches in another form: a stack, a resource of Cloud
/// Control, a manifest.
struct StateCarrier {
  /// The address.
  let address: Text

  /// The type of the resource.
  let type: Text

  /// The attributes.
  let values: Node

  /// The bytes that identify it.
  let place: Range<Int>

  /// Whether attributes must not be shown.
  let isSecret: Bool

  /// The cache of a resource of Cloud Control, with the remark on a limit that cannot be read; nil
  /// for any other resource, and if its properties cannot be read.
  var cache: (cache: Cache, remark: Remark?)? {
    guard type == Self.controlled, !isSecret, let cache = controlledType else { return nil }
    return CloudControlCache(inState: values, cache, address: address)?.cache
  }

  /// A note on caches that are not examined; nil if it deploys none.
  var remark: Remark? {
    switch type {
    case Self.controlled:
      guard let cache = values["type_name"]?.text, CacheType(cache) != nil else { return nil }
      return note("the properties of '\(address)' are not examined", help: Self.listings)
    case "aws_cloudformation_stack", "aws_cloudformation_stack_set", "awscc_cloudformation_stack",
      "awscc_cloudformation_stack_set":
      if let body = values["template_body"]?.text, !body.isEmpty,
        !InlineTemplate.mayDeployCaches(body)
      {
        return nil
      }
      return note(
        "the resources of stack '\(address)' are not in this state",
        help: "audit its drift: aws cloudformation describe-stack-resource-drifts",
      )
    case "kubernetes_manifest", "kubectl_manifest", "helm_release":
      let written = UnsafeRawBufferPointer(rebasing: values.document.text.bytes[values.range])
      guard CacheManifest.mayDeclareCache(written) else { return nil }
      return note("the cache in the manifest of '\(address)' is not examined", help: Self.listings)
    default: return nil
    }
  }

  private var controlledType: CacheType? {
    guard let type = values["type_name"]?.text.flatMap(CacheType.init),
      type.language == .cloudFormation
    else { return nil }
    return type
  }

  private func note(_ message: String, help: String) -> Remark {
    Remark(.notExamined, message, help: help, at: place)
  }

  private static let controlled: Text = "aws_cloudcontrolapi_resource"
  private static let listings = "audit what 'aws elasticache describe-…' prints"

  /// The parts of which each type contains one.
  static let typeParts: [StaticString] = [
    "_cloudformation_stack", "_cloudcontrolapi_resource", "_manifest", "helm_release",
  ]
}
