package import LintDiagnostics
package import LintModel
internal import LintSyntax
internal import LintText

/// Configurations of Kustomize around a file, which may use it as a patch.
package struct Kustomization {
  /// The maximum number of folders above a file that are searched for a configuration.
  private static let folderLimit = 4

  private static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// Returns the path of a configuration that uses a file as a patch; nil without one.
  package static func configuration(
    patchingBy file: SourceFile,
    _ sources: any SourceProvider,
  ) -> String? {
    let parts = Text(file.path).split(separator: "/")
    guard let name = parts.last, name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      return nil
    }
    for count in 0..<min(folderLimit, parts.count) {
      let folder = parts.dropLast(count + 1)
      let rest = parts.suffix(count + 1).joined(separator: "/")
      for fileName in fileNames {
        let path = (folder + [Text(fileName)]).joined(separator: "/").string
        guard let configuration = try? sources.file(at: path, from: file.path) else { continue }
        if patches(of: configuration.text).contains(rest) { return configuration.path }
      }
    }
    return nil
  }

  /// Returns the paths of patches, relative to the folder of the configuration.
  private static func patches(of text: SourceText) -> Set<Text> {
    guard let root = YAMLReader().read(text).documents.first?.root else { return [] }
    let entries = UnexaminedManifests.patchKeys.flatMap { root[$0]?.elements ?? [] }
    return Set(
      entries.compactMap { ($0["path"] ?? $0).text }.map { path in
        path.split(separator: "/").filter { $0 != "." && !$0.isEmpty }.joined(separator: "/")
      }
    )
  }
}

extension Extraction {
  /// Replaces caches by a note if a configuration of Kustomize uses the file as a patch.
  package mutating func markPatches(in file: SourceFile, _ sources: (any SourceProvider)?) {
    guard kind == .manifest, let sources, let first = caches.first,
      let path = Kustomization.configuration(patchingBy: file, sources)
    else { return }
    caches = []
    kind = nil
    remarks = [
      Remark(
        .notExamined,
        "'\(path)' uses this manifest as a patch, so it is not examined",
        help: Remark.kustomizeHelp,
        at: first.range,
      )
    ]
  }
}
