internal import ElastiCacheLint

/// Lints one input after another, on any thread.
struct FileLinter: Sendable {
  let linter: Linter

  /// The folders that were named for the root modules of plans.
  let sourceRoots: [String]

  /// Reads an input and lints it.
  ///
  /// - Parameters:
  ///   - contents: opens and reads it.
  ///   - path: the path for people.
  ///   - isNamed: whether somebody named it, instead of it being found in a folder.
  ///   - before: how much of nested stacks was looked into in the same run before; nil to leave those of
  ///     this one for later.
  func read(
    _ contents: () throws(DiscoveryProblem) -> FileBytes,
    shownAs path: String,
    isNamed: Bool,
    stacksAfter before: NestedStackUse?,
  ) -> Result<FileReport, DiscoveryProblem> {
    let bytes: FileBytes
    do { bytes = try contents() } catch { return .failure(error) }
    do {
      let text = try SourceText(contents: bytes.bytes, keptAliveBy: bytes)
      let file = SourceFile(path: path, text: text, isNamed: isNamed)
      let roots = sourceRoots
      var linter = linter
      if OptionSettings.areUsed(in: text), let folder = BeanstalkFolder(of: FilePath(path)) {
        linter = linter.assuming(folder.settings)
      }
      return .success(
        linter.lint(
          file,
          loading: Self.template,
          rootModules: { RootModuleFolder.candidates(forPlan: $0, named: roots) },
          stacksAfter: before,
        )
      )
    } catch {
      return .success(linter.report(error, path: path))
    }
  }

  /// Reads the template of a nested stack; only regular files are templates.
  private static func template(_ path: String, besides parent: String) -> SourceFile? {
    let folder = FilePath(parent).parent
    let written = path.hasPrefix("/") ? FilePath(path) : folder?.appending(path) ?? FilePath(path)
    let file = written.withoutDetours
    guard let bytes = try? FileContents.read(file, isFound: true),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return nil }
    return SourceFile(path: file.description, text: text, isNamed: false)
  }
}
