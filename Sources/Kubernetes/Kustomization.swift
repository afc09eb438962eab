internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A configuration of Kustomize, with the files that it names.
struct Kustomization {
  /// The names of its file.
  static let fileNames: [Text] = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// The path to display.
  let path: String

  /// The folder, as the path by which the input is named has it.
  let folder: Text

  private let document: Document
  private let root: Node
  private let sources: any SourceProvider

  /// Reads a configuration; nil if it doesn't exist or cannot be read.
  init?(at path: Text, from referrer: String, _ sources: any SourceProvider) {
    guard let file = (try? sources.file(at: path.string, from: referrer)) ?? nil,
      let document = YAMLReader().read(file.text).documents.first, let root = document.root
    else { return nil }
    self.path = file.path
    self.folder = FolderPath.joining("..", to: path)
    self.document = document
    self.root = root
    self.sources = sources
  }

  /// The files and folders whose resources it has.
  var resources: [Text] { paths(["resources", "bases", "components"]) }

  /// The folders of components, which change all resources.
  var components: [Text] { paths(["components"]) }

  /// The files that it uses as patches.
  var patchFiles: [Text] {
    let entries = UnexaminedManifests.patchKeys.flatMap { root[$0]?.elements ?? [] }
    return entries.compactMap { ($0["path"] ?? $0).text }.map(resolved)
  }

  private func paths(_ keys: [StaticString]) -> [Text] {
    keys.flatMap { root[$0]?.elements ?? [] }.compactMap(\.text).map(resolved)
  }

  private func resolved(_ path: Text) -> Text { FolderPath.joining(path, to: folder) }

  // MARK: Patches

  /// The number of files of one configuration that are read.
  private static let fileLimit = 64

  /// Whether it may change the names of resources.
  var renames: Bool {
    let text = document.text
    return text.contains("namePrefix") || text.contains("nameSuffix")
      || text.contains("allowNameChange")
      || transformers.contains { $0?.contains("refix") ?? true || $0?.contains("uffix") ?? true }
  }

  /// Whether it may change some caches.
  ///
  /// - Parameter isRenamed: whether configurations change the names of resources.
  func mayChange(_ caches: PatchableCaches, isRenamed: Bool) -> Bool {
    mayPatch(caches, isRenamed) || mayReplace(caches, isRenamed)
      || transformers.contains { text in
        text.map { Self.mayTransform($0, caches, isRenamed) } ?? true
      }
  }

  private func mayPatch(_ caches: PatchableCaches, _ isRenamed: Bool) -> Bool {
    UnexaminedManifests.patchKeys.flatMap { root[$0]?.elements ?? [] }.contains { entry in
      let text: Text?
      if entry.kind == .scalar {
        text = entry.text.flatMap { $0.contains("\n") ? $0 : contents(at: $0) }
      } else {
        text = entry["patch"]?.text ?? entry["path"]?.text.flatMap(contents)
      }
      guard let target = entry["target"] else {
        return text.map { Self.names(caches, in: $0, isRenamed) } ?? false
      }
      return PatchTarget(target).mayMatch(caches, isRenamed: isRenamed)
        && (text.map(UnexaminedManifests.mayDecide) ?? true)
    }
  }

  private func mayReplace(_ caches: PatchableCaches, _ isRenamed: Bool) -> Bool {
    (root["replacements"]?.elements ?? []).prefix(Self.fileLimit).contains { element in
      if let path = element["path"]?.text {
        return contents(at: path).map { Self.selects(caches, in: $0, isRenamed) } ?? false
      }
      return (element["targets"]?.elements ?? []).contains { target in
        Self.selects(caches, target, isRenamed)
      }
    }
  }

  private func contents(at path: Text) -> Text? {
    let file = try? sources.file(at: resolved(path).string, from: self.path)
    return (file ?? nil).map { Text(decoding: $0.text.bytes) }
  }

  private static func documents(_ text: Text) -> [Document] {
    YAMLReader().read(SourceText(utf8: Array(text.utf8))).documents
  }

  /// Whether a text has a target that may be one of some caches.
  private static func selects(_ caches: PatchableCaches, in text: Text, _ isRenamed: Bool) -> Bool {
    documents(text).contains { document in
      document.mappings.contains { selects(caches, $0, isRenamed) }
    }
  }

  /// Whether a patch with a target, or a target of a replacement, may be about some caches.
  private static func selects(_ caches: PatchableCaches, _ entry: Node, _ isRenamed: Bool) -> Bool {
    guard let target = entry["target"] ?? entry["select"], target.kind == .mapping else {
      return false
    }
    let fields = (entry["fieldPaths"]?.elements ?? []).compactMap(\.text)
    return PatchTarget(target).mayMatch(caches, isRenamed: isRenamed)
      && (fields.isEmpty || fields.contains(where: UnexaminedManifests.mayDecide))
  }

  /// Whether a patch is the part of a manifest with the name of a cache.
  private static func names(_ caches: PatchableCaches, in patch: Text, _ isRenamed: Bool) -> Bool {
    guard UnexaminedManifests.mayDecide(patch) else { return false }
    let names = caches.names
    return documents(patch).contains { document in
      guard let root = document.root, let name = root["metadata"]?["name"]?.text else {
        return false
      }
      return ResourceKind(root) != nil
        && (names.contains(name)
          || isRenamed && names.contains { name.split(separator: $0).count > 1 })
    }
  }

  // MARK: Transformers

  /// The texts of the transformers, nil for one that is not found.
  private var transformers: [Text?] {
    var texts: [Text?] = []
    var pending = paths(ofTransformers: ["transformers"]).map { (path: $0, in: self) }
    var next = 0
    while next < pending.count, next < Self.fileLimit {
      let (path, parent) = pending[next]
      next += 1
      if path.contains("\n") {
        texts.append(path)
      } else if let text = parent.contents(at: path) {
        texts.append(text)
      } else if let other = parent.configuration(in: path) {
        // A folder with a configuration of its own.
        pending += other.paths(ofTransformers: ["resources", "bases"]).map { ($0, other) }
      } else {
        texts.append(nil)
      }
    }
    if next < pending.count { texts.append(nil) }
    return texts
  }

  private func paths(ofTransformers keys: [StaticString]) -> [Text] {
    keys.flatMap { root[$0]?.elements ?? [] }.prefix(Self.fileLimit)
      .compactMap { ($0["path"] ?? $0).text }
  }

  private func configuration(in folder: Text) -> Kustomization? {
    Self.fileNames.firstNonNil { name in
      Kustomization(at: FolderPath.joining(name, to: resolved(folder)), from: path, sources)
    }
  }

  /// Whether transformers may change some caches; those of Kustomize that change no field do not.
  private static func mayTransform(
    _ text: Text,
    _ caches: PatchableCaches,
    _ isRenamed: Bool,
  ) -> Bool {
    selects(caches, in: text, isRenamed)
      || documents(text).contains { document in
        guard let root = document.root, let kind = root["kind"]?.text else { return false }
        return root["target"] == nil && !harmless.contains(kind)
          && UnexaminedManifests.mayDecide(text)
      }
  }

  /// The kinds of transformers that change no field of a cache.
  private static let harmless: Set<Text> = [
    "LabelTransformer", "AnnotationsTransformer", "NamespaceTransformer", "PrefixTransformer",
    "SuffixTransformer", "PrefixSuffixTransformer", "ImageTagTransformer",
    "ReplicaCountTransformer",
  ]
}
