internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// Where `terraform init` put the modules that it fetched
/// (Terraform `internal/modsdir/manifest.go`).
struct ModuleManifest {
  private let folders: [Text: Text]

  /// Reads `.terraform/modules/modules.json`; what cannot be read names no module.
  init(_ source: SourceFile?) {
    var folders: [Text: Text] = [:]
    let document = source.flatMap { JSONReader().read($0.text).documents.first }
    for module in document?.root?["Modules"]?.elements ?? [] {
      guard let key = module["Key"]?.text, let folder = module["Dir"]?.text else { continue }
      folders[key] = folder
    }
    self.folders = folders
  }

  /// The folder of a fetched module, relative to the root module.
  ///
  /// Modules with a local source have an entry too, but their source tells where they are; a
  /// manifest is no reason to read anything outside of `.terraform`.
  func folder(at path: ModulePath) -> Text? {
    guard let folder = folders[path.names.joined(separator: ".")] else { return nil }
    let normal = FolderPath.joining(folder, to: ".")
    return normal.hasPrefix(".terraform/") ? normal : nil
  }
}
