package import LintDiagnostics
package import LintModel
internal import LintText

/// Files in memory, by path.
package struct MemorySources: SourceProvider {
  private let files: [String: String]

  package init(_ files: [String: String]) {
    self.files = files
  }

  package func file(at path: String, from referrer: String) throws(UnreadSource) -> SourceFile? {
    let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return files[path].flatMap { try? SourceText(contents: $0.utf8) }
      .map { SourceFile(path: path, text: $0, isNamed: false) }
  }

  package func entries(of folder: String) throws(UnreadSource) -> [SourceEntry] {
    let prefix = folder == "." ? "" : "\(folder)/"
    let rests = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    let kinds = rests.map { rest in
      (String(rest.prefix { $0 != "/" }), rest.contains("/") ? SourceEntry.Kind.folder : .file)
    }
    return Dictionary(kinds) { first, _ in first }.sorted { $0.key < $1.key }
      .map { SourceEntry(name: $0.key, kind: $0.value) }
  }
}
