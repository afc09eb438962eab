internal import ElastiCacheLint
package import LintText

/// The result of a run, with the paths that it covered.
package struct LintOutcome {
  package let report: Report

  /// The paths of all opened files, including templates of nested stacks.
  let paths: Set<Text>

  /// The folders that were walked.
  package let folders: [FilePath]

  /// The reports of all inputs as they were judged, by the paths shown to people.
  let reports: [JudgedInput]

  /// The folders of the root modules among the inputs.
  let rootModules: Set<Text>

  /// The configurations, and the files with values that they and the options name.
  let settingFiles: Set<FilePath>
}

extension LintOutcome {
  /// The paths of files that were read completely, so no finding in them was missed.
  package var examinedPaths: Set<Text> {
    let unread = report.diagnostics.filter { $0.rule == Rules.unreadable.name }
    return paths.subtracting(unread.map { Text($0.inputPath) })
  }
}

extension LintOutcome {
  /// Returns the reports of the inputs that read none of some edited files, and those that are known
  /// of edited files.
  ///
  /// - Parameters:
  ///   - reports: the reports of all inputs, by the paths shown to people.
  ///   - rootModules: the folders of the root modules among them.
  ///   - edited: the paths of the files without links.
  ///   - borders: the borders with the edited texts.
  static func reports(
    _ reports: [JudgedInput],
    rootModules: Set<Text>,
    after edited: Set<FilePath>,
    _ borders: Borders,
  ) -> [FilePath: FileReport] {
    guard let open = borders.open else { return [:] }
    let paths = ResolvedPaths(within: borders)
    let hasValues = edited.contains { [.variables, .unit].contains(RootModules.part($0)) }
    var known: [FilePath: FileReport] = [:]
    for input in reports where known[FilePath(input.path)] == nil {
      let (path, report) = (input.path, input.report)
      if rootModules.contains(Text(path)) {
        let read = paths.paths(readBy: report)
        let isSame =
          !hasValues && !edited.contains { read.contains($0) || read.contains($0.folder) }
        known[FilePath(path)] = isSame ? report : nil
        continue
      }
      let file = paths.file(FilePath(path))
      // Files of one folder may set options of each other.
      guard report.dependsOnTemplatesOnly, !BeanstalkFolder.isBeanstalk(file.folder) else {
        continue
      }
      if edited.contains(file) {
        known[FilePath(path)] = report.nextReport(of: path, reading: open.text(at: file))
      } else if edited.isDisjoint(with: report.nestedPaths.map { paths.file(FilePath($0)) }) {
        known[FilePath(path)] = report
      }
    }
    return known
  }

  /// The nested templates, the files and folders of configurations, and the programs with findings,
  /// that each file depends on; root modules are found without it.
  package var dependencies: [Text: Set<Text>] {
    let pairs = reports.map { input in
      let report = input.report
      let programs = report.isGenerated ? report.diagnostics.map { Text($0.place.path) } : []
      let paths = report.nestedPaths.union(report.configuration.sourceFolders).union(programs)
      return (Text(input.path), paths.subtracting([Text(input.path)]))
    }
    return Dictionary(pairs.filter { !$1.isEmpty && !rootModules.contains($0) }) { $0.union($1) }
  }
}

extension FileReport {
  /// Returns the report after its edits, if that is known and a text has just these.
  fileprivate func nextReport(of path: String, reading bytes: FileBytes?) -> FileReport? {
    guard let bytes, let successor, Text(successor.path) == Text(path) else { return nil }
    let text = UnsafeRawBufferPointer(
      rebasing: bytes.bytes[bytes.bytes.byteOrderMarkLength...]
    )
    return text.digest == successor.digest ? successor.report : nil
  }
}

extension LintOutcome {
  /// The files besides the inputs that decided what was found.
  package var decidingFiles: Set<FilePath> {
    let read = reports.map(\.report.configuration)
      .flatMap { $0.readFiles.union($0.sourceFiles) }
    return settingFiles.union(read.map { FilePath($0) })
  }
}
