internal import LintDiagnostics
package import LintText

/// The modules and files to which a Terragrunt unit leads.
package struct TerragruntCalls {
  /// The folders of modules that it calls.
  package let modules: [Text]

  /// The files that it includes, which are no units themselves.
  package let included: [Text]

  /// The files that it reads.
  package let files: Set<Text>

  /// Whether its module is not in the repository and may declare a cache.
  package let hasNotes: Bool

  /// Reads the unit of a folder; returns nil if the folder has none.
  package init?(_ rootModule: RootModule) {
    do throws(UnreadableModule) {
      guard let unit = try TerragruntUnit(rootModule) else { return nil }
      modules = unit.isOwnModule ? [] : [unit.module].compactMap(\.self)
      included = unit.included
      files = unit.paths
      hasNotes = !unit.notes.isEmpty || unit.generated.contains(where: \.mentionsCaches)
    } catch {
      // Linting the unit reports the error.
      let root = Text(rootModule.folder)
      modules = ConfigurationSearch.paths(in: error.file.text).map {
        FolderPath.joining($0, to: root)
      }
      included = []
      files = [Text(error.file.path)]
      hasNotes = false
    }
  }
}

extension ConfigurationFile {
  fileprivate var mentionsCaches: Bool { source.text.contains("_elasticache_") }
}
