internal import ElastiCacheLint

/// Finds the configuration of a folder: the nearest one upwards, within its border.
///
/// Asks the file system once for each folder.
struct ConfigurationFinder {
  let borders: Borders

  private let scope: Scope
  private var found: [FilePath: LoadedConfiguration?] = [:]

  private enum Scope {
    /// The one nearest to each file.
    case nearest
    /// One for everything.
    case only(LoadedConfiguration)
    /// None.
    case none
  }

  /// The variable that names a configuration as the option `--config` does.
  static let variable = "ELASTICACHE_LINT_CONFIG"

  /// Reads the configuration if one is named, by choice or by the environment.
  init(_ choice: ConfigurationChoice, _ borders: Borders) throws(UsageError) {
    func named(_ path: String) throws(UsageError) -> Scope {
      .only(try LoadedConfiguration(FilePath(path), within: .unbounded))
    }
    self.borders = borders
    scope =
      switch choice {
      case .none: .none
      case .file(let path): try named(path)
      case .nearest:
        if let path = ProcessEnvironment.value(Self.variable), !path.isEmpty {
          try named(path)
        } else {
          .nearest
        }
      }
  }

  /// Every configuration that was found so far, in the order of their paths.
  var configurations: [LoadedConfiguration] {
    if case .only(let configuration) = scope { return [configuration] }
    let pairs = found.values.compactMap(\.self).map { ($0.path, $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.path < $1.path }
  }

  /// The configuration for what lies in a folder.
  mutating func configuration(
    in folder: FilePath
  ) throws(UsageError) -> LoadedConfiguration? {
    switch scope {
    case .none: return nil
    case .only(let configuration): return configuration
    case .nearest: break
    }
    var folders: [FilePath] = []
    var next: FilePath? = folder
    var result: LoadedConfiguration?
    // Every input lies below a folder that a person named, so that nothing needs to be asked before.
    var mayEnd = false
    while let current = next {
      if let known = found[current] {
        result = known
        break
      }
      folders.append(current)
      if let configuration = try load(in: current) {
        result = configuration
        break
      }
      mayEnd = mayEnd || borders.isNamed(current)
      let isEnd =
        Border.isWorkTree(current) || mayEnd && !borders.mayLookAbove(current)
      next = isEnd ? nil : Self.enclosing(current)
    }
    for folder in folders { found[folder] = .some(result) }
    return result
  }

  /// The folder that a folder is in, by the name that people would give it; nil for the root.
  private static func enclosing(_ folder: FilePath) -> FilePath? {
    if folder.bytes.first == UInt8(ascii: "/") { return folder.parent }
    let isUpward = folder.components.allSatisfy { $0.elementsEqual("..".utf8) }
    if isUpward {
      // Nothing is above a working folder that somebody has removed.
      let absolute = folder.absolute
      guard absolute.bytes.first == UInt8(ascii: "/"), absolute != FilePath("/") else { return nil }
      return folder == FilePath(".") ? FilePath("..") : folder.appending("..")
    }
    // Behind a name, `..` may lead anywhere.
    guard folder.lastComponent.elementsEqual("..".utf8) else {
      return folder.parent ?? FilePath(".")
    }
    return folder.absolute.parent
  }

  private func load(
    in folder: FilePath
  ) throws(UsageError) -> LoadedConfiguration? {
    let paths = SettingsFile.names.map {
      folder.appending(entry: Array($0.utf8))
    }
    .filter { (try? POSIX.status(of: $0)) != nil }
    guard let path = paths.first else { return nil }
    guard paths.count == 1 else {
      throw UsageError(
        "there are two configurations in one folder: \(paths[0]) and \(paths[1])"
      )
    }
    let border = borders.border(around: folder)
    // Of a link that leads outside, only that is reported.
    if border.problem(with: path) == nil,
      let exposure = ConfigurationExposure(of: path, in: folder)
    {
      // Without the settings of a repository a run may pass that must not.
      guard !border.isRepository else {
        throw UsageError(
          """
          \(path): not used, since others may write to it or to its folder; name it with \
          --config=\(path.shellWord), or run: \(exposure.remedy)
          """
        )
      }
      StandardStreams.writeError(
        """
        \(path): ignored: others may write to it or to its folder; \
        --config \(path.shellWord) uses it
        """
      )
      return nil
    }
    return try LoadedConfiguration(path, within: border)
  }
}
