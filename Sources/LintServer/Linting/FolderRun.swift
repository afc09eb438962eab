internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// One run over files of a workspace folder, with the texts of open documents.
struct FolderRun: Sendable {
  /// The workspace folder, whose configuration applies to the run as a whole.
  let folder: FilePath

  /// The files and folders to lint.
  let paths: [FilePath]

  /// The texts that replace those on disk.
  var open: OpenFiles

  let preferences: Preferences

  /// Whether findings have fixes.
  var findsFixes = false

  /// Whether caches have the text that they come from.
  var findsSources = true

  /// The suppressions to write in place of fixes; nil for fixes.
  var suppression: SuppressionText?

  /// Whether the run ends early.
  var isInterrupted: @Sendable () -> Bool = { false }

  /// The result of a run.
  struct Outcome: Sendable {
    let report: Report

    /// The files and folders that each file depends on.
    let dependencies: [Text: Set<Text>]

    /// The files besides the inputs that decided what was found.
    let decidingFiles: Set<FilePath>

    /// Warnings about settings.
    let warnings: [String]
  }

  /// Lints as the command does, and compares the report with the baseline.
  ///
  /// - Throws: ``Interrupted`` if it ends early, and other errors for problems that prevent it.
  func outcome() throws -> Outcome {
    let warnings = Locked<[String]>([])
    let host = Host(
      variable: preferences.variable,
      notify: { message in warnings.withLock { $0.append(message.text) } },
      isInterrupted: isInterrupted,
    )
    let input = RunInput(files: paths.map(\.relativeToWorking))
    let borders = Borders(linted: [folder.relativeToWorking] + input.locations, open: open)
    let finder = try ConfigurationFinder(preferences.configuration, borders, host)
    var options = preferences.options
    // The editor names the files.
    options.set(.forceExclude, option: true)
    var settings = try RunSettings(options, finder, workingIn: folder.relativeToWorking)
    settings.suppression = suppression
    settings.findsFixes = findsFixes
    settings.findsSources = findsSources
    let baseline = settings.run.baseline
    let outcome = try LintRun(
      settings: settings,
      input: input,
      baseline: baseline?.path,
      borders: borders,
    ).outcome()
    let known = try baseline.flatMap { store in try store.read().map { ($0, store) } }
    return Outcome(
      report: known.map { outcome.compared(with: $0, in: $1).report } ?? outcome.report,
      dependencies: outcome.dependencies,
      decidingFiles: outcome.decidingFiles,
      warnings: warnings.withLock { $0 },
    )
  }
}

extension FolderRun {
  /// The folders around the linted files, in which another file would count.
  var surroundings: Set<FilePath> {
    Set(paths.flatMap { sequence(first: $0.folder, next: \.parent) }.filter { $0.isInside(folder) })
  }
}

extension ResolvedSettings {
  /// The file that contains the baseline; nil if none is set.
  fileprivate var baseline: BaselineStore? {
    guard let entry = value(.baseline), case .text(let path) = entry.value else { return nil }
    return BaselineStore(FilePath(path), within: entry.border)
  }
}
