/// A folder to lint as the command does: with the configurations in it, its Git repository, and the
/// files that its templates, plans and configurations reference.
///
/// ```swift
/// let report = try Workspace(folder: "templates").lint()
/// print(ReportFormat.concise.reporter().render(report))
/// ```
public struct Workspace: Sendable {
  private let folder: FilePath

  /// Creates the workspace of a folder.
  ///
  /// - Parameter path: the folder; a relative path is displayed as it is.
  /// - Throws: an error if it isn't a folder.
  public init(folder path: String) throws(UsageError) {
    folder = FilePath(path)
    let kind: FileKind
    do throws(SystemError) {
      kind = try POSIX.status(of: folder).kind
    } catch {
      throw UsageError("\(path): \(error.message)")
    }
    guard kind == .folder else { throw UsageError("\(path): is not a folder") }
  }

  /// Lints all files in the folder and below it.
  ///
  /// Files that cannot be read are diagnostics of the report.
  ///
  /// - Throws: an error if a configuration is unusable, so nothing was linted.
  public func lint() throws -> Report {
    let report = Locked<Result<Report, any Error>?>(nil)
    try WorkerThread.runDeep { [folder] in
      let result = Result {
        let input = RunInput(files: [folder])
        let borders = Borders(linted: input.locations)
        let finder = try ConfigurationFinder(.nearest, borders, .silent)
        let settings = try RunSettings(SettingLayer(), finder, workingIn: folder)
        return try LintRun(settings: settings, input: input, borders: borders).outcome().report
      }
      report.withLock { $0 = result }
    }
    return try report.withLock { $0 }?.get() ?? Report(fileCount: 0, files: [])
  }
}
