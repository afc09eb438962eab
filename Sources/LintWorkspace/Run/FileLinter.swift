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
  ) -> Result<FileReport, DiscoveryProblem> {
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
      if OptionSettings.areUsed(in: text),
        let folder = BeanstalkFolder(of: FilePath(path), within: border)
      {
        linter = linter.assuming(folder.settings)
      }
      return .success(
        linter.lint(
          file,
          loading: { (nested, parent) throws(UnreadTemplate) in
            try Self.template(
              nested,
              besides: parent,
              // Most nested templates are next to the first one.
              within: parent == path
                ? border : borders.border(around: FilePath(parent).parent ?? FilePath(".")),
            )
          },
          rootModules: {
            RootModuleFolder.candidates(forPlan: $0, named: roots, modules, borders)
          },
        )
      )
    } catch {
      if origin == .namedByProgram, let report = linter.reportDamage(error, path: path) {
        return .success(report)
      }
      return .success(linter.report(error, path: path, isRequired: isRequired))
    }
  }

  /// Lints a root module without a plan; returns nil for one that reads no named file, if it must.
  func lint(_ root: RootModules.Root, _ parsed: ParsedModules) -> FileReport? {
    let report = linter.lint(rootModule: RootModuleFolder(root, parsed))
    if !root.leadsToCaches, report.hasUnreadableParts {
      return FileReport(skipped: "it names no cache")
    }
    if !root.data.isEmpty {
      let read = report.readFiles.union(report.sourceFiles)
      if !root.data.isDisjoint(with: read.map { POSIX.resolvedPath(of: FilePath($0)) }) {
        return report
      }
      if root.isReader { return nil }
    }
    guard let folders = root.reported else { return report }
    return report.limited { folders.contains(POSIX.resolvedPath(of: FilePath($0).folder)) }
  }

  /// Reads the template of a nested stack; returns nil if the file doesn't exist.
  private static func template(
    _ path: String,
    besides parent: String,
    within border: Border,
  ) throws(UnreadTemplate) -> SourceFile? {
    let folder = FilePath(parent).parent
    let written = path.hasPrefix("/") ? FilePath(path) : folder?.appending(path) ?? FilePath(path)
    let bytes: FileBytes
    do {
      bytes = try border.read(written, .nestedTemplate)
    } catch {
      if case .system(let error) = error, error.isAbsence { return nil }
      throw UnreadTemplate(reason: error.message, isHidden: error.isBorder)
    }
    guard let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes) else {
      throw UnreadTemplate(reason: "is no text", isHidden: false)
    }
    return SourceFile(
      path: shown(written, besides: FilePath(parent)).description,
      text: text,
      isNamed: false,
    )
  }

  private static func isAbsolute(_ path: FilePath) -> Bool { path.description.hasPrefix("/") }

  /// Returns the path to display, resolving an absolute path, which through links such as
  /// `/proc/self/cwd` would not match the path that a walk finds.
  private static func shown(_ path: FilePath, besides parent: FilePath) -> FilePath {
    guard isAbsolute(path), let real = POSIX.realPath(of: path) else { return path.withoutDetours }
    guard !isAbsolute(parent), let working = POSIX.realPath(of: FilePath(".")),
      real.components.starts(with: working.components)
    else { return real }
    let names = real.components.dropFirst(working.components.count)
    return names.dropFirst().reduce(names.first.map { FilePath(bytes: $0) } ?? real) {
      $0.appending($1)
    }
  }
}
