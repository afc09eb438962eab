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

  /// Whether it may change some caches.
  func mayChange(_ caches: [Cache]) -> Bool {
    if root.isKustomization, UnexaminedManifests(document, except: []).patchRemark != nil {
      return true
    }
    for entry in UnexaminedManifests.patchKeys.flatMap({ root[$0]?.elements ?? [] }) {
      let text: Text?
      if entry.kind == .scalar {
        text = entry.text.flatMap { $0.contains("\n") ? $0 : contents(at: $0) }
      } else {
        text = entry["patch"]?.text ?? entry["path"]?.text.flatMap(contents)
      }
      if let target = entry["target"] {
        if PatchTarget(target).mayMatch(caches), Self.mayDecide(text) { return true }
      } else if let text, Self.names(caches, in: text) {
        return true
      }
    }
    let files =
      (root["transformers"]?.elements ?? []).map { $0["path"] ?? $0 }
      + (root["replacements"]?.elements ?? []).compactMap { $0["path"] }
    return files.prefix(Self.fileLimit).contains { file in
      guard let path = file.text, let text = path.contains("\n") ? path : contents(at: path) else {
        return false
      }
      return Self.documents(text).contains { document in
        document.mappings.contains { mapping in
          guard let target = mapping["target"] ?? mapping["select"], target.kind == .mapping else {
            return false
          }
          return PatchTarget(target).mayMatch(caches)
        }
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

  /// Whether a patch may change the verdict of a cache; a patch that is not known may.
  private static func mayDecide(_ patch: Text?) -> Bool {
    guard let patch else { return true }
    let words: [StaticString] = [
      "etentionLimit", "$patch", "ngine", "/spec\n", "/spec\"", "/spec'", "rovider", "op: move",
      "op: copy",
    ]
    return words.contains { patch.contains($0) } || patch.hasSuffix("/spec")
  }

  /// Whether a patch is the part of a manifest with the name of a cache.
  private static func names(_ caches: [Cache], in patch: Text) -> Bool {
    guard mayDecide(patch) else { return false }
    let names = Set(caches.map(\.manifestName))
    return documents(patch).contains { document in
      guard let root = document.root, let name = root["metadata"]?["name"]?.text else {
        return false
      }
      return ResourceKind(root) != nil && names.contains(name)
    }
  }
}

extension Cache {
  /// The name without the namespace.
  var manifestName: Text { id.split(separator: "/").last ?? id }
}
