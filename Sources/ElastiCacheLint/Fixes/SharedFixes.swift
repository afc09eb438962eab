internal import LintDiagnostics
internal import LintFixes
internal import LintText

/// Fixes in files that several inputs use, such as a module that several root modules call, or a
/// template that several others deploy.
///
/// Each was tried for its own input only.
struct SharedFixes {
  private let reports: [FileReport]

  /// The reports of root modules, by the folders of their modules, and of templates, by the paths of
  /// those that they deploy.
  private var readers: [Text: [Int]] = [:]

  /// The caches of each report by their declarations, with the fixes of their findings.
  private var fixes: [[Place: [Fix?]]] = []

  init(of reports: [FileReport]) {
    self.reports = reports
    for (index, report) in reports.enumerated() {
      for path in report.sourceFolders.union(report.nestedPaths) {
        readers[path, default: []].append(index)
      }
    }
    guard readers.values.contains(where: { $0.count > 1 }) else { return }
    fixes = reports.map { report in
      let fixes = Self.fixes(of: report)
      return Dictionary(grouping: report.caches, by: \.place)
        .mapValues { caches in caches.map { fixes[$0.identity] } }
    }
  }

  /// Returns the reports, with a fix as unsafe if it might change the caches of another input in
  /// another way.
  func unsafe() -> [FileReport] {
    guard !fixes.isEmpty else { return reports }
    return reports.enumerated().map { index, report in
      let places = report.declarations
      var report = report
      for position in report.diagnostics.indices {
        guard let fix = report.diagnostics[position].fix, fix.applicability == .safe,
          !fix.isSuppression,
          let place = report.diagnostics[position].resource.flatMap({ places[$0] }),
          isShared(fix, at: place, in: index)
        else { continue }
        report.diagnostics[position].fix = fix.unsafe
      }
      return report
    }
  }

  private func isShared(_ fix: Fix, at place: Place, in report: Int) -> Bool {
    let path = Text(fix.path)
    return [path.folder, path].flatMap { readers[$0] ?? [] }.contains { other in
      other != report && fixes[other][place]?.contains { $0 != fix } ?? false
    }
  }

  private static func fixes(of report: FileReport) -> [ResourceIdentity: Fix] {
    let found = report.diagnostics.compactMap { diagnostic in
      diagnostic.resource.flatMap { resource in diagnostic.fix.map { (resource, $0) } }
    }
    return Dictionary(found) { first, _ in first }
  }
}

extension FileReport {
  /// Returns the report with the fixes in some files as unsafe ones.
  ///
  /// - Parameter isMeant: whether a file, by the path shown to people, is one of them.
  package func withUnsafeFixes(in isMeant: (String) -> Bool) -> FileReport {
    var report = self
    for index in diagnostics.indices {
      guard let fix = diagnostics[index].fix, fix.applicability == .safe, isMeant(fix.path) else {
        continue
      }
      report.diagnostics[index].fix = fix.unsafe
    }
    return report
  }
}
