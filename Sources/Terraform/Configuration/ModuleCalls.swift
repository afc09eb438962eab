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

  /// Searches a file; in an unreadable one, all local paths count as sources.
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
    case .native:
      guard let file = try? HCLReader().read(text) else {
        localSources = Self.paths(in: text.bytes)
        return
      }
      blocks = file.body.blocks
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

  /// Returns the strings that begin as local paths in a file that cannot be parsed.
  static func paths(in bytes: UnsafeRawBufferPointer) -> [Text] {
    let quote = UInt8(ascii: "\"")
    return bytes.split(separator: quote, omittingEmptySubsequences: false)
      .map { Text(decoding: $0) }
      .filter { $0.hasPrefix("./") || $0.hasPrefix("../") }
      .filter { !$0.contains("\n") }
  }
}
