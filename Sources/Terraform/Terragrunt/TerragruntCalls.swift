internal import LintDiagnostics
package import LintText

/// The modules and files to which a Terragrunt unit leads.
package struct TerragruntCalls {
  /// The folders of modules that it calls.
  package let modules: [Text]

  /// The files that it includes, which are no units themselves.
  package let included: [Text]

  /// The files that it reads or looks for.
  package let files: Set<Text>

  /// Whether it may declare a cache itself, or its module is not in the repository and may.
  package let mayDeclareCaches: Bool

  /// Whether its module is not known because a file that may name it cannot be read.
  package let isUnknown: Bool

  /// Reads the unit of a folder; returns nil if the folder has none.
  package init?(_ rootModule: RootModule) {
    guard let unit = TerragruntUnit(rootModule) else { return nil }
    let root = Text(rootModule.folder)
    let unreadable = unit.unreadable?.file.text
    modules =
      (unit.isOwnModule ? [] : [unit.module].compactMap(\.self))
      + (unreadable.map(ConfigurationSearch.paths) ?? []).map { FolderPath.joining($0, to: root) }
    included = unit.included
    files = unit.paths
    mayDeclareCaches = unit.mayDeclareCaches
    let mayNameModule = unreadable.map { $0.contains("source") || $0.contains("include") }
    isUnknown = (unit.isOwnModule || unit.module == nil) && mayNameModule ?? false
  }
}
