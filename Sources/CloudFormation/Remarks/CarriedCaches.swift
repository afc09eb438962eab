internal import LintModel
internal import LintSyntax
internal import LintText

/// Caches that resources of other types deploy from their properties: a document of Systems Manager
/// with a template, a custom resource with a manifest of Kubernetes.
struct CarriedCaches {
  private let template: Template

  init(_ template: Template) {
    self.template = template
  }

  /// The maximum number of texts that are read.
  private static let textLimit = 64

  /// The maximum depth of texts in texts.
  private static let depthLimit = 3

  /// A template or a manifest with a cache, as a text or as a mapping.
  private struct Part {
    let range: Range<Int>
    let isManifest: Bool
  }

  /// Whether a template may have one: the word `Resources` is in most templates once.
  private static func mayBeFound(in text: SourceText) -> Bool {
    if CacheManifest.mayDeclareCache(in: text) { return true }
    guard let first = text.bytes.firstOffset(of: "Resources") else { return false }
    return text.bytes.firstOffset(of: "Resources", from: first + 1) != nil
  }

  /// One remark for each resource.
  var remarks: [Remark] {
    let document = template.root.document
    guard Self.mayBeFound(in: document.text) else { return [] }
    let parts = Self.parts(of: document, depth: 0)
    guard !parts.isEmpty else { return [] }
    return template.resources.compactMap { resource in
      guard TemplateProperty(of: resource) == nil, let properties = resource["Properties"],
        let part = Self.firstPart(of: parts, in: properties.range)
      else { return nil }
      return Self.remark(part, in: resource.name, at: part.range)
    }
  }

  /// Returns a note on the properties of a resource that a change set creates or changes; nil if they
  /// carry no cache.
  ///
  /// - Parameter context: the properties as a text in JSON.
  static func remark(onChangeOf id: Node, _ context: Node) -> Remark? {
    guard let text = context.text,
      text.contains("Resources") && text.contains("AWS::ElastiCache::")
        || text.withBytes(CacheManifest.mayDeclareCache),
      let part = part(context, 0)
    else { return nil }
    return remark(part, in: id.text ?? "", at: id.range)
  }

  private static func remark(_ part: Part, in name: Text, at range: Range<Int>) -> Remark {
    Remark(
      .notExamined,
      "the \(part.isManifest ? "manifest" : "template") with a cache in '\(name)' is not"
        + " examined",
      help: "copy it into a file of its own, and lint that",
      at: range,
    )
  }

  /// Returns the first of some parts, in order, that is in a range.
  private static func firstPart(of parts: [Part], in range: Range<Int>) -> Part? {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore = parts[middle].range.lowerBound < range.lowerBound
      if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low < parts.count, range.contains(parts[low].range.lowerBound) else { return nil }
    return parts[low]
  }

  /// Returns the parts of a document, in order.
  private static func parts(of document: Document, depth: Int) -> [Part] {
    let texts = document.scalars { content in
      content.count > 48
        && (content.contains("AWS::ElastiCache::") && content.contains("Resources")
          || CacheManifest.mayDeclareCache(content))
    }
    .prefix(textLimit).compactMap { part($0, depth) }
    let mappings = document.mappings.compactMap { mapping -> Part? in
      if mapping["apiVersion"] != nil {
        guard isManifest(mapping) else { return nil }
        return Part(range: mapping.range, isManifest: true)
      }
      guard let key = mapping.entry("Resources")?.key, hasCache(mapping) else { return nil }
      return Part(range: key.range, isManifest: false)
    }
    return (texts + mappings).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Returns a text as a part; nil if it has none.
  private static func part(_ text: Node, _ depth: Int) -> Part? {
    guard let content = text.text else { return nil }
    if content.withBytes(CacheManifest.mayDeclareCache) {
      return Part(range: text.range, isManifest: true)
    }
    if CacheDeclarations.isTemplateWithCache(text) {
      return Part(range: text.range, isManifest: false)
    }
    guard depth < depthLimit, let source = try? SourceText(contents: Array(content.utf8)) else {
      return nil
    }
    let inner = TemplateReader().read(source).documents.firstNonNil {
      parts(of: $0, depth: depth + 1).first
    }
    return inner.map { Part(range: text.range, isManifest: $0.isManifest) }
  }

  private static func hasCache(_ mapping: Node) -> Bool {
    mapping["Resources"]?.entries.contains { resource in
      resource.value["Type"]?.text.flatMap(CacheType.init)?.language == .cloudFormation
    } == true
  }

  private static func isManifest(_ mapping: Node) -> Bool {
    let written = UnsafeRawBufferPointer(rebasing: mapping.document.text.bytes[mapping.range])
    return CacheManifest.mayDeclareCache(written)
  }
}
