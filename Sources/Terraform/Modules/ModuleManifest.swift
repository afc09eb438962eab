internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The folders of the modules that `terraform init` fetched (Terraform
/// `internal/modsdir/manifest.go`).
struct ModuleManifest {
  private let entries: [Text: Entry]

  /// The record of a fetched module.
  private struct Entry {
    let folder: Text
    let source: Text?
    let version: Text?
  }

  /// Whether all of it could be read; a missing file has no entries.
  ///
  /// Terraform up to 0.11 wrote keys such as `1.redis;./modules/redis`.
  let isReadable: Bool

  /// Parses `.terraform/modules/modules.json`, ignoring unreadable entries.
  init(_ source: SourceFile?) {
    var entries: [Text: Entry] = [:]
    let document = source.flatMap { JSONReader().read($0.text).documents.first }
    let modules = document?.root?["Modules"]
    for module in modules?.elements ?? [] {
      guard let key = module["Key"]?.text, let folder = module["Dir"]?.text,
        !key.contains(";")
      else { continue }
      entries[key] = Entry(
        folder: folder,
        source: module["Source"]?.text,
        version: module["Version"]?.text,
      )
    }
    self.entries = entries
    isReadable = source == nil || modules.map { $0.elements.count == entries.count } ?? false
  }

  /// Returns the folder of a fetched module, relative to the root module.
  ///
  /// Entries outside `.terraform` are ignored: modules with a local source have an entry too, but
  /// are located by their source.
  func folder(at path: ModulePath) -> Text? {
    entries[path.names.joined(separator: ".")].flatMap { Self.fetched($0.folder) }
  }

  /// The folders of all fetched modules, relative to the root module.
  var fetchedFolders: [Text] { entries.values.compactMap { Self.fetched($0.folder) } }

  private static func fetched(_ folder: Text) -> Text? {
    let normal = FolderPath.joining(folder, to: ".")
    return normal.hasPrefix(".terraform/") ? normal : nil
  }

  /// Whether a call names another source than the one that was fetched, or accepts other versions
  /// only, so that Terraform asks for another `terraform init`.
  func isStale(_ path: ModulePath, _ call: ConfigurationBlock, source: Text?) -> Bool {
    guard let entry = entries[path.names.joined(separator: ".")] else { return false }
    if let source, let fetched = entry.source,
      Self.reduced(source) != Self.reduced(fetched)
    {
      return true
    }
    guard case .string(let written)? = call.attribute("version")?.value,
      let constraint = VersionConstraint(written), let version = entry.version
    else { return false }
    return !constraint.accepts(version)
  }

  /// Returns the part of a source that its short and its full form share: `github.com/a/b` and
  /// `git::https://github.com/a/b.git`.
  private static func reduced(_ source: Text) -> Text {
    var text = source
    let prefixes: [Text] = [
      "git::", "https://", "ssh://", "git@", "registry.terraform.io/", "registry.opentofu.org/",
    ]
    for prefix in prefixes where text.hasPrefix(prefix) {
      text = Text(text.utf8.dropFirst(prefix.utf8.count))
    }
    let forms: [(Text, Text)] = [(".git", ""), (":", "/"), ("//", "/")]
    return forms.reduce(text) { $0.split(separator: $1.0).joined(separator: $1.1) }
  }
}
