internal import ElastiCacheLint
internal import LintText

/// The selection of reports that concern changed files.
extension LintRun {
  /// Returns the part of a root module's report that concerns changed folders, and all if a file that
  /// its expressions or its Terragrunt unit read has changed; nil if none changed.
  ///
  /// - Parameter changed: the folders without links; nil for all.
  func changedPart(
    of report: FileReport,
    _ changed: Set<FilePath>?,
    _ changes: inout ChangedFiles?,
  ) -> FileReport? {
    guard var changed else { return report }
    func isChanged(_ folder: FilePath) -> Bool {
      changed.contains(borders.folders.resolvedPath(ofFolder: folder))
    }
    let configuration = report.configuration
    for path in configuration.readFiles.union(configuration.sourceFiles)
    where changes?.contains(FilePath(path)) ?? true {
      return report
    }
    for folder in configuration.sourceFolders.map({ FilePath($0) }) where !isChanged(folder) {
      guard changes?.containsConfiguration(linkedFrom: folder) ?? true else { continue }
      changed.insert(borders.folders.resolvedPath(ofFolder: folder))
    }
    guard configuration.sourceFolders.contains(where: { isChanged(FilePath($0)) }) else {
      return nil
    }
    return report.limited(
      to: { isChanged(FilePath($0).folder) },
      folders: { isChanged(FilePath($0)) },
    )
  }

  /// Whether a file's configuration, nested templates or option settings have changed.
  static func dependsOnChanges(
    _ path: FilePath,
    _ reading: InputReader.Reading,
    _ changes: inout ChangedFiles?,
  ) -> Bool {
    guard case .judged(let input) = reading else { return false }
    let report = input.report
    // With unknown sources, the configuration may have changed, and with others the program.
    if report.configuration.hasUnknownSources || report.isGenerated { return true }
    if BeanstalkFolder.isBeanstalk(path.folder),
      changes?.containsFile(in: path.folder, where: BeanstalkFolder.isPart) ?? false
    {
      return true
    }
    // The path of a template that was removed or renamed has changed as well.
    for path in report.nestedPaths.union(report.missingPaths)
      .union(report.configuration.sourceFiles)
    where changes?.contains(FilePath(path)) ?? false {
      return true
    }
    return report.configuration.sourceFolders.contains {
      changes?.containsConfiguration(below: FilePath($0)) ?? false
    }
  }
}
