package import LintDiagnostics
internal import LintSyntax
package import LintText

/// A module that is parsed once for all root modules and plans that lead to it.
package struct ParsedModule: Sendable {
  private let result: Result<ConfigurationModule, UnreadableModule>

  /// Parses the files of a folder.
  package init(folder: String, _ files: [SourceFile]) {
    result = Result { () throws(UnreadableModule) in
      try ConfigurationModule(Text(folder), isFetched: false, files)
    }
  }

  /// Parses one file of any name as a module in the working folder.
  package init(_ file: SourceFile) {
    result = Result { () throws(UnreadableModule) in
      try ConfigurationModule(".", isFetched: false, [(file, .native)])
    }
  }

  /// The sources of its module calls, nil for one that is not constant; nil if it is unreadable.
  package var callSources: [Text?]? {
    guard case .success(let module) = result else { return nil }
    return module.labels(of: "module").flatMap { labels in
      module.declarations("module", labels).map(module.source)
    }
  }

  func module() throws(UnreadableModule) -> ConfigurationModule { try result.get() }
}

extension Text {
  /// Whether it is the source of a module at a local path.
  package var isLocalSource: Bool { hasPrefix("./") || hasPrefix("../") }
}
