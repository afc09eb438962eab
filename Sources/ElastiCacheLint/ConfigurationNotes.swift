internal import LintDiagnostics
internal import LintRules
internal import LintText

/// Notes about Terraform configurations among the inputs; only plans are judged.
enum ConfigurationNotes {
  /// Returns the folder of a configuration file, or nil for any other file name.
  static func folder(ofFile path: String) -> Text? {
    let endings = [".tf", ".tofu", ".tf.json", ".tofu.json"]
    let name = path.lowercased()
    guard endings.contains(where: name.hasSuffix) else { return nil }
    return normalized(components(of: path).dropLast())
  }

  /// Returns the normal form of a folder's path.
  static func folder(_ path: String) -> Text { normalized(components(of: path)) }

  private static func components(of path: String) -> [Text] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Text(decoding: $0) }
  }

  /// Returns a path without `.`, and with `..` only at its start.
  private static func normalized(_ names: some Sequence<Text>) -> Text {
    var kept: [Text] = []
    for name in names where name != Text(".") {
      if name == Text(".."), let last = kept.last, last != Text(".."), !last.isEmpty {
        kept.removeLast()
      } else {
        kept.append(name)
      }
    }
    return Text(kept.isEmpty ? "." : kept.map(\.string).joined(separator: "/"))
  }

  /// Removes the notes about configurations whose plan was judged in the same run and all but the first
  /// of each folder, and the notes about caches that are missing from one plan and present in another.
  static func reduced(_ files: [FileReport]) -> [FileReport] {
    let blocks = files.reduce(into: Set()) { $0.formUnion($1.configuredBlocks) }
    let files = files.map { $0.withoutAdditions(in: blocks) }
    var known: Set<Text> = []
    for file in files {
      let stale = Set(file.addedBlocks.values)
      for folder in file.matchedFolders where !stale.contains(folder) {
        known.insert(normalized(components(of: folder.string)))
      }
    }
    return files.map { file in
      guard let folder = file.configurationFolder, !known.insert(folder).inserted else {
        return file
      }
      return file.withoutFindings
    }
  }
}

extension FileReport {
  /// This report without the notes about some blocks that its plans do not have.
  fileprivate func withoutAdditions(in blocks: Set<Place>) -> FileReport {
    let known = blocks.intersection(addedBlocks.keys)
    guard !known.isEmpty else { return self }
    var report = self
    for block in known { report.addedBlocks[block] = nil }
    report.diagnostics.removeAll { $0.isNotExamined && known.contains($0.place) }
    report.suppressed.removeAll {
      $0.diagnostic.isNotExamined && known.contains($0.diagnostic.place)
    }
    return report
  }

  /// This report with the use of suppressions only.
  fileprivate var withoutFindings: FileReport {
    var report = self
    report.caches = []
    report.diagnostics = []
    report.suppressed = []
    return report
  }
}

extension Diagnostic {
  fileprivate var isNotExamined: Bool { rule == Rules.notExamined.name }
}
