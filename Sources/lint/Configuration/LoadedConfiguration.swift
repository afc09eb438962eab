internal import ElastiCacheLint
internal import LintText

/// A configuration that was found and read.
struct LoadedConfiguration {
  /// Its path as it is shown.
  let path: FilePath

  /// What it sets for all files.
  let layer: SettingLayer

  /// What it sets for some files, and which.
  let overrides: [(paths: PathPatterns, layer: SettingLayer)]

  /// What it accepts, and in which files.
  let ignores: ConfiguredSuppressions

  private let base: PatternFolder

  /// How far the configuration may lead.
  private let border: Border

  /// The folder that paths in it are relative to.
  var folder: FilePath { path.parent ?? FilePath(".") }

  /// Reads a configuration.
  ///
  /// - Parameter border: how far it may lead; a person who names a configuration trusts the paths in it.
  init(_ path: FilePath, within border: Border) throws(UsageError) {
    self.path = path
    self.border = border
    let settings = try Self.settings(path, border)
    layer = SettingLayer(settings.values, in: path, within: border)
    let base = PatternFolder(path.parent ?? FilePath("."))
    self.base = base
    overrides = settings.overrides.map {
      (PathPatterns($0.paths, in: base), SettingLayer($0.values, in: path, within: border))
    }
    let paths = settings.ignores.map { $0.paths.isEmpty ? nil : PathPatterns($0.paths, in: base) }
    ignores = ConfiguredSuppressions(settings.ignores) { path in
      let names = base.names(of: FilePath(path))
      return paths.indices.filter { paths[$0]?.cover(names) ?? true }
    }
    for layer in [layer] + overrides.map(\.layer) {
      try checkPaths(layer)
      try checkFolders(layer)
    }
  }

  /// Which of the overrides mean a file.
  func overrides(for file: FilePath) -> [Int] {
    let names = base.names(of: file)
    return overrides.indices.filter { overrides[$0].paths.cover(names) }
  }

  private static func settings(
    _ path: FilePath,
    _ border: Border,
  ) throws(UsageError) -> Settings {
    do {
      let contents = try border.read(path, .settings)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      let file = SourceFile(path: path.description, text: text, isNamed: false)
      return try SettingsFile.settings(in: file) { GlobPattern($0) != nil }
    } catch let error as SettingsFileError {
      throw UsageError(error, in: path)
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }

  /// Refuses the whole configuration for one path, so that nobody is misled about what is in force.
  private func checkPaths(_ layer: SettingLayer) throws(UsageError) {
    for (setting, entry) in layer.values.sorted(by: { $0.key.name < $1.key.name }) {
      for path in setting.form.paths(in: entry.value) {
        if let problem = border.problem(with: FilePath(path)) {
          throw UsageError(
            "\(entry.source): '\(setting.name)' has '\(path)', which \(problem.message)"
          )
        }
      }
    }
  }

  private func checkFolders(_ layer: SettingLayer) throws(UsageError) {
    guard let roots = layer.values[.sourceRoot], case .list(let folders) = roots.value
    else { return }
    for folder in folders where (try? POSIX.status(of: FilePath(folder)))?.kind != .folder {
      throw UsageError(
        "\(roots.source): 'source-root' has '\(folder)', which is no folder"
      )
    }
  }
}
