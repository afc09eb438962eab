internal import LintDiagnostics
internal import LintModel
internal import LintText

extension ConfigurationSources {
  /// A cache that is in the configuration but not in the plan.
  struct Addition {
    let change: ConfigurationChange
    let lines: [LineRange]
  }

  /// The depth limit for following module calls that aren't in the plan.
  private static let depthLimit = 16

  /// Finds the caches in the root module and in modules with local sources that the plan's
  /// configuration doesn't contain; each once, ordered by location.
  ///
  /// - Parameter planned: addresses without instance keys that are in the plan nevertheless.
  func additions(
    to configuration: PlanConfiguration,
    besides planned: Set<Text>,
  ) -> [Addition] {
    guard let root = module(at: ModulePath()) else { return [] }
    var read = [root.folder: root]
    // The plan bounds the visits of modules that it contains; any other module is visited once.
    var unplannedFolders: Set<Text> = []
    var additions: [Place: Addition] = [:]
    var pending = [(path: ModulePath(), module: root)]
    while let (path, module) = pending.popLast() {
      for cache in module.caches {
        let address: Text = "\(path.prefix)\(cache.type.rawValue).\(cache.name)"
        let type = Text(cache.type.rawValue)
        guard configuration.resource(type: type, name: cache.name, at: path) == nil,
          !planned.contains(address), !cache.block.isNeverCreated
        else { continue }
        let place = cache.block.header
        additions[place] = Addition(
          change: ConfigurationChange(.cache, at: place, in: module.folder, declaration: address),
          lines: cache.block.lines,
        )
      }
      for call in module.localCalls where path.names.count < Self.depthLimit {
        let (inner, folder) = (
          path.appending(call.name), rootModule.folder(at: call.source, calledFrom: module)
        )
        if configuration.module(at: inner) == nil {
          guard !call.block.isNeverCreated, unplannedFolders.insert(folder).inserted else {
            continue
          }
        }
        guard let module = read[folder] ?? (try? rootModule.module(in: folder)) else { continue }
        read[folder] = module
        pending.append((inner, module))
      }
    }
    return additions.values.sorted { $0.change.place.isBefore($1.change.place) }
  }
}

extension ConfigurationBlock {
  /// Whether `count` is the constant 0.
  fileprivate var isNeverCreated: Bool {
    attribute("count").flatMap { ConstantValue($0.operation) }?.number == 0
  }
}

extension Place {
  fileprivate func isBefore(_ other: Place) -> Bool {
    (Text(path), range.lowerBound.line, range.lowerBound.column)
      < (Text(other.path), other.range.lowerBound.line, other.range.lowerBound.column)
  }
}
