internal import ElastiCacheLint

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

  /// The folder that paths in it are relative to.
  var folder: FilePath { path.parent ?? FilePath(".") }

  init(_ path: FilePath) throws(UsageError) {
    self.path = path
    let settings = try Self.settings(path)
    layer = SettingLayer(settings.values, in: path)
    let base = PatternFolder(path.parent ?? FilePath("."))
    self.base = base
    overrides = settings.overrides.map {
      (PathPatterns($0.paths, in: base), SettingLayer($0.values, in: path))
    }
    let paths = settings.ignores.map { $0.paths.isEmpty ? nil : PathPatterns($0.paths, in: base) }
    ignores = ConfiguredSuppressions(settings.ignores) { path in
      let names = base.names(of: FilePath(path))
      return paths.indices.filter { paths[$0]?.cover(names) ?? true }
    }
    try checkFolders(layer)
    for override in overrides { try checkFolders(override.layer) }
  }

  /// Which of the overrides mean a file.
  func overrides(for file: FilePath) -> [Int] {
    let names = base.names(of: file)
    return overrides.indices.filter { overrides[$0].paths.cover(names) }
  }

  private static func settings(_ path: FilePath) throws(UsageError) -> Settings {
    do {
      let contents = try FileContents.read(path)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      let file = SourceFile(path: path.description, text: text, isNamed: false)
      return try SettingsFile.settings(in: file) { GlobPattern($0) != nil }
    } catch let error as SettingsFileError {
      throw UsageError(error, in: path)
    } catch let error as DiscoveryProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
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
