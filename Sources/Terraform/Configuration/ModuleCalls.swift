internal import LintSyntax
package import LintText

/// The calls and mentions of caches in one file of a configuration, found without evaluation.
package struct ModuleCalls {
  /// The sources of module calls that are local paths.
  package private(set) var localSources: [Text] = []

  /// Whether it calls modules from elsewhere.
  package private(set) var hasOtherSources = false

  /// Whether it names a resource type of a cache.
  package let mentionsCaches: Bool

  /// Searches a file; an unreadable one has no calls.
  ///
  /// - Parameter name: the name of the file, which determines its syntax.
  package init(in text: SourceText, named name: String) {
    // In JSON a name may be escaped; a text with a backslash is parsed.
    mentionsCaches = text.contains("_elasticache_") || text.contains("\\u")
    guard text.contains("module"), text.contains("source"),
      let syntax = ConfigurationFileName(name)?.syntax
    else { return }
    let blocks: [HCLBlock]
    switch syntax {
    case .native: blocks = (try? HCLReader().read(text))?.body.blocks ?? []
    case .json: blocks = JSONReader().read(text).documents.first?.root.map(HCLBlock.blocks) ?? []
    }
    for block in blocks where block.type == "module" {
      let source = block.body.attributes.first { $0.name == "source" }
      if case .string(let path)? = source?.value, path.hasPrefix("./") || path.hasPrefix("../") {
        localSources.append(path)
      } else {
        hasOtherSources = true
      }
    }
  }
}
