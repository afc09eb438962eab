internal import LintModel
internal import LintSyntax
internal import LintText

/// Caches that resources of other types deploy from a text in their properties: a document of Systems
/// Manager with a template, a custom resource with a manifest of Kubernetes.
struct CarriedCaches {
  private let template: Template

  init(_ template: Template) {
    self.template = template
  }

  /// The maximum number of texts that are compared with the resources.
  private static let textLimit = 64

  /// Whether a template may have one in a string: the word `Resources` is in most templates once.
  private static func mayBeFound(in bytes: UnsafeRawBufferPointer) -> Bool {
    if CacheManifest.isNamed(in: bytes) { return true }
    guard let first = bytes.firstOffset(of: "Resources") else { return false }
    return bytes.firstOffset(of: "Resources", from: first + 1) != nil
  }

  /// One remark for each resource.
  var remarks: [Remark] {
    guard Self.mayBeFound(in: template.root.document.text.bytes) else { return [] }
    let texts = template.root.document.scalars { content in
      content.count > 48
        && (content.contains("AWS::ElastiCache::") && content.contains("Resources")
          || CacheManifest.isNamed(in: content))
    }
    .prefix(Self.textLimit)
    guard !texts.isEmpty else { return [] }
    return template.resources.compactMap { resource in
      guard TemplateProperty(of: resource) == nil, let properties = resource["Properties"],
        let text = texts.first(where: { properties.range.contains($0.range.lowerBound) })
      else { return nil }
      let isManifest = text.text.map { $0.withBytes(CacheManifest.isNamed) } ?? false
      guard isManifest || CacheDeclarations.isTemplateWithCache(text) else { return nil }
      return Remark(
        .notExamined,
        "the \(isManifest ? "manifest" : "template") with a cache in '\(resource.name)' is not"
          + " examined",
        help: "copy it into a file of its own, and lint that",
        at: text.range,
      )
    }
  }
}
