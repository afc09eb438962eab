internal import LintModel
internal import LintSyntax
internal import LintText

/// Parts of a document from which other programs make manifests of caches: Compositions, patches,
/// manifests in texts.
struct UnexaminedManifests {
  private let document: Document
  private let judged: [Node]

  /// - Parameter judged: the manifests that are judged.
  init(_ document: Document, except judged: [Node]) {
    self.document = document
    self.judged = judged
  }

  /// The keys with patches in a configuration of Kustomize.
  static let patchKeys: [StaticString] = ["patches", "patchesStrategicMerge", "patchesJson6902"]

  /// A note on the first such part; nil without any.
  var remark: Remark? { patch ?? embedded ?? text }

  /// A note on a patch that names a cache.
  private var patch: Remark? {
    guard let root = document.root, root.isKustomization else { return nil }
    let mentions = document.scalars(where: Self.namesGroup)
    return Self.patchKeys.firstNonNil { key -> Remark? in
      guard let entry = root.entry(key),
        mentions.contains(where: { entry.value.range.contains($0.range.lowerBound) })
      else { return nil }
      return Remark(
        .notExamined,
        "patches of Kustomize may change a cache, and are not examined",
        help: Remark.kustomizeHelp,
        at: entry.key.range,
      )
    }
  }

  /// A note on a manifest in another one.
  private var embedded: Remark? {
    for mapping in document.mappings {
      guard let kind = ResourceKind(mapping),
        // Manifests that are listed have their own notes.
        document.root?.isList != true, document.root?.isIdentical(to: mapping) != true,
        !judged.contains(where: { $0.isIdentical(to: mapping) })
      else { continue }
      return note(kind.type.label, mapping["kind"] ?? mapping)
    }
    return nil
  }

  /// A note on a manifest that is written as a text.
  private var text: Remark? {
    let texts = document.scalars { content in
      content.contains("kind") && content.contains("apiVersion") && Self.namesGroup(content)
    }
    guard !texts.isEmpty else { return nil }
    let copies = document.mappings.compactMap { mapping in
      mapping["kubectl.kubernetes.io/last-applied-configuration"]?.range
    }
    return texts.first { !copies.contains($0.range) }.map { note("manifest", $0) }
  }

  private func note(_ name: String, _ node: Node) -> Remark {
    let owner = document.root?["kind"]?.text
    let isComposition = owner == "Composition"
    return Remark(
      .notExamined,
      "this \(name) is a part of \(owner.map { "kind '\($0)'" } ?? "another document"),"
        + " and is not examined",
      help: isComposition
        ? "lint what it makes: crossplane render XR.yaml COMPOSITION.yaml FUNCTIONS.yaml"
        : "lint the manifest that is made of it",
      at: node.range,
    )
  }

  private static func namesGroup(_ content: UnsafeRawBufferPointer) -> Bool {
    content.contains("elasticache.services.k8s.aws")
      || content.contains("elasticache.aws.upbound.io")
      || content.contains("elasticache.aws.m.upbound.io")
  }
}

extension Node {
  /// Whether it is a list of manifests.
  fileprivate var isList: Bool {
    kind == .sequence || self["items"]?.kind == .sequence && self["kind"]?.hasSuffix("List") == true
  }
}
