internal import ElastiCacheLint

/// Finds the configuration of a folder: the nearest one upwards, within its border.
///
/// Queries the file system once per folder.
package struct ConfigurationFinder {
  let borders: Borders
  var host: Host

  private let scope: Scope
  private var found: [FilePath: LoadedConfiguration?] = [:]

  private enum Scope {
    /// The configuration nearest to each file.
    case nearest
    /// One configuration for all files.
    case only(LoadedConfiguration)
    /// No configuration.
    case none
  }

  /// Reads the configuration that the choice or the environment names, if any.
  package init(_ choice: ConfigurationChoice, _ borders: Borders, _ host: Host) throws(UsageError) {
    self.borders = borders
    self.host = host
    let isOpen = choice == .nearest
    scope =
      switch isOpen ? try ConfigurationChoice(environment: host.variable) : choice {
      case .none: .none
      case .file(let path):
        .only(try LoadedConfiguration(FilePath(path), within: .unbounded(open: borders.open)))
      case .nearest: .nearest
      }
  }

  /// All configurations found so far, sorted by path.
  var configurations: [LoadedConfiguration] {
    if case .only(let configuration) = scope { return [configuration] }
    let pairs = found.values.compactMap(\.self).map { ($0.path, $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.path < $1.path }
  }

  /// Returns the configuration that applies in a folder.
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
    // All inputs are below a named folder, so the borders needn't be queried before it is reached.
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
        isWorkTree(current) || mayEnd && !borders.mayLookAbove(current)
      next = isEnd ? nil : Self.enclosing(current)
    }
    for folder in folders { found[folder] = .some(result) }
    return result
  }

  private func isWorkTree(_ folder: FilePath) -> Bool {
    let real = borders.folders.realPath(ofFolder: folder)
    return real.map { borders.folders.isWorkTree($0) } ?? Border.isWorkTree(folder)
  }

  /// Returns the parent of a folder, named as a user would name it; nil for the root.
  private static func enclosing(_ folder: FilePath) -> FilePath? {
    if folder.bytes.first == UInt8(ascii: "/") { return folder.parent }
    let isUpward = folder.components.allSatisfy { $0.elementsEqual("..".utf8) }
    if isUpward {
      // A removed working folder has no parent.
      let absolute = folder.absolute
      guard absolute.bytes.first == UInt8(ascii: "/"), absolute != FilePath("/") else { return nil }
      return folder == FilePath(".") ? FilePath("..") : folder.appending("..")
    }
    // After a name, `..` may lead anywhere.
    guard folder.lastComponent.elementsEqual("..".utf8) else {
      return folder.parent ?? FilePath(".")
    }
    return folder.absolute.parent
  }

  private func load(
    in folder: FilePath
  ) throws(UsageError) -> LoadedConfiguration? {
    let real = borders.folders.realPath(ofFolder: folder)
    let paths = SettingsFile.names.filter { name in
      borders.open != nil || real.map { borders.folders.mayHave(name, in: $0) } ?? true
    }
    .map { folder.appending(entry: Array($0.utf8)) }
    .filter { borders.open?[$0, borders.folders] != nil || (try? POSIX.status(of: $0)) != nil }
    guard let path = paths.first else { return nil }
    guard paths.count == 1 else {
      throw UsageError(
        "there are two configurations in one folder: \(paths[0]) and \(paths[1])"
      )
    }
    let border = borders.border(around: folder)
    // For a link that leads outside, only that is reported.
    if border.problem(with: path) == nil,
      let exposure = ConfigurationExposure(of: path, in: folder, within: border)
    {
      // Without the settings of its repository, a run could pass that must fail.
      guard !border.isRepository else {
        let remedy: Message = exposure.remedy.map { ", or run: \($0)" } ?? ""
        throw UsageError(
          """
          \(path): not used, since others may write to it or to a folder above it; name it with \
          --config=\(path.shellWord)\(remedy)
          """
        )
      }
      host.notify(
        """
        \(path): ignored: others may write to it or to a folder above it; \
        --config \(path.shellWord) uses it
        """
      )
      return nil
    }
    return try LoadedConfiguration(path, within: border)
  }
}
