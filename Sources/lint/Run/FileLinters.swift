internal import ElastiCacheLint

/// How to lint each file of a run.
///
/// Made before the first file is read: if one configuration cannot be used, nothing is linted.
struct FileLinters: Sendable {
  private let linters: [FileLinter]

  /// For each file that has a linter of its own, which one; the others have the first.
  private let indices: [FilePath: Int]

  /// The configurations, each with a linter of what it says for all files.
  let configurations: [(configuration: LoadedConfiguration, linter: FileLinter)]

  /// The files besides the configurations that judgements depend on.
  let parameterFiles: Set<FilePath>

  private struct Key: Hashable {
    let configuration: FilePath?
    let overrides: [Int]
  }

  init(for files: [FilePath], _ settings: RunSettings) throws {
    var settings = settings
    var linters: [FileLinter] = []
    var known: [Key: Int] = [:]
    var indices: [FilePath: Int] = [:]
    var parameterFiles: Set<FilePath> = []
    func index(_ configuration: LoadedConfiguration?, _ overrides: [Int]) throws -> Int {
      let key = Key(configuration: configuration?.path, overrides: overrides)
      if let index = known[key] { return index }
      let resolved = settings.settings(configuration, overrides: overrides)
      parameterFiles.formUnion(resolved.parameterFiles)
      let ignores = configuration?.ignores ?? ConfiguredSuppressions()
      linters.append(try FileLinter(resolved, accepting: ignores, settings.borders))
      known[key] = linters.count - 1
      return linters.count - 1
    }

    // That of the working folder is the first, whether any file has it or not.
    _ = try index(settings.configuration, [])
    for file in files {
      let configuration = try settings.configuration(of: file)
      let overrides = configuration?.overrides(for: file) ?? []
      let index = try index(configuration, overrides)
      if index > 0 { indices[file] = index }
    }
    configurations = try settings.configurations.map { ($0, linters[try index($0, [])]) }
    self.linters = linters
    self.indices = indices
    self.parameterFiles = parameterFiles
  }

  /// How to lint a file.
  subscript(file: FilePath) -> FileLinter { linters[indices[file] ?? 0] }

  /// The values that parameters are given where no other configuration says something.
  var parameters: ParameterValues { linters[0].parameters }

  /// Whether a file is a configuration, and no input therefore.
  func isConfiguration(_ file: FilePath) -> Bool {
    let name = String(decoding: file.lastComponent, as: UTF8.self)
    if SettingsFile.names.contains(name) { return true }
    return configurations.contains { $0.configuration.path == file }
  }

  /// Whether something has changed on which every judgement depends.
  ///
  /// A configuration that is there no more was for files that nobody can tell now.
  func haveChanged(_ changes: inout ChangedFiles) -> Bool {
    changes.containsFile(named: SettingsFile.names)
      || parameterFiles.contains { changes.contains($0) }
      || configurations.contains { changes.contains($0.configuration.path) }
  }

  /// What is wrong with what configurations accept.
  ///
  /// What accepts nothing is told only where everything was linted that it may be about.
  func reports(whereWalked folders: [FilePath]) -> [(path: String, report: FileReport)] {
    let walked = folders.map { POSIX.resolvedPath(of: $0).components }
    return configurations.filter { !$0.configuration.ignores.all.isEmpty }.map {
      configuration,
      linter in
      let folder = POSIX.resolvedPath(of: configuration.folder).components
      let isComplete = walked.contains { folder.starts(with: $0) }
      return (
        configuration.path.description,
        linter.linter.reportOnConfiguration(isComplete: isComplete)
      )
    }
  }
}
