internal import LintSyntax
internal import LintText

extension PlanConfiguration {
  /// Returns the folders of the root module and of every module that is called by path, even
  /// without caches: its outputs may be passed to a cache.
  ///
  /// Excludes fetched modules.
  func localFolders(from root: Text) -> Set<Text> {
    var folders: Set = [root]
    var pending = [(module: module(at: ModulePath()), folder: root)]
    while let (module, folder) = pending.popLast() {
      for call in module?["module_calls"]?.entries ?? [] {
        guard let source = ConfigurationSources.localSource(call.value) else { continue }
        let inner = FolderPath.joining(source, to: folder)
        folders.insert(inner)
        pending.append((call.value["module"], inner))
      }
    }
    return folders
  }
}
