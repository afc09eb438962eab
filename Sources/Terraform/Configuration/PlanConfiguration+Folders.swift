internal import LintSyntax
internal import LintText

extension PlanConfiguration {
  /// The folders of the root module and of every module that is called by a path, whether or not
  /// there are caches in it: it may return a value that a cache is given.
  ///
  /// What was fetched is left out.
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
