internal import ElastiCacheLint

/// The linters of the files of a run.
///
/// Created before the first file is read: if one configuration is unusable, nothing is linted.
struct FileLinters: Sendable {
  private let linters: [FileLinter]

  /// The indices of the files and root modules whose linter is not the first.
  private let indices: [FilePath: Int]

  /// The configurations, each with a linter for its settings for all files.
  let configurations: [(configuration: LoadedConfiguration, linter: FileLinter)]

  /// The files other than configurations that affect judgments.
  let parameterFiles: Set<FilePath>

  /// Creates the linters.
  ///
  /// - Parameter roots: the folders of root modules.
  init(
    for files: [FilePath],
    roots: [FilePath],
    _ settings: RunSettings,
    _ borders: Borders,
  ) throws {
    var settings = settings
    var linters: [FileLinter] = []
    // By the configuration, or the empty path without one.
    var known: [FilePath: [(overrides: [Int], index: Int)]] = [:]
    var indices: [FilePath: Int] = [:]
    var parameterFiles: Set<FilePath> = []
    func index(_ configuration: LoadedConfiguration?, _ overrides: [Int]) throws -> Int {
      let path = configuration?.path ?? FilePath("")
      if let linter = known[path]?.first(where: { $0.overrides == overrides }) {
        return linter.index
      }
      let resolved = settings.settings(configuration, overrides: overrides)
      parameterFiles.formUnion(resolved.parameterFiles + resolved.variableFiles)
      let ignores = configuration?.ignores ?? ConfiguredSuppressions()
      linters.append(
        try FileLinter(
          resolved,
          accepting: ignores,
          borders,
          settings.host,
          suppressing: settings.suppression,
          findsFixes: settings.findsFixes,
          findsSources: settings.findsSources,
          ignoresValues: settings.ignoresValues,
          subject: settings.subject,
        )
      )
      known[path, default: []].append((overrides, linters.count - 1))
      return linters.count - 1
    }

    // The linter of the working folder is the first, even if no file uses it.
    _ = try index(settings.configuration, [])
    for file in files {
      let configuration = try settings.configuration(of: file)
      let overrides = configuration?.overrides(for: file) ?? []
      let index = try index(configuration, overrides)
      if index > 0 { indices[file] = index }
    }
    for root in roots {
      let configuration = try settings.configuration(inFolder: root)
      let overrides = configuration?.overrides(forRootModule: root) ?? []
      let index = try index(configuration, overrides)
      if index > 0 { indices[root] = index }
    }
    configurations = try settings.configurations.map { ($0, linters[try index($0, [])]) }
    self.linters = linters
    self.indices = indices
    self.parameterFiles = parameterFiles
  }

  /// Returns the linter for a file or for the root module in a folder.
  subscript(file: FilePath) -> FileLinter { linters[indices[file] ?? 0] }

  /// The linter of the working folder.
  var first: Linter { linters[0].linter }

  /// The parameter values that apply unless another configuration gives others.
  var parameters: ParameterValues { linters[0].parameters }

  /// Whether a linter is given values of parameters or variables.
  var giveValues: Bool { linters.contains { $0.linter.givesValues } }

  /// Whether a file is a configuration, and therefore not an input.
  func isConfiguration(_ file: FilePath) -> Bool {
    let name = String(decoding: file.lastComponent, as: UTF8.self)
    if SettingsFile.names.contains(name) { return true }
    return configurations.contains { $0.configuration.path == file }
  }

  /// The configurations, and the files with values that they and the options name.
  var settingFiles: Set<FilePath> {
    parameterFiles.union(configurations.map(\.configuration.path))
  }

  /// Whether a file that affects every judgment has changed.
  ///
  /// A removed configuration also counts: the files that it applied to are unknown.
  func haveChanged(_ changes: inout ChangedFiles) -> Bool {
    changes.containsFile(named: SettingsFile.names)
      || parameterFiles.contains { changes.contains($0) }
      || configurations.contains { changes.contains($0.configuration.path) }
  }

  /// Returns the problems of configured suppressions.
  ///
  /// Unused entries are reported only if their whole folder was linted.
  func reports(whereWalked folders: [FilePath]) -> [(path: String, report: FileReport)] {
    let walked = folders.map { POSIX.resolvedPath(of: $0) }
    return configurations.filter { !$0.configuration.ignores.all.isEmpty }.map {
      configuration,
      linter in
      let folder = POSIX.resolvedPath(of: configuration.folder)
      let isComplete = walked.contains { folder.isInside($0) }
      return (
        configuration.path.description,
        linter.linter.reportOnConfiguration(isComplete: isComplete)
      )
    }
  }
}
