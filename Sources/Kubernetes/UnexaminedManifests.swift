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
  var remark: Remark? { patch ?? target ?? change ?? embedded ?? text ?? carrier }

  /// A note on patches, wherever they are: of Kustomize, Flux and Argo CD.
  var patchRemark: Remark? { patch ?? target ?? change }

  /// Whether a text has patches of Kustomize that may change caches of whichever group.
  static func mayChangeCaches(_ text: SourceText) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(16 << 10))
    let isConfiguration = beginning.contains("patches") || beginning.contains("replacements")
    guard isConfiguration,
      kinds.contains(where: { text.bytes.contains($0) }) || text.bytes.contains(limit)
    else { return false }
    let reading = YAMLReader().read(text)
    return reading.error == nil
      && reading.documents.contains { document in
        let changes = UnexaminedManifests(document, except: [])
        return (document.root?.isKustomization == true || document.root?.isManifest == true)
          && (changes.target != nil || changes.change != nil)
      }
  }

  /// The kinds that only caches have.
  private static let kinds: [StaticString] = [
    "ReplicationGroup", "CacheCluster", "ServerlessCache",
  ]

  /// A note on a patch that names a cache.
  private var patch: Remark? {
    guard let root = document.root, root.isKustomization else { return nil }
    let mentions = document.scalars(where: Self.namesGroup)
    return Self.patchKeys.firstNonNil { key -> Remark? in
      guard let entry = root.entry(key),
        entry.value.elements.contains(where: { element in
          mentions.contains { element.range.contains($0.range.lowerBound) }
            && Self.mayPatchCache(element)
        })
      else { return nil }
      return Self.patches(at: entry.key)
    }
  }

  /// Whether an entry of a configuration may be a patch of a cache that may change its verdict.
  private static func mayPatchCache(_ entry: Node) -> Bool {
    let patch = entry["patch"]?.text ?? entry.text
    let isText = entry["patch"] != nil || patch?.contains("\n") == true
    if let patch, isText, !mayDecide(patch) { return false }
    if let target = entry["target"] { return PatchTarget(target).mayBeCache }
    return patch?.withBytes(CacheManifest.mayDeclareCache) ?? true
  }

  /// Whether a patch, or the path of a field, may change the verdict of a cache.
  static func mayDecide(_ patch: Text) -> Bool {
    let words: [StaticString] = [
      "etentionLimit", "$patch", "rovider", "op: move", "op: copy", "\"move\"", "\"copy\"",
      "'move'",
      "'copy'", "spec: null", "spec: ~",
    ]
    return words.contains { patch.contains($0) } || patch.names("engine")
      || patch == "spec" || patch.names("/spec", besides: UInt8(ascii: "/"))
  }

  private static func patches(at node: Node) -> Remark {
    Remark(
      .notExamined,
      "patches of Kustomize may change a cache, and are not examined",
      help: Remark.kustomizeHelp,
      at: node.range,
    )
  }

  /// A note on a patch or a replacement whose target is a cache.
  private var target: Remark? {
    document.mappings.firstNonNil { mapping in
      guard let entry = mapping.entry("target") ?? mapping.entry("select") else { return nil }
      let (group, kind) = (entry.value["group"]?.text, entry.value["kind"])
      guard group.map(ResourceKind.isGroup) ?? (kind != nil) else { return nil }
      let isCache =
        kind == nil || Self.kinds.contains { kind?.hasText($0) == true }
        || group != nil && kind?.hasText("Cluster") == true
      let fields = mapping["fieldPaths"]?.elements.compactMap(\.text) ?? []
      let parts = fields + [mapping["patch"]?.text].compactMap(\.self)
      let isHarmless = !parts.isEmpty && !parts.contains(where: Self.mayDecide)
      return isCache && !isHarmless ? Self.patches(at: entry.key) : nil
    }
  }

  private static let limit: StaticString = "snapshotRetentionLimit"

  /// A note on a patch of the limit of any target.
  private var change: Remark? {
    guard isWritten([Self.limit]) else { return nil }
    return document.mappings.firstNonNil { mapping in
      guard let entry = mapping.entry("patch"), let patch = entry.value.text,
        patch.contains(Self.limit), mapping["target"].map({ PatchTarget($0).mayBeCache }) ?? true,
        patch.hasPrefix("[") || patch.hasPrefix("-")
          || patch.withBytes(CacheManifest.mayDeclareCache)
      else { return nil }
      return Self.patches(at: entry.key)
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
    // Its texts are patches.
    guard document.root?.isKustomization != true || document.root?["spec"] != nil else {
      return nil
    }
    let texts = document.scalars { content in
      content.contains("kind") && content.contains("apiVersion")
        && CacheManifest.mayDeclareCache(content)
    }
    guard !texts.isEmpty else { return nil }
    let copies = Set(
      document.mappings.compactMap { mapping in
        mapping["kubectl.kubernetes.io/last-applied-configuration"]?.range.lowerBound
      }
    )
    return texts.first { !copies.contains($0.range.lowerBound) }.map { note("manifest", $0) }
  }

  /// Whether a text may have a resource of Crossplane that creates a cache in another form.
  static func mayCarryCaches(_ text: SourceText) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(16 << 10))
    return beginning.contains("apiVersion")
      && carriers.contains { text.bytes.contains($0) }
  }

  /// The beginnings of API groups for Cloud Control and for configurations of Terraform.
  private static let carriers: [StaticString] = [
    "cloudcontrol.aws.", "tf.upbound.io/", "opentofu.upbound.io/", "opentofu.m.upbound.io/",
  ]

  /// A note on a resource of Cloud Control, or on a configuration of Terraform in a manifest.
  private var carrier: Remark? {
    guard isWritten(Self.carriers) else { return nil }
    return document.mappings.firstNonNil { manifest in
      guard let version = manifest["apiVersion"], Self.carriers.contains(where: version.hasPrefix),
        let fields = manifest["spec"]?["forProvider"]
      else { return nil }
      if let type = fields["typeName"], let name = type.text, CacheType(name) != nil {
        return Remark(
          .notExamined,
          "this \(name) of Cloud Control is not examined",
          help: "audit the cache: lint audit",
          at: type.range,
        )
      }
      guard let module = fields["module"], let text = module.text,
        text.contains("aws_elasticache_") || text.contains("awscc_elasticache_")
      else { return nil }
      return Remark(
        .notExamined,
        "the configuration of Terraform in this manifest is not examined",
        help: "copy it into a file of its own, and lint that",
        at: module.range,
      )
    }
  }

  /// Whether one of some words is in this document, rather than in others of the text.
  private func isWritten(_ words: [StaticString]) -> Bool {
    guard let root = document.root else { return false }
    let bytes = UnsafeRawBufferPointer(rebasing: document.text.bytes[root.range])
    return words.contains { bytes.contains($0) }
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
    let groups: [StaticString] = [
      "elasticache.services.k8s.aws", "elasticache.aws.upbound.io",
      "elasticache.aws.m.upbound.io", "cache.aws.crossplane.io",
      "elasticache.aws.jet.crossplane.io",
    ]
    return groups.contains { content.contains($0) }
  }
}

extension Node {
  /// Whether it is a list of manifests.
  fileprivate var isList: Bool {
    kind == .sequence || self["items"]?.kind == .sequence && self["kind"]?.hasSuffix("List") == true
  }
}

extension Text {
  /// Whether it has a word that is not the beginning of a longer one.
  ///
  /// - Parameter other: a byte that does not end the word either.
  fileprivate func names(_ word: Text, besides other: UInt8? = nil) -> Bool {
    if hasSuffix(word) { return true }
    return split(separator: word).dropFirst().contains { rest in
      // Without a byte the word follows once more.
      guard let next = rest.utf8.first else { return false }
      return next != other && !next.isASCIIDigit
        && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    }
  }
}
