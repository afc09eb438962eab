internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The folders of the modules that `terraform init` fetched (Terraform
/// `internal/modsdir/manifest.go`).
struct ModuleManifest {
  private let folders: [Text: Text]

  /// Whether all of it could be read; a missing file has no entries.
  ///
  /// Terraform up to 0.11 wrote keys such as `1.redis;./modules/redis`.
  let isReadable: Bool

  /// Parses `.terraform/modules/modules.json`, ignoring unreadable entries.
  init(_ source: SourceFile?) {
    var folders: [Text: Text] = [:]
    let document = source.flatMap { JSONReader().read($0.text).documents.first }
    let modules = document?.root?["Modules"]
    for module in modules?.elements ?? [] {
      guard let key = module["Key"]?.text, let folder = module["Dir"]?.text,
        !key.contains(";")
      else { continue }
      folders[key] = folder
    }
    self.folders = folders
    isReadable = source == nil || modules.map { $0.elements.count == folders.count } ?? false
  }

  /// Returns the folder of a fetched module, relative to the root module.
  ///
  /// Entries outside `.terraform` are ignored: modules with a local source have an entry too, but
  /// are located by their source.
  func folder(at path: ModulePath) -> Text? {
    guard let folder = folders[path.names.joined(separator: ".")] else { return nil }
    let normal = FolderPath.joining(folder, to: ".")
    return normal.hasPrefix(".terraform/") ? normal : nil
  }
}
