internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

/// Lints one input after another, on any thread.
struct FileLinter: Sendable {
  let linter: Linter

  /// The given values of template parameters.
  let parameters: ParameterValues

  /// The folders that the settings name as root modules of plans.
  let sourceRoots: [String]

  let borders: Borders

  /// Lints an input.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the input.
  ///   - border: the border for files that its text references.
  ///   - path: the path to display.
  ///   - origin: the origin of the input.
  ///   - isRequired: whether the input must be a template or plan.
  ///   - modules: the root modules of the run.
  func read(
    _ bytes: FileBytes,
    within border: Border,
    shownAs path: String,
    origin: DiscoveredFile.Origin,
    isRequired: Bool,
    _ modules: RootModules,
  ) -> FileReport {
    do {
      let text = try SourceText(contents: bytes.bytes, keptAliveBy: bytes)
      let file = SourceFile(
        path: path,
        text: text,
        isNamed: origin == .named,
        isRequired: isRequired,
      )
      let (roots, borders) = (sourceRoots, borders)
      var linter = linter
      if let folder = BeanstalkFolder(of: FilePath(path), within: border),
        OptionSettings.areUsed(in: text)
      {
        linter = linter.assuming(folder.settings)
      }
      return linter.lint(
        file,
        sources: TemplateSources(input: path, border: border, borders: borders),
        rootModules: {
          RootModule.candidates(forPlan: $0, named: roots, modules, borders)
        },
      )
    } catch {
      if origin == .namedByProgram, let report = linter.reportDamage(error, path: path) {
        return report
      }
      return linter.report(error, path: path, isRequired: isRequired)
    }
  }

  /// Lints a root module without a plan; returns nil for one that reads no named file, if it must.
  func lint(_ root: RootModules.Root, _ parsed: ParsedModules) -> FileReport? {
    var report = linter.lint(rootModule: RootModule(root, parsed))
    report.leaveOpen { !root.named.contains(POSIX.resolvedPath(of: FilePath($0).folder)) }
    if !root.data.isEmpty {
      let read = report.configuration.readFiles.union(report.configuration.sourceFiles)
      if !root.data.isDisjoint(with: read.map { borders.folders.resolvedPath(of: FilePath($0)) }) {
        return report
      }
      if root.isReader { return nil }
    }
    guard let folders = root.reported else { return report }
    func isNamed(_ folder: FilePath) -> Bool {
      folders.contains(borders.folders.resolvedPath(ofFolder: folder))
    }
    return report.limited(
      to: { isNamed(FilePath($0).folder) },
      folders: { isNamed(FilePath($0)) },
    )
  }
}
