package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Configurations of Kustomize around a file, which may use it as a patch.
struct Kustomization {
  /// The maximum number of folders above a file that are searched for a configuration.
  private static let folderLimit = 4

  private static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// The way in which a configuration uses a file.
  enum Use {
    /// It uses the file as a patch.
    case patch(path: String)
    /// It has patches for caches, which may be those of the file.
    case target(path: String)
  }

  /// Returns how the configurations in the folder of a file and above it use the file; nil if none
  /// does.
  static func use(of file: SourceFile, _ sources: any SourceProvider) -> Use? {
    let parts = Text(file.path).split(separator: "/")
    guard let name = parts.last, name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      return nil
    }
    var use: Use?
    for count in 0..<min(folderLimit, parts.count) {
      let folder = parts.dropLast(count + 1)
      let rest = parts.suffix(count + 1).joined(separator: "/")
      for fileName in fileNames {
        let path = (folder + [Text(fileName)]).joined(separator: "/").string
        guard let configuration = try? sources.file(at: path, from: file.path),
          let document = YAMLReader().read(configuration.text).documents.first,
          let root = document.root
        else { continue }
        if patches(of: root).contains(rest) { return .patch(path: configuration.path) }
        let isTarget =
          root.isKustomization && resources(of: root, have: rest)
          && UnexaminedManifests(document, except: []).patchRemark != nil
        if isTarget, use == nil { use = .target(path: configuration.path) }
      }
    }
    return use
  }

  /// Whether a configuration has a file, or a folder around it, as a resource.
  private static func resources(of root: Node, have path: Text) -> Bool {
    let resources = (root["resources"]?.elements ?? []) + (root["bases"]?.elements ?? [])
    return resources.compactMap(\.text).map(normalized).contains { resource in
      path == resource || path.hasPrefix("\(resource)/")
    }
  }

  private static func normalized(_ path: Text) -> Text {
    path.split(separator: "/").filter { $0 != "." && !$0.isEmpty }.joined(separator: "/")
  }

  /// Returns the paths of patches, relative to the folder of the configuration.
  private static func patches(of root: Node) -> Set<Text> {
    let entries = UnexaminedManifests.patchKeys.flatMap { root[$0]?.elements ?? [] }
    return Set(entries.compactMap { ($0["path"] ?? $0).text }.map(normalized))
  }
}

extension [Extraction] {
  /// Replaces caches by a note if a configuration of Kustomize uses the file as a patch, and adds a
  /// note if it has patches for caches.
  package mutating func markPatches(in file: SourceFile, _ sources: (any SourceProvider)?) {
    let indices = indices.filter { self[$0].kind == .manifest && !self[$0].caches.isEmpty }
    guard let sources, let first = indices.first, let cache = self[first].caches.first,
      let use = Kustomization.use(of: file, sources)
    else { return }
    let message: String
    switch use {
    case .patch(let path):
      for index in indices {
        self[index].caches = []
        self[index].remarks = []
        self[index].kind = nil
      }
      message = "'\(path)' uses this manifest as a patch, so it is not examined"
    case .target(let path):
      message = "'\(path)' has patches for caches, which are not examined"
    }
    self[first].remarks.append(
      Remark(.notExamined, message, help: Remark.kustomizeHelp, at: cache.range)
    )
  }
}
