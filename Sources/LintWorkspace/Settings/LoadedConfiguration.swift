internal import ElastiCacheLint
internal import LintText
internal import Terraform

/// A configuration that was found and read.
package struct LoadedConfiguration {
  /// The path as displayed.
  package let path: FilePath

  /// The settings for all files.
  let layer: SettingLayer

  /// The settings for some files, with the patterns that select them.
  let overrides: [(paths: PathPatterns, layer: SettingLayer)]

  /// The suppressions, and the files that they reach.
  package let ignores: ConfiguredSuppressions

  private let base: PatternFolder

  /// The border for paths in the configuration.
  private let border: Border

  /// The folder that paths in it are relative to.
  var folder: FilePath { path.parent ?? FilePath(".") }

  /// Reads a configuration.
  ///
  /// - Parameter border: the border for its paths; a user who names a configuration trusts its
  ///   paths.
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

  /// Returns the indices of the overrides that match a file.
  package func overrides(for file: FilePath) -> [Int] {
    let names = base.names(of: file)
    return overrides.indices.filter { overrides[$0].paths.cover(names) }
  }

  /// Returns the indices of the overrides that match a file of the root module in a folder.
  package func overrides(forRootModule folder: FilePath) -> [Int] {
    guard !overrides.isEmpty else { return [] }
    let names = border.entries(of: folder).map(\.name).filter { name in
      ConfigurationPart(named: String(decoding: name, as: UTF8.self)) == .module
    }
    return Set(names.flatMap { overrides(for: folder.appending(entry: $0)) }).sorted()
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
      throw UsageError(error.problems, in: path)
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }

  /// Rejects the whole configuration for one bad path; ignoring just the path would mislead users
  /// about the effective settings.
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
        "\(roots.source): 'source-root' has '\(folder)', which is not a folder"
      )
    }
  }
}
