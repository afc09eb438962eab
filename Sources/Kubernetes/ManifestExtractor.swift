internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds the caches that the manifests of a document declare.
struct ManifestExtractor {
  /// The result.
  private(set) var extraction = Extraction(kind: .manifest)

  /// The manifests with caches.
  private var manifests: [Node] = []

  /// The annotations that accept findings, in the order of the caches.
  private(set) var acceptances: [Node?] = []

  private let document: Document
  private let repeated: [Node]
  private let lines: LineIndex

  /// Reads a document; nil for one that declares no cache, and has no part that may.
  ///
  /// - Parameter hasBraces: whether `{{` occurs in the text.
  init?(
    _ document: Document,
    _ lines: LineIndex,
    hasBraces: Bool,
    _ controls: ControlComments,
  ) {
    guard let root = document.root else { return nil }
    self.document = document
    self.lines = lines
    repeated = document.mappingsWithRepeatedKeys
    if root.isErrorResponse {
      extraction = Extraction(kind: nil, remarks: [.errorResponse(root)])
      return
    }
    for manifest in root.manifests { read(manifest) }
    if let remark = UnexaminedManifests(document, except: manifests).remark {
      extraction.remarks.append(remark)
    }
    if let remark = Self.continuation(of: root) { extraction.remarks.append(remark) }
    guard !extraction.caches.isEmpty || !extraction.remarks.isEmpty else { return nil }
    let braces = hasBraces ? document.firstBraces : nil
    let control = extraction.caches.isEmpty ? nil : controls.first(around: root.range)
    if let braces = braces ?? control {
      extraction = Extraction(kind: nil, remarks: [.chart(at: braces)])
      manifests = []
      acceptances = []
    } else if extraction.caches.isEmpty {
      extraction.kind = nil
    }
  }

  private mutating func read(_ manifest: Node) {
    guard let kind = ResourceKind(manifest) else {
      if let remark = Self.misspelling(manifest) { extraction.remarks.append(remark) }
      return
    }
    guard kind.isKnownVersion else {
      return note(
        "version '\(manifest["apiVersion"]?.text ?? "")' is not known, so this"
          + " \(kind.type.label) is not examined",
        help: "write it in a version whose fields are known: v1alpha1 of the AWS controllers,"
          + " v1beta1 and v1beta2 of Crossplane",
        manifest["apiVersion"] ?? manifest,
      )
    }
    if let directive = manifest.entry("$patch") {
      return note(
        "this is a patch of Kustomize, not a manifest, and is not examined",
        help: Remark.kustomizeHelp,
        directive.key,
      )
    }
    guard let read = ManifestCache(manifest, kind, repeated: repeated) else {
      return note(
        "this \(kind.type.label) has no 'metadata.name', so it is not examined",
        help: "lint the manifest as it is applied",
        manifest["kind"] ?? manifest,
      )
    }
    var cache = read.cache
    cache.lines = [LineRange(lines.range(manifest.range))]
    extraction.caches.append(cache)
    extraction.remarks += read.remarks
    manifests.append(manifest)
    acceptances.append(Annotations(manifest["metadata"]).value("elasticache-lint/allow"))
  }

  private mutating func note(_ message: String, help: String, _ node: Node) {
    extraction.remarks.append(Remark(.notExamined, message, help: help, at: node.range))
  }

  /// Returns a note on a list that has other pages.
  private static func continuation(of root: Node) -> Remark? {
    guard let token = root["metadata"]?.entry("continue"), root["items"]?.kind == .sequence,
      token.value.text?.isEmpty == false
    else { return nil }
    return Remark(
      .notExamined,
      "this is one page of a list, and the others are not examined",
      help: "get the whole list, as 'kubectl get' does",
      at: token.key.range,
    )
  }

  /// Returns a note on a kind that Kubernetes refuses and that is nearly one of a cache.
  private static func misspelling(_ manifest: Node) -> Remark? {
    guard ResourceKind.isOfGroup(manifest), let kind = manifest["kind"], let name = kind.text,
      // Like the other kinds of the groups, it has no backups of its own.
      name != "GlobalReplicationGroup",
      let meant = NearName.of(
        name.string,
        in: ["CacheCluster", "Cluster", "ReplicationGroup", "ServerlessCache"],
      )
    else { return nil }
    return Remark(
      .notExamined,
      "kind '\(name)' is not known, so it is not examined",
      help: "did you mean '\(meant)'?",
      at: kind.range,
    )
  }
}

extension Node {
  /// The manifests that a document is, or lists.
  fileprivate var manifests: [Node] {
    var pending = [self]
    var found: [Node] = []
    while let node = pending.popLast() {
      if node.kind == .sequence {
        pending += node.elements.reversed()
      } else if let items = node["items"], items.kind == .sequence,
        node["kind"]?.hasSuffix("List") == true
      {
        pending += items.elements.reversed()
      } else if node.isManifest {
        found.append(node)
      }
    }
    return found
  }

  /// Whether it has the keys of every manifest.
  var isManifest: Bool { self["apiVersion"]?.text != nil && self["kind"]?.text != nil }

  /// Whether it is a configuration of Kustomize, which may lack both keys.
  var isKustomization: Bool {
    self["kind"]?.hasText("Kustomization") == true || self["kind"]?.hasText("Component") == true
      || self["apiVersion"] == nil
        && (UnexaminedManifests.patchKeys + ["replacements"]).contains { self[$0] != nil }
  }

  fileprivate var isErrorResponse: Bool {
    self["kind"]?.hasText("Status") == true && self["status"]?.hasText("Failure") == true
  }
}

extension Document {
  /// The braces of an engine that YAML reads as a mapping; nil without any.
  fileprivate var firstBraces: Range<Int>? {
    let starts = mappings.compactMap { mapping in
      mapping.writtenEntries.first { $0.key.kind == .mapping }?.key.range.lowerBound
    }
    return starts.min().map { max($0 - 1, 0)..<$0 + 1 }
  }
}

extension Remark {
  static let kustomizeHelp =
    "lint what Kustomize makes: kustomize build FOLDER > manifests.yaml"

  /// Reports an error response in place of manifests.
  fileprivate static func errorResponse(_ root: Node) -> Remark {
    Remark(
      .unreadable,
      "this is an error response of Kubernetes, not a manifest",
      help: "fix what it reports, then fetch the manifest again",
      atStartOf: root,
    )
  }

  /// Reports a template of a chart.
  ///
  /// - Parameter isOfHelm: whether it may be one of Helm.
  static func chart(at range: Range<Int>, isOfHelm: Bool = true) -> Remark {
    Remark(
      .notExamined,
      "this is a text from which an engine makes manifests, and is not examined",
      help: isOfHelm
        ? "lint what it makes: helm template CHART > manifests.yaml"
        : "lint the manifest that is made of it",
      at: range,
    )
  }
}
