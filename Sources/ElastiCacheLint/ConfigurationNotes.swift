internal import LintDiagnostics

/// Terraform configurations among the inputs of a run, of which only plans are judged.
enum ConfigurationNotes {
  /// The folder of a configuration file, or nil for a file of another name.
  static func folder(ofFile path: String) -> String? {
    let endings = [".tf", ".tofu", ".tf.json", ".tofu.json"]
    let name = path.lowercased()
    guard endings.contains(where: name.hasSuffix) else { return nil }
    return normalized(path.split(separator: "/", omittingEmptySubsequences: false).dropLast())
  }

  private static func normalized(_ names: some Sequence<Substring>) -> String {
    var kept: [Substring] = []
    for name in names where name != "." {
      if name == "..", let last = kept.last, last != "..", !last.isEmpty {
        kept.removeLast()
      } else {
        kept.append(name)
      }
    }
    return kept.isEmpty ? "." : kept.joined(separator: "/")
  }

  /// Removes the notes about configurations whose plan was judged in the same run, and all but the first
  /// of each folder.
  static func reduced(_ files: [FileReport]) -> [FileReport] {
    var known = Set(
      files.flatMap(\.matchedFolders).map {
        normalized($0.split(separator: "/", omittingEmptySubsequences: false))
      }
    )
    return files.map { file in
      guard let folder = file.configurationFolder, !known.insert(folder).inserted else {
        return file
      }
      return file.withoutFindings
    }
  }
}

extension FileReport {
  /// The same report, with the use of suppressions alone.
  fileprivate var withoutFindings: FileReport {
    var report = self
    report.diagnostics = []
    report.suppressed = []
    return report
  }
}
